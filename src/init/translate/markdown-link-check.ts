import { createDraft, type Draft } from './draft.ts';
import { translateExclusion } from './exclusion.ts';
import { translateHeadersOf } from './headers.ts';
import { each, type KeyTable, tell, translateKeys } from './key-table.ts';
import {
  entriesOf,
  entryOf,
  type Given,
  listOf,
  type NamedGiven,
  readBoolean,
  readNumber,
  readText,
} from './read-values.ts';
import { translateReplacement } from './replacement.ts';
import { toAccept, toDuration, units } from './shared-keys.ts';
import { forNormalised } from './to-pattern.ts';
import type { Translation } from './translation.ts';

/**
 * Translates the configuration of markdown-link-check (its README, "Config file format").
 *
 * @param value the file as JSON
 * @throws ConfigError for values of another kind than that tool takes
 */
export function translateMarkdownLinkCheck(file: string, value: unknown): Translation {
  const draft = createDraft();
  const entries = entriesOf({ file, key: '', value });
  translateKeys(entries, keyTable(readBaseUrl(entries)), 'no key of markdown-link-check that linkmend knows', draft);
  return { tool: 'markdown-link-check', files: [file], config: draft.config(), notes: draft.notes() };
}

/** What `{{BASEURL}}` stands for, where that is a web address. */
function readBaseUrl(entries: readonly NamedGiven[]): string | null {
  const given = entries.find(([name]) => name === 'projectBaseUrl')?.[1];
  const url = given === undefined ? '' : readText(given);
  return /^https?:\/\//i.test(url) ? url.replace(/\/$/, '') : null;
}

/** @param base what `{{BASEURL}}` stands for */
function keyTable(base: string | null): KeyTable {
  return {
    ignorePatterns: each(translateIgnoreEntry),
    replacementPatterns: each((entry, draft) => translateReplacementEntry(entry, base, draft)),
    httpHeaders: each(translateHeaderEntry),
    timeout: toDuration('timeout', units.milliseconds),
    retryOn429: (given, draft) => {
      const kind = readBoolean(given) ? 'built-in' : 'differs';
      draft.note(given.key, kind, 'a host that says 429 is always given the pause that it asks for');
    },
    retryCount: (given, draft) => {
      draft.note(given.key, 'built-in', `${readNumber(given)} tries after 429: a host is waited for three times`);
    },
    fallbackRetryDelay: toDuration('defaultPause', units.milliseconds),
    aliveStatusCodes: toAccept,
    projectBaseUrl: base === null ? tellRoot : tell('same', 'remap, where {{BASEURL}} stands'),
    ignoreDisable: tell('none', 'comments that take links out are always heeded'),
    showProgressBar: tell('built-in', 'progress is shown on terminals'),
  };
}

const tellRoot = tell('built-in', 'links that begin with / start at the root of the repository');

function translateIgnoreEntry(entry: Given, draft: Draft): void {
  const source = readText(entryOf(entry, 'pattern'));
  // Nothing reads it there, but people write it.
  const { value: comment } = entryOf(entry, 'comment');
  const reason = typeof comment === 'string' && comment !== '' ? comment : undefined;
  translateExclusion(forNormalised({ source, flags: '' }), { key: entry.key, reason }, draft);
}

function translateReplacementEntry(given: Given, base: string | null, draft: Draft): void {
  const source = readText(entryOf(given, 'pattern'));
  const replacement = readText(entryOf(given, 'replacement'));
  if (replacement.includes('{{BASEURL}}') && base === null) {
    if (/^\^\\?\/$/.test(source)) tellRoot(given, draft);
    else draft.note(given.key, 'none', 'leads to files, which are looked up as they are written');
    return;
  }
  const to = replacement.replaceAll('{{BASEURL}}', base ?? '');
  if (/\{\{env\..*?\}\}/.test(to)) {
    draft.note(given.key, 'none', 'environment variables have no place in remap');
    return;
  }
  const repeats = entryOf(given, 'global').value === true;
  translateReplacement({ source, flags: '' }, to, { key: given.key, repeats }, draft);
}

/** The headers go to addresses that begin with one of `urls`. */
function translateHeaderEntry(given: Given, draft: Draft): void {
  const urls = listOf(entryOf(given, 'urls')).map(readText);
  const { value, ...place } = entryOf(given, 'headers');
  const headers = entriesOf({ ...place, value: value ?? {} }).map(
    ([name, entry]) => [name, readText(entry).replace(/\{\{env\.(\w+)\}\}/g, '${$1}')] as const,
  );
  for (const url of urls) translateHeadersOf(url, headers, given.key, draft);
}
