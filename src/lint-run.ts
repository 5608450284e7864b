import { severityNames } from './config/severity-names.ts';
import type { Ignorable } from './lint/directive-problems.ts';
import { createLinter } from './lint/lint.ts';
import type { Surroundings } from './lint/page.ts';
import { findRule, rules } from './lint/rules.ts';
import { type Settled, settleDirectives } from './lint/settle-directives.ts';
import { withoutEchoes } from './lint/without-echoes.ts';
import type { Judged, PlacedFinding } from './model/judged.ts';
import type { Link } from './model/link.ts';
import type { Share } from './plan/take-shard.ts';
import type { Job } from './run.ts';
import type { Run } from './stages.ts';

/** Runs the rules where the job wants them, and takes out of all findings what comments in the files say. */
export function lintRun(
  verdicts: readonly PlacedFinding[],
  judged: readonly Judged[],
  { job, found, documents, startedAt, isOwn }: Run,
  isNew: Surroundings['isNew'] = () => false,
): Settled {
  const { lint, judge } = job.config;
  if (job.kind === 'links') return { findings: verdicts, ignored: 0 };
  const known = {
    names: severityNames(rules.map(({ name }) => name)),
    soughtAt: (name: string) => soughtAt(name, job.kind),
    isJudged: createJudgedTest(judged, isOwn),
  };
  if (job.kind === 'check') {
    return settleDirectives(documents, { ...known, findings: verdicts, unheeded: () => [] }, isOwn);
  }
  const options = { ...judge, ...lint };
  const surroundings = {
    siblings: found.tree.siblings,
    repository: found.repository,
    today: startedAt.slice(0, 10),
    repositories: byLink(judged, ({ trace }) => trace?.repository ?? null),
    landings: byLink(judged, landingOf),
    isNew,
  };
  const { heeded, unheeded } = createLinter(documents, rules, options, surroundings);
  const settled = settleDirectives(documents, { ...known, findings: [...verdicts, ...heeded()], unheeded }, isOwn);
  return { ...settled, findings: withoutEchoes(settled.findings) };
}

/** Where a run looks for what has a name: `check` runs no rules, and what forges tell is known with the verdicts. */
function soughtAt(name: string, kind: Job['kind']): ReturnType<Ignorable['soughtAt']> {
  const rule = findRule(name);
  if (rule === null) return 'judged-links';
  if (kind === 'check') return 'nowhere';
  return rule.needs === 'network' ? 'judged-links' : 'everywhere';
}

/**
 * Whether a link was asked or looked up, or is not to be; without an answer nothing is known of it. What other shards do is known
 * when they are merged.
 */
function createJudgedTest(judged: readonly Judged[], isOwn: Share['isOwn']): (link: Link) => boolean {
  const links = new Set(
    judged
      .filter(({ verdict }) => verdict !== null && verdict.reason !== 'budget' && verdict.reason !== 'offline')
      .flatMap(({ places }) => places.map(({ link }) => link)),
  );
  return (link) => links.has(link) || !isOwn(link);
}

/** What is known of the targets of links, for those of which something is. */
function byLink<Fact>(judged: readonly Judged[], factOf: (row: Judged) => Fact | null): ReadonlyMap<Link, Fact> {
  return new Map(
    judged.flatMap((row) => {
      const fact = factOf(row);
      return fact === null ? [] : row.places.map(({ link }) => [link, fact] as const);
    }),
  );
}

function landingOf({ verdict, trace }: Judged): string | null {
  return verdict?.kind === 'moved' || verdict?.kind === 'redirected' ? (trace?.finalUrl ?? null) : null;
}
