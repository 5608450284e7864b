import { limits } from '../../config/defaults.ts';
import { translateAccepted, translateDuration, translateExclusion, translateHeaders } from './common-keys.ts';
import { createDraft, type Draft } from './draft.ts';
import { entriesOf, type Given, listOf, readBoolean, readNumber, readText } from './read-values.ts';
import { translateReplacement } from './replacement.ts';
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
  const base = baseUrl(file, value);
  for (const [name, given] of entriesOf({ file, key: '', value })) translateKey(name, given, base, draft);
  return { tool: 'markdown-link-check', files: [file], config: draft.config(), notes: draft.notes() };
}

/** What `{{BASEURL}}` stands for, where that is a web address. */
function baseUrl(file: string, value: unknown): string | null {
  const given = entriesOf({ file, key: '', value }).find(([name]) => name === 'projectBaseUrl')?.[1];
  const url = given === undefined ? '' : readText(given);
  return /^https?:\/\//i.test(url) ? url.replace(/\/$/, '') : null;
}

function translateKey(name: string, given: Given, base: string | null, draft: Draft): void {
  const { key } = given;
  switch (name) {
    case 'ignorePatterns':
      for (const entry of listOf(given)) {
        const source = readText({ ...entry, key: `${entry.key}.pattern`, value: entryOf(entry, 'pattern') });
        // Nothing reads it there, but people write it.
        const comment = entryOf(entry, 'comment');
        const reason = typeof comment === 'string' && comment !== '' ? comment : undefined;
        translateExclusion(forNormalised({ source, flags: '' }), { key: entry.key, reason }, draft);
      }
      return;
    case 'replacementPatterns':
      for (const entry of listOf(given)) translateReplacementEntry(entry, base, draft);
      return;
    case 'httpHeaders':
      for (const entry of listOf(given)) translateHeaderEntry(entry, draft);
      return;
    case 'timeout': {
      const timeout = translateDuration(given, 1, limits.timeout, draft, 'timeout');
      if (timeout !== null) draft.set({ timeout });
      return;
    }
    case 'retryOn429':
      draft.note(
        key,
        readBoolean(given) ? 'built-in' : 'differs',
        'a host that says 429 is always given the pause that it asks for',
      );
      return;
    case 'retryCount':
      draft.note(key, 'built-in', `${readNumber(given)} tries after 429: a host is waited for three times`);
      return;
    case 'fallbackRetryDelay': {
      const defaultPause = translateDuration(given, 1, limits.pause, draft, 'defaultPause');
      if (defaultPause !== null) draft.set({ defaultPause });
      return;
    }
    case 'aliveStatusCodes':
      translateAccepted(listOf(given).map(readNumber), '*', key, draft);
      return;
    case 'projectBaseUrl':
      draft.note(
        key,
        base === null ? 'built-in' : 'same',
        base === null
          ? 'links that begin with / start at the root of the repository'
          : 'remap, where {{BASEURL}} stands',
      );
      return;
    case 'ignoreDisable':
      draft.note(key, 'none', 'comments that take links out are always heeded');
      return;
    case 'showProgressBar':
      draft.note(key, 'built-in', 'progress is shown on terminals');
      return;
    default:
      draft.note(key, 'none', 'no key of markdown-link-check that linkmend knows');
      return;
  }
}

function entryOf(given: Given, name: string): unknown {
  return entriesOf(given).find(([one]) => one === name)?.[1].value;
}

function translateReplacementEntry(given: Given, base: string | null, draft: Draft): void {
  const source = readText({ ...given, key: `${given.key}.pattern`, value: entryOf(given, 'pattern') });
  const replacement = readText({ ...given, key: `${given.key}.replacement`, value: entryOf(given, 'replacement') });
  if (replacement.includes('{{BASEURL}}') && base === null) {
    const rooted = /^\^\\?\/$/.test(source);
    draft.note(
      given.key,
      rooted ? 'built-in' : 'none',
      rooted
        ? 'links that begin with / start at the root of the repository'
        : 'leads to files, which are looked up as they are written',
    );
    return;
  }
  const to = replacement.replaceAll('{{BASEURL}}', base ?? '').replace(/\{\{env\..*?\}\}/g, '');
  if (to !== replacement.replaceAll('{{BASEURL}}', base ?? '')) {
    draft.note(given.key, 'none', 'environment variables have no place in remap');
    return;
  }
  translateReplacement(
    { source, flags: '' },
    to,
    { key: given.key, repeats: entryOf(given, 'global') === true },
    draft,
  );
}

/** The headers go to addresses that begin with one of `urls`; linkmend's go to hosts. */
function translateHeaderEntry(given: Given, draft: Draft): void {
  const urls = listOf({ ...given, key: `${given.key}.urls`, value: entryOf(given, 'urls') }).map(readText);
  const headers = entriesOf({ ...given, key: `${given.key}.headers`, value: entryOf(given, 'headers') ?? {} });
  const values = headers.map(
    ([name, value]) => [name, readText(value).replace(/\{\{env\.(\w+)\}\}/g, '${$1}')] as const,
  );
  for (const url of urls) translateHeadersOf(url, values, given.key, draft);
}

/** Headers for what begins with an address. */
export function translateHeadersOf(
  url: string,
  headers: readonly (readonly [name: string, value: string])[],
  key: string,
  draft: Draft,
): void {
  const [, host = '', path = ''] = /^https?:\/\/([^/:?#]*)(?::\d+)?(.*)$/i.exec(url) ?? [];
  if (host === '') {
    draft.note(key, 'none', `"${url}" names no host`);
    return;
  }
  if (!/^\/?$/.test(path)) draft.note(key, 'differs', `${url}: the headers go to all of ${host}`);
  translateHeaders(host.toLowerCase(), headers, key, draft);
}
