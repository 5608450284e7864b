import { translateAccepted } from './accepted.ts';
import { createDraft, type Draft } from './draft.ts';
import { translateExclusion } from './exclusion.ts';
import { each, type KeyTable, tell, translateKeys } from './key-table.ts';
import { entriesOf, type Given, type NamedGiven, readBoolean, readNumber, readText } from './read-values.ts';
import { translateReplacement } from './replacement.ts';
import {
  failRedirects,
  tellFragmentsUnset,
  toAttempts,
  toDuration,
  toNumber,
  toUserAgent,
  units,
} from './shared-keys.ts';
import type { Translation } from './translation.ts';

/**
 * Translates `linkinator.config.json` (linkinator's README, "Command Usage" and "Configuration file").
 *
 * @throws ConfigError for values of another kind than that tool takes
 */
export function translateLinkinator(file: string, value: unknown): Translation {
  const draft = createDraft();
  const entries = entriesOf({ file, key: '', value });
  if (!entries.some(([name]) => name === 'checkFragments')) tellFragmentsUnset('checkFragments', draft);
  translateKeys(entries, keyTable(entries), 'no key of linkinator that linkmend knows', draft);
  return { tool: 'linkinator', files: [file], config: draft.config(), notes: draft.notes() };
}

const toExclude = each((entry, draft) => {
  for (const source of readText(entry).split(/\s+/).filter(Boolean)) {
    translateExclusion({ source, flags: '' }, { key: entry.key }, draft);
  }
});
const tellRetry = tell('built-in', '429 is always waited for, and hiccups are asked three times');
const tellShown = tell('none', 'what is shown: see --format, --quiet and --verbose');
const tellServer = tell('built-in', 'Markdown is read as files: no server is started, and no page is crawled');

function keyTable(entries: readonly NamedGiven[]): KeyTable {
  return {
    skip: toExclude,
    linksToSkip: toExclude,
    statusCodes: translateStatusCodes,
    timeout: translateTimeout,
    concurrency: toNumber('concurrency'),
    retryErrorsCount: toAttempts,
    userAgent: toUserAgent,
    requireHttps: translateRequireHttps,
    checkFragments: translateFragments,
    redirects: translateRedirects,
    urlRewriteSearch: (given, draft) => {
      const to = entries.find(([name]) => name === 'urlRewriteReplace')?.[1];
      const expression = { source: readText(given), flags: '' };
      translateReplacement(expression, to === undefined ? '' : readText(to), { key: given.key }, draft);
    },
    // Translated with urlRewriteSearch.
    urlRewriteReplace: () => {},
    retry: tellRetry,
    retryNoHeader: tellRetry,
    retryErrors: tellRetry,
    format: tellShown,
    silent: tellShown,
    verbosity: tellShown,
    recurse: tellServer,
    port: tellServer,
    serverRoot: tellServer,
    directoryListing: tellServer,
    cleanUrls: tellServer,
    markdown: tellServer,
    path: tellServer,
  };
}

/** `{ "403": "ok", "5xx": "skip" }` */
function translateStatusCodes(given: Given, draft: Draft): void {
  const codes: number[] = [];
  for (const [name, entry] of entriesOf(given)) {
    const action = readText(entry);
    const [, hundred] = /^([1-5])xx$/i.exec(name) ?? [];
    if (action === 'ok' || action === 'skip') {
      if (hundred === undefined) codes.push(Number(name));
      else codes.push(...Array.from({ length: 100 }, (_, index) => Number(hundred) * 100 + index));
    } else if (action === 'warn') draft.note(entry.key, 'none', 'severity is set by reason, not by status');
  }
  if (codes.length > 0) translateAccepted(codes, '*', given.key, draft);
}

const toTimeout = toDuration('timeout', units.milliseconds);

function translateTimeout(given: Given, draft: Draft): void {
  if (readNumber(given) === 0) draft.note(given.key, 'differs', 'an attempt always ends, after 15 seconds');
  else toTimeout(given, draft);
}

function translateRequireHttps(given: Given, draft: Draft): void {
  if (given.value !== 'error' && given.value !== true) {
    draft.note(given.key, 'built-in', 'the rule url-http tells of http');
    return;
  }
  draft.rule('url-http', 'error');
  draft.note(given.key, 'same', 'rules["url-http"] is an error');
}

function translateFragments(given: Given, draft: Draft): void {
  if (readBoolean(given)) {
    draft.set({ anchors: true });
    draft.note(given.key, 'same', 'anchors');
    return;
  }
  draft.severity('missing-anchor', 'off');
  draft.note(given.key, 'same', 'severity "missing-anchor" is off');
}

function translateRedirects(given: Given, draft: Draft): void {
  if (given.value === 'error') failRedirects(given, draft);
  else draft.note(given.key, 'built-in', 'redirects are followed; permanent ones are a warning');
}
