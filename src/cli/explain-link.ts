import type { Config } from '../config/config.ts';
import { existsBelow } from '../discover/exists.ts';
import { findWorkTree, readRepository } from '../discover/git.ts';
import { createFilter } from '../plan/filter.ts';
import { resolveAddress } from '../plan/target.ts';
import type { Ports } from '../ports.ts';

/** What would become of an address that stands in a Markdown file of the root, and which rule decides that. */
export async function explainLink(address: string, config: Config, { cwd, env, now }: Ports): Promise<string> {
  const tree = await findWorkTree(cwd);
  const root = tree.kind === 'work-tree' ? tree.root : cwd;
  const repository = tree.kind === 'work-tree' ? await readRepository(root, env) : null;
  const today = new Date(now()).toISOString().slice(0, 10);
  const target = resolveAddress(address, { source: 'README.md', repository, exists: existsBelow(root) });
  const { decision, trail } = createFilter(config.plan, { today, repository }).explain(target);
  const outcomes = {
    ask: 'asked over the network',
    look: 'looked up in the work tree',
    'as-written': 'judged as it is written: malformed',
    skip: decision.kind === 'skip' ? `skipped: ${decision.reason}` : '',
  } as const;
  const lines = [target.url, `  ${outcomes[decision.kind]}, by ${decision.rule}`, ...trail.map((line) => `  ${line}`)];
  return `${lines.join('\n')}\n`;
}
