import type { Report, Summary } from '../model/report.ts';
import { verdictKinds } from '../model/verdict.ts';
import { count, number } from './wording.ts';

/**
 * `1,234 links in 3 files: 1,180 ok, 8 dead, 12 blocked, 34 not asked`: the verdicts in the order of the model, without
 * the skipped ones. Of a change, what it brings in: `4 links that this change adds, points elsewhere or breaks: 3 ok, 1 dead`.
 */
export function linkTotals({ run, summary: { links, files, verdicts } }: Pick<Report, 'run' | 'summary'>): string {
  const parts = verdictKinds
    .filter((kind) => kind !== 'skipped')
    .map((kind) => ({ kind, times: verdicts[kind] ?? 0 }))
    .filter(({ times }) => times > 0)
    .map(({ kind, times }) => `${number(times)} ${kind}`);
  const unjudged = links - Object.values(verdicts).reduce((sum, times) => sum + times, 0);
  const all = unjudged > 0 ? [...parts, `${number(unjudged)} not asked`] : parts;
  const where =
    run.scope.since === null ? `in ${count(files, 'file')}` : 'that this change adds, points elsewhere or breaks';
  return `${count(links, 'link')} ${where}${all.length === 0 ? '' : `: ${all.join(', ')}`}`;
}

/** `9 skipped: 5 excluded, 4 private-address`; empty when nothing was. Links that a comment took out count too. */
export function skippedTotals({ skipped, ignored }: Summary): string {
  const all = skipped.ignored === undefined ? { ...skipped, ignored } : skipped;
  const reasons = Object.entries(all).filter(([, times]) => times > 0);
  if (reasons.length === 0) return '';
  const sum = reasons.reduce((total, [, times]) => total + times, 0);
  return `${number(sum)} skipped: ${reasons.map(([reason, times]) => `${number(times)} ${reason}`).join(', ')}`;
}

/** `8 errors, 5 warnings, 12 infos`, or `nothing to report`; then what a baseline accepts. */
export function findingTotals({ errors, warnings, infos, accepted = 0 }: Summary): string {
  const parts = [
    errors > 0 ? count(errors, 'error') : '',
    warnings > 0 ? count(warnings, 'warning') : '',
    infos > 0 ? count(infos, 'info') : '',
  ].filter((part) => part !== '');
  const open = parts.length === 0 ? 'nothing to report' : parts.join(', ');
  return accepted === 0 ? open : `${open}; ${number(accepted)} accepted by the baseline`;
}

/** What was mended, and what can be: `2 mended; 3 can be mended with --fix, 2 more with --fix-suggested`. */
export function mendTotals(report: Report): string {
  const offered = report.findings.filter(({ fix }) => fix?.state === 'offered');
  const safe = offered.filter(({ fix }) => fix?.safety === 'safe').length;
  const suggested = offered.length - safe;
  const mended = report.summary.fixed > 0 ? `${number(report.summary.fixed)} mended` : '';
  // What git's index has is looked at, and files are written.
  const where = report.run.scope.staged === true ? ', without --staged' : '';
  const open = canBeMended(safe, suggested);
  return [mended, open === '' ? '' : open + where].filter((part) => part !== '').join('; ');
}

function canBeMended(safe: number, suggested: number): string {
  if (safe === 0) return suggested === 0 ? '' : `${number(suggested)} can be mended with --fix-suggested`;
  const more = suggested === 0 ? '' : `, ${number(suggested)} more with --fix-suggested`;
  return `${number(safe)} can be mended with --fix${more}`;
}

/** What the reader must know before believing the numbers: the run's own notes, and that it is incomplete. */
export function caveats({ run }: Report): readonly string[] {
  const shard = run.scope.shard;
  const part =
    shard === null ? [] : [`this is shard ${shard}: "linkmend merge" puts the reports of all shards together`];
  // A broken network has its own note, which says more.
  if (run.complete || run.offline) return [...part, ...run.notes];
  return [...part, 'the run is incomplete: some links were not asked', ...run.notes];
}
