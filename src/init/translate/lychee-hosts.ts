import { limits } from '../../config/defaults.ts';
import type { Draft } from './draft.ts';
import { type KeyTable, translateKeys } from './key-table.ts';
import { toHeadersOf } from './lychee-headers.ts';
import { toAcceptOf } from './lychee-status.ts';
import { entriesOf, type Given, readNumber } from './read-values.ts';
import { units } from './shared-keys.ts';
import { durationWithin, numberWithin } from './within-limits.ts';

/** Translates tables such as `[hosts."a.example"]`. */
export function translateLycheeHosts(given: Given, draft: Draft): void {
  for (const [host, settings] of entriesOf(given)) {
    translateKeys(entriesOf(settings), keyTable(host), 'nothing that can be set for one host', draft);
  }
}

function keyTable(host: string): KeyTable {
  const toHeaders = toHeadersOf(host);
  return {
    concurrency: (given, draft) => {
      const name = 'hosts.….concurrency';
      draft.host(host, { concurrency: numberWithin(given, readNumber(given), limits.hostConcurrency, draft, name) });
    },
    request_interval: (given, draft) => {
      const interval = durationWithin(given, units.seconds, limits.hostInterval, draft, 'hosts.….interval');
      if (interval !== null) draft.host(host, { interval });
    },
    headers: toHeaders,
    header: toHeaders,
    accept: toAcceptOf(host),
  };
}
