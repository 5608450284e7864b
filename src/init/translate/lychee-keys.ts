import { limits } from '../../config/defaults.ts';
import { translateAccepted, translateDuration, translateHeaders, translateRetries, within } from './common-keys.ts';
import type { Draft } from './draft.ts';
import { readLycheeHeaders, translateLycheeHost } from './lychee-hosts.ts';
import {
  excludePath,
  excludeWhatFits,
  includeWhatFits,
  translateExtensions,
  translateFragments,
  translateSchemes,
} from './lychee-links.ts';
import { lycheeNotes } from './lychee-notes.ts';
import { translateLycheeRemap } from './lychee-remap.ts';
import { readStatusSelectors } from './lychee-status.ts';
import { entriesOf, type Given, listOf, readBoolean, readNumber, readText } from './read-values.ts';

/**
 * Translates one key of a `lychee.toml`.
 *
 * @param reasons what comments say of its values
 */
export function translateLycheeKey(
  name: string,
  given: Given,
  reasons: ReadonlyMap<string, string>,
  draft: Draft,
): void {
  const { key } = given;
  switch (name) {
    case 'exclude':
      for (const entry of listOf(given)) {
        const source = readText(entry);
        excludeWhatFits(source, { key: entry.key, reason: reasons.get(source) }, draft);
      }
      return;
    case 'include':
      for (const entry of listOf(given)) includeWhatFits(readText(entry), entry.key, draft);
      return;
    case 'exclude_path':
    case 'exclude_file':
      for (const entry of listOf(given)) excludePath(readText(entry), entry.key, draft);
      return;
    case 'accept':
      translateAccepted(readStatusSelectors(given), '*', key, draft);
      return;
    case 'remap':
      for (const entry of listOf(given)) translateLycheeRemap(readText(entry), entry.key, draft);
      return;
    case 'timeout':
      setDuration('timeout', given, 1000, limits.timeout, draft);
      return;
    case 'retry_wait_time':
      setDuration('backoff', given, 1000, limits.pause, draft);
      return;
    case 'host_request_interval':
      setDuration('hostInterval', given, 1000, limits.hostInterval, draft);
      return;
    case 'max_retries':
      draft.set({ attempts: translateRetries(given, draft) });
      return;
    case 'max_redirects':
      draft.set({
        redirects: { maximum: within(given, readNumber(given), limits.redirects, draft, 'redirects.maximum') },
      });
      return;
    case 'max_concurrency':
      draft.set({ concurrency: within(given, readNumber(given), limits.concurrency, draft, 'concurrency') });
      return;
    case 'host_concurrency':
      draft.set({
        hostConcurrency: within(given, readNumber(given), limits.hostConcurrency, draft, 'hostConcurrency'),
      });
      return;
    case 'user_agent':
      draft.set({ userAgent: readText(given) });
      draft.note(key, 'same', 'userAgent');
      return;
    case 'header':
    case 'headers':
      translateHeaders('*', readLycheeHeaders(given), key, draft);
      return;
    case 'hosts':
      for (const [host, settings] of entriesOf(given)) translateLycheeHost(host, settings, draft);
      return;
    case 'insecure':
      if (!readBoolean(given)) {
        draft.note(key, 'built-in', 'certificates are verified');
        return;
      }
      draft.host('*', { tls: 'accept-any' });
      draft.note(key, 'same', 'hosts["*"].tls');
      return;
    case 'scheme':
      translateSchemes(listOf(given).map(readText), key, draft);
      return;
    case 'require_https':
      if (!readBoolean(given)) {
        draft.note(key, 'built-in', 'http is a matter of the rule url-http, an info');
        return;
      }
      draft.rule('url-http', 'error');
      draft.note(key, 'differs', 'rules["url-http"] is an error, whether https is there or not');
      return;
    case 'include_fragments':
      translateFragments(given, draft);
      return;
    case 'offline':
      if (!readBoolean(given)) {
        draft.note(key, 'built-in', 'linkmend asks the network; linkmend lint does not');
        return;
      }
      draft.exclude('**');
      draft.note(key, 'same', 'exclude is "**"; linkmend lint asks nothing anyway');
      return;
    case 'files_from':
      draft.set({ filesFrom: readText(given) });
      draft.note(key, 'same', 'filesFrom');
      return;
    case 'extensions':
      translateExtensions(given, draft);
      return;
    default: {
      const [kind, text] = lycheeNotes.get(name) ?? ['none', 'no key of lychee that linkmend knows'];
      draft.note(key, kind, text);
      return;
    }
  }
}

type DurationKey = 'timeout' | 'backoff' | 'hostInterval';

function setDuration(
  name: DurationKey,
  given: Given,
  unit: number,
  range: (typeof limits)['timeout' | 'pause' | 'hostInterval'],
  draft: Draft,
): void {
  const written = translateDuration(given, unit, range, draft, name);
  if (written !== null) draft.set({ [name]: written });
}

/** `{ name = "value" }`, or `"name: value"` and `"name=value"` as on its command line. */
