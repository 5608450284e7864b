import { setFlagsFromString } from 'node:v8';

/**
 * Node 20 counts in bytes of bytecode; V8's default is 67,584 (`node --v8-options`). Between 5,000 and 20,000 asking takes the
 * least time.
 */
const budgets = { early: 10_000, late: 540_000 } as const;

/**
 * Lets the V8 of Node 20 watch a function eight times as long before it optimizes it. Its early guesses about the Markdown
 * parser do not hold: it optimized, gave up and began again, a quarter of what a run took, whether for one file or for many.
 * Later versions decide otherwise, and know no such flag.
 *
 * @param node the version, as in `process.versions.node`
 */
export function optimizeLater(node: string): void {
  setBudget(node, budgets.late);
}

/**
 * The contrary, for while much is asked: the functions that ask are called in the same way for each link.
 *
 * @param node the version, as in `process.versions.node`
 */
export function optimizeEarly(node: string): void {
  setBudget(node, budgets.early);
}

function setBudget(node: string, budget: number): void {
  if (node.startsWith('20.')) setFlagsFromString(`--interrupt-budget=${budget}`);
}
