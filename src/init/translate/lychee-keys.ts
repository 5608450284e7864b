import { limits } from '../../config/defaults.ts';
import type { Draft } from './draft.ts';
import { each, type KeyTable } from './key-table.ts';
import { toHeadersOf } from './lychee-headers.ts';
import { translateLycheeHosts } from './lychee-hosts.ts';
import { excludePath, excludeWhatFits, includeWhatFits, translateFragments, translateSchemes } from './lychee-links.ts';
import { lycheeNotes } from './lychee-notes.ts';
import { translateLycheeRemap } from './lychee-remap.ts';
import { toAcceptOf } from './lychee-status.ts';
import { type Given, readBoolean, readNumber, readText } from './read-values.ts';
import {
  toAttempts,
  toDuration,
  toExcludeAll,
  toExtensions,
  toNumber,
  toTls,
  toUserAgent,
  units,
} from './shared-keys.ts';
import { numberWithin } from './within-limits.ts';

const toExcludePath = each((entry, draft) => excludePath(readText(entry), entry.key, draft));
const toHeaders = toHeadersOf('*');

/**
 * What becomes of the keys of a `lychee.toml`.
 *
 * @param reasons what comments say of its values
 */
export function lycheeKeys(reasons: ReadonlyMap<string, string>): KeyTable {
  return {
    ...lycheeNotes,
    exclude: each((entry, draft) => {
      const source = readText(entry);
      excludeWhatFits(source, { key: entry.key, reason: reasons.get(source) }, draft);
    }),
    include: each((entry, draft) => includeWhatFits(readText(entry), entry.key, draft)),
    exclude_path: toExcludePath,
    exclude_file: toExcludePath,
    accept: toAcceptOf('*'),
    remap: each((entry, draft) => translateLycheeRemap(readText(entry), entry.key, draft)),
    timeout: toDuration('timeout', units.seconds),
    retry_wait_time: toDuration('backoff', units.seconds),
    host_request_interval: toDuration('hostInterval', units.seconds),
    max_retries: toAttempts,
    max_redirects: (given, draft) => {
      const maximum = numberWithin(given, readNumber(given), limits.redirects, draft, 'redirects.maximum');
      draft.set({ redirects: { maximum } });
    },
    max_concurrency: toNumber('concurrency'),
    host_concurrency: toNumber('hostConcurrency'),
    user_agent: toUserAgent,
    header: toHeaders,
    headers: toHeaders,
    hosts: translateLycheeHosts,
    insecure: toTls,
    scheme: translateSchemes,
    require_https: translateRequireHttps,
    include_fragments: translateFragments,
    offline: toExcludeAll,
    files_from: (given, draft) => {
      draft.set({ filesFrom: readText(given) });
      draft.note(given.key, 'same', 'filesFrom');
    },
    extensions: toExtensions,
  };
}

function translateRequireHttps(given: Given, draft: Draft): void {
  if (!readBoolean(given)) {
    draft.note(given.key, 'built-in', 'http is a matter of the rule url-http, an info');
    return;
  }
  draft.rule('url-http', 'error');
  draft.note(given.key, 'differs', 'rules["url-http"] is an error, whether https is there or not');
}
