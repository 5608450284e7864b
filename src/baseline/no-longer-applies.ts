import type { BaselineEntry } from '../model/baseline.ts';
import type { LinkRow, Report } from '../model/report.ts';
import { isVerdictKind } from '../model/verdict.ts';

/** Whether the root has a file. */
export type Exists = (file: string) => boolean;

/** Rules that only know what forges tell. */
const fromForges: ReadonlySet<string> = new Set(['repo-archived', 'repo-stale']);

/** Reasons for which a link was not asked that say nothing of it. */
const unasked: ReadonlySet<string | null> = new Set(['offline', 'budget']);

/**
 * Tells of entries that no finding needed whether that means anything: a part of a run, files that were not read, and links
 * that gave no usable answer tell nothing.
 */
export function createNoLongerApplies(report: Report, exists: Exists): (entry: BaselineEntry) => boolean {
  const { scope, job } = report.run;
  const inputs = new Map(report.inputs.map((input) => [input.file, input.state]));
  const rows = new Map<string, LinkRow[]>();
  for (const row of report.links) {
    for (const file of new Set(row.places.map((place) => place.file))) {
      const group = rows.get(file);
      if (group === undefined) rows.set(file, [row]);
      else group.push(row);
    }
  }
  return ({ file, rule, about }) => {
    if (scope.since !== null || scope.shard !== null) return false;
    const state = inputs.get(file);
    if (state === undefined) return !exists(file);
    if (state !== 'read' && state !== 'generated') return false;
    const here = rows.get(file) ?? [];
    if (isVerdictKind(rule)) return here.filter(({ url }) => url === about).every((row) => isClear(row, rule));
    if (job === 'check' || job === 'links') return false;
    return !fromForges.has(rule) || isKnown(here, about ?? '');
  };
}

function isClear({ verdict, reason }: LinkRow, kind: string): boolean {
  if (verdict === null || (verdict === 'skipped' && unasked.has(reason))) return false;
  return verdict === kind || (verdict !== 'unstable' && verdict !== 'blocked');
}

/** Whether a forge has told of a repository, or no link leads there any more. */
function isKnown(rows: readonly LinkRow[], address: string): boolean {
  const about = rows.filter(
    ({ url, repository }) =>
      url.toLowerCase().includes(`//${address.toLowerCase()}`) ||
      (repository !== null && `${repository.forge}/${repository.name}` === address),
  );
  return about.every(({ repository }) => repository !== null);
}
