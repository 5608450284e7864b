import { setFlagsFromString } from 'node:v8';

/**
 * Lets the V8 of Node 20 watch a function eight times as long before it optimizes it. Its early guesses about the Markdown
 * parser do not hold: it optimized, gave up and began again, a quarter of what a run took, whether for one file or for many.
 * Later versions decide otherwise, and know no such flag.
 *
 * @param node the version, as in `process.versions.node`
 */
export function optimizeLater(node: string): void {
  if (node.startsWith('20.')) setFlagsFromString('--interrupt-budget=540000');
}
