import type { NetworkState } from '../judge/network.ts';
import { assertNever } from '../model/assert-never.ts';
import type { Report } from '../model/report.ts';
import type { SiteTrouble } from '../probe/sites/place-site.ts';
import type { Unasked } from '../state/answer-questions.ts';
import { count, number } from './wording.ts';

/** Markdown by its name that this version does not read, counted. */
export function notReadNotes(files: readonly string[]): readonly string[] {
  if (files.length === 0) return [];
  const endings = [...new Set(files.map((file) => file.slice(file.lastIndexOf('.'))))].sort().join(', ');
  return [`${count(files.length, 'Markdown file')} (${endings}) not read: this version does not know the format`];
}

/** What an earlier report cannot tell of the links of today: those that were not in it, one line. */
export function recordNotes({ run }: Report, unrecorded: number): readonly string[] {
  if (unrecorded === 0) return [];
  const { since, shard } = run.scope;
  const part =
    shard !== null ? ` (it is that of shard ${shard})` : since !== null ? ` (it is about changes since ${since})` : '';
  const are = unrecorded === 1 ? 'is' : 'are';
  return [`${count(unrecorded, 'link')} ${are} not in the earlier report${part}, and not judged`];
}

/** Where a shallow clone hides the day on which a dead link was added, so that its newest capture stands in. */
export const shallowNote =
  'this clone is shallow, so git does not tell when a dead link was added; fetch the history (fetch-depth: 0) for captures of that day';

/** What the reader should know when our own network was at fault; nothing while it works. */
export function networkNotes(state: NetworkState): readonly string[] {
  if (state.kind === 'online') return [];
  switch (state.why) {
    case 'no-names':
      return [
        'host names do not resolve here (skipped: offline), so nothing was called dead for that; run again with a network',
      ];
    case 'no-connection':
      return [
        'no connection could be made (skipped: offline), so nothing was called dead for that; run again with a network',
      ];
    case 'intercepted':
      return [
        `someone between here and the servers answers with certificates of "${state.issuer}" (skipped: offline); if that is your company, add its authority with "ca" or NODE_EXTRA_CA_CERTS`,
      ];
    case 'portal':
      return [
        `everything that can be read on the way leads to ${state.host} (skipped: offline), as where one has to log in to a network first; log in there and run again`,
      ];
  }
}

/**
 * What a run left that ended early. Links whose last answer stands in need no action: a run with a budget begins with what was
 * asked longest ago.
 *
 * @param why `budget` where its time ran out, anything else where someone stopped it
 */
export function unaskedNotes({ askedBefore, neverAsked }: Unasked, why: unknown): readonly string[] {
  const left = askedBefore + neverAsked;
  if (left === 0) return [];
  const ended = why === 'budget' ? 'the time was up' : 'the run was stopped';
  const told =
    askedBefore === 0
      ? 'never asked so far'
      : neverAsked === 0
        ? 'their last answers stand in, and the next run with --max-time begins with them'
        : `${number(neverAsked)} of them never asked so far; for the others their last answers stand in`;
  return [`${ended} with ${count(left, 'link')} left: ${told}`];
}

/**
 * Where a site was to answer in place of its pages, and did not: one line each. Where nothing answers, sites are no worse than
 * all others.
 */
export function siteNotes(troubles: readonly SiteTrouble[], network: NetworkState): readonly string[] {
  const told = troubles.filter(({ status }) => network.kind === 'online' || status !== null);
  return told.map(({ site, why, status }) => {
    const says = status === null ? '' : ` (${status})`;
    return `${siteNames.get(site) ?? site}'s API ${whyText(why, site)}${says}: from then on its pages were asked one by one`;
  });
}

const siteNames: ReadonlyMap<string, string> = new Map([['github.com', 'GitHub']]);

function whyText(why: SiteTrouble['why'], site: string): string {
  switch (why) {
    case 'token-refused':
      return `does not take the token in ${site === 'github.com' ? 'GH_TOKEN or GITHUB_TOKEN' : 'GITLAB_TOKEN'}`;
    case 'rate-limited':
      return 'has reached its rate limit';
    case 'no-answer':
      return 'gives no usable answer';
    default:
      return assertNever(why);
  }
}
