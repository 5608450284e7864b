import { createDraft } from './draft.ts';
import { translateExclusion } from './exclusion.ts';
import { type Header, translateHeaders } from './headers.ts';
import { each, type KeyTable, tell, translateKeys } from './key-table.ts';
import { entriesOf, type Given, listOf, readText } from './read-values.ts';
import { tellGitIgnore, toDuration, toExcludeAll, units } from './shared-keys.ts';
import { forNormalised } from './to-pattern.ts';
import type { Translation } from './translation.ts';

/**
 * Translates `.mlc.toml` of the Markup Link Checker (its README, "Usage").
 *
 * @throws ConfigError for values of another kind than that tool takes
 */
export function translateMlc(file: string, value: unknown): Translation {
  const draft = createDraft();
  draft.severity('missing-anchor', 'off');
  draft.note('(anchors)', 'same', 'were not checked: severity "missing-anchor" is off');
  translateKeys(entriesOf({ file, key: '', value }), keyTable, 'no key of mlc that linkmend knows', draft);
  return { tool: 'mlc', files: [file], config: draft.config(), notes: draft.notes() };
}

const tellShown = tell('none', 'what is shown: see --format and --verbose');
const tellDialect = tell('built-in', 'Markdown alone is read, and code in it is not');

const keyTable: KeyTable = {
  'ignore-links': each((entry, draft) => {
    const source = wildcards(readText(entry));
    translateExclusion(forNormalised({ source, flags: '' }), { key: entry.key }, draft);
  }),
  'ignore-path': (given, draft) => {
    draft.excludePath(...listOf(given).map((entry) => `/${readText(entry).replace(/^\.?\//, '')}`));
    draft.note(given.key, 'same', 'excludePath');
  },
  throttle: toDuration('hostInterval', units.milliseconds),
  'http-headers': (given, draft) => translateHeaders('*', listOf(given).map(splitHeader), given.key, draft),
  files: (given, draft) => {
    draft.set({ paths: listOf(given).map((entry) => readText(entry).replace(/^\.\//, '')) });
    draft.note(given.key, 'same', 'paths');
  },
  offline: toExcludeAll,
  'no-web-links': toExcludeAll,
  'do-not-warn-for-redirect-to': tell('none', 'redirects.keep names the addresses that redirect, not where they lead'),
  gitignore: tellGitIgnore,
  gituntracked: tellGitIgnore,
  'root-dir': tell('none', 'links that begin with / start at the root of the repository: see "site" for another place'),
  'match-file-extension': tell('built-in', 'files are looked up as they are written: see "site" for others'),
  csv: tellShown,
  debug: tellShown,
  'markup-types': tellDialect,
  'disable-raw-link-check': tellDialect,
};

/** `*` and `?` over the whole address. A `*` at the end needs nothing. */
function wildcards(text: string): string {
  const source = text
    .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return `^${source}$`.replace(/\.\*\$$/, '');
}

function splitHeader(given: Given): Header {
  const [, name = '', value = ''] = /^\s*([^:]+?)\s*:\s*(.*)$/s.exec(readText(given)) ?? [];
  return [name, value];
}
