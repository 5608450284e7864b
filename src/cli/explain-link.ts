import type { Config } from '../config/config.ts';
import { diskTree } from '../discover/disk-tree.ts';
import { findWorkTree, readRepository } from '../discover/git.ts';
import { assertNever } from '../model/assert-never.ts';
import { maskUserinfo } from '../model/mask-userinfo.ts';
import { createFilter, type Decision } from '../plan/filter.ts';
import { resolveAddress } from '../plan/target.ts';
import type { Ports } from '../ports.ts';
import { createAddressGuard } from '../probe/transport/address-guard.ts';
import { forTerminal } from '../report/escape.ts';

/** What would become of an address that stands in a Markdown file of the root, and which rule decides that. */
export async function explainLink(address: string, config: Config, { cwd, env, now }: Ports): Promise<string> {
  const tree = await findWorkTree(cwd);
  const root = tree.kind === 'work-tree' ? tree.root : cwd;
  const repository = tree.kind === 'work-tree' ? await readRepository(root, env) : null;
  const today = new Date(now()).toISOString().slice(0, 10);
  const target = resolveAddress(address, { source: 'README.md', repository, exists: diskTree(root).exists });
  const { decision, trail } = createFilter(config.plan, { today, repository }).explain(target);
  const lines = [`${outcomeOf(decision)}: ${decision.rule}`, ...refusal(decision, config.probe), ...trail];
  return [target.url, ...lines]
    .map((line, index) => `${index === 0 ? '' : '  '}${forTerminal(maskUserinfo(line))}\n`)
    .join('');
}

function outcomeOf(decision: Decision): string {
  switch (decision.kind) {
    case 'ask':
      return 'asked over the network';
    case 'look':
      return 'looked up in the work tree';
    case 'as-written':
      return 'judged as it is written, malformed';
    case 'skip':
      return `skipped (${decision.reason})`;
    default:
      return assertNever(decision);
  }
}

/** Addresses are refused when a connection is made; of a host that is one itself this is known before. */
function refusal(decision: Decision, config: Config['probe']): readonly string[] {
  if (decision.kind !== 'ask') return [];
  const address = createAddressGuard(config).refusedLiteral(new URL(decision.requestKey).hostname);
  return address === null
    ? []
    : ['but refused when connecting (private-address); --allow-private asks it all the same'];
}
