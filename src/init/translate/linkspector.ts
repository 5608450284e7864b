import { createDraft, type Draft } from './draft.ts';
import { translateExclusion } from './exclusion.ts';
import { type Header, translateHeadersOf } from './headers.ts';
import { each, type KeyTable, tell, translateKeys } from './key-table.ts';
import { entriesOf, entryOf, type Given, listOf, type NamedGiven, readBoolean, readText } from './read-values.ts';
import { translateReplacement } from './replacement.ts';
import {
  failRedirects,
  tellGitIgnore,
  toAccept,
  toAttempts,
  toDuration,
  toExtensions,
  toTls,
  toUserAgent,
  units,
} from './shared-keys.ts';
import { forNormalised } from './to-pattern.ts';
import type { TranslateContext, Translation } from './translation.ts';

/** What a translation asks, and what comments of the file say, by value. */
export interface LinkspectorContext extends TranslateContext {
  readonly reasons: ReadonlyMap<string, string>;
}

/**
 * Translates `.linkspector.yml` (linkspector's README, "Configuration").
 *
 * @param value the file as YAML; `null` where it is empty
 * @throws ConfigError for values of another kind than that tool takes
 */
export function translateLinkspector(file: string, value: unknown, context: LinkspectorContext): Translation {
  const draft = createDraft();
  const entries = entriesOf({ file, key: '', value: value ?? {} });
  const namesPaths = ([name]: NamedGiven): boolean => name === 'files' || name === 'dirs';
  translatePaths(entries.filter(namesPaths), context, draft);
  const others = entries.filter((entry) => !namesPaths(entry));
  translateKeys(others, keyTable(context.reasons), 'no key of linkspector that linkmend knows', draft);
  return { tool: 'linkspector', files: [file], config: draft.config(), notes: draft.notes() };
}

/** Files and folders that are not there are a warning in linkspector, and an error here. */
function translatePaths(entries: readonly NamedGiven[], { exists }: TranslateContext, draft: Draft): void {
  const given = entries.flatMap(([, value]) => listOf(value));
  const paths = given.map((entry) => ({
    key: entry.key,
    path:
      readText(entry)
        .trim()
        .replace(/^(?:\.\/+)+/, '') || '.',
  }));
  const there = paths.filter(({ path }) => exists(path));
  for (const { key, path } of paths) {
    draft.note(key, exists(path) ? 'same' : 'differs', exists(path) ? 'paths' : `"${path}" is not there and left out`);
  }
  // Without paths all is read, as with the root.
  if (there.length > 0 && !there.some(({ path }) => path === '.')) {
    draft.set({ paths: there.map(({ path }) => path) });
  }
}

/** @param reasons what comments say of the patterns */
function keyTable(reasons: ReadonlyMap<string, string>): KeyTable {
  return {
    excludedFiles: (given, draft) => {
      draft.excludePath(...listOf(given).map((entry) => trimmed(readText(entry))));
      draft.note(given.key, 'same', 'excludePath');
    },
    excludedDirs: (given, draft) => {
      draft.excludePath(...listOf(given).map((entry) => `${trimmed(readText(entry)).replace(/\/$/, '')}/**`));
      draft.note(given.key, 'same', 'excludePath');
    },
    fileExtensions: toExtensions,
    baseUrl: (given, draft) => {
      draft.remap('/', `${readText(given).replace(/\/$/, '')}/`);
      draft.note(given.key, 'same', 'remap of links that begin with /');
    },
    ignorePatterns: each((entry, draft) => {
      const source = readText(entryOf(entry, 'pattern'));
      const place = { key: entry.key, reason: reasons.get(source) };
      translateExclusion(forNormalised({ source, flags: '' }), place, draft);
    }),
    replacementPatterns: each((entry, draft) => {
      const expression = { source: readText(entryOf(entry, 'pattern')), flags: '' };
      translateReplacement(expression, readText(entryOf(entry, 'replacement')), { key: entry.key }, draft);
    }),
    aliveStatusCodes: toAccept,
    httpHeaders: each(translateHeaderEntry),
    timeout: toDuration('timeout', units.milliseconds),
    retryCount: toAttempts,
    userAgent: toUserAgent,
    ignoreSslErrors: toTls,
    followRedirects: (given, draft) => {
      if (readBoolean(given)) draft.note(given.key, 'built-in', 'redirects are followed');
      else failRedirects(given, draft);
    },
    checkGithubArchived: tell('built-in', 'the rule repo-archived tells of archived repositories in lists'),
    useGitIgnore: tellGitIgnore,
    modifiedFilesOnly: tell('built-in', '--since REF judges what a change brings in'),
  };
}

function trimmed(path: string): string {
  return path.trim().replace(/^\.\//, '');
}

/** `url` or `urls`, one or several. */
function translateHeaderEntry(given: Given, draft: Draft): void {
  const urls = ['url', 'urls'].flatMap((name) => listOf(entryOf(given, name)));
  const headers = readHeaders(entryOf(given, 'headers'));
  for (const url of urls) translateHeadersOf(readText(url), headers, given.key, draft);
}

/** Headers by name, or as a list of `name` and `value`. */
function readHeaders(given: Given): readonly Header[] {
  if (given.value === undefined) return [];
  if (!Array.isArray(given.value)) return entriesOf(given).map(([name, value]) => [name, readText(value)]);
  return listOf(given).map((entry) => [readText(entryOf(entry, 'name')), readText(entryOf(entry, 'value'))]);
}
