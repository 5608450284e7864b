import type { NetworkState } from '../judge/network.ts';
import { count } from './wording.ts';

/** Markdown by its name that this version does not read, counted. */
export function notReadNotes(files: readonly string[]): readonly string[] {
  if (files.length === 0) return [];
  const endings = [...new Set(files.map((file) => file.slice(file.lastIndexOf('.'))))].sort().join(', ');
  return [`${count(files.length, 'Markdown file')} (${endings}) not read: this version does not know the format`];
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
  }
}
