import type { NetworkState } from '../judge/network.ts';

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
