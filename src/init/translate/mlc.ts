import { limits } from '../../config/defaults.ts';
import { translateDuration, translateExclusion, translateHeaders } from './common-keys.ts';
import { createDraft, type Draft } from './draft.ts';
import { entriesOf, type Given, listOf, readBoolean, readText } from './read-values.ts';
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
  for (const [name, given] of entriesOf({ file, key: '', value })) translateKey(name, given, draft);
  return { tool: 'mlc', files: [file], config: draft.config(), notes: draft.notes() };
}

function translateKey(name: string, given: Given, draft: Draft): void {
  const { key } = given;
  switch (name) {
    case 'ignore-links':
      for (const entry of listOf(given)) {
        const source = wildcards(readText(entry));
        translateExclusion(forNormalised({ source, flags: '' }), { key: entry.key }, draft);
      }
      return;
    case 'ignore-path':
      draft.excludePath(...listOf(given).map((entry) => `/${readText(entry).replace(/^\.?\//, '')}`));
      draft.note(key, 'same', 'excludePath');
      return;
    case 'throttle': {
      const hostInterval = translateDuration(given, 1, limits.hostInterval, draft, 'hostInterval');
      if (hostInterval !== null) draft.set({ hostInterval });
      return;
    }
    case 'http-headers':
      translateHeaders('*', listOf(given).map(splitHeader), key, draft);
      return;
    case 'files':
      draft.set({ paths: listOf(given).map((entry) => readText(entry).replace(/^\.\//, '')) });
      draft.note(key, 'same', 'paths');
      return;
    case 'offline':
    case 'no-web-links':
      if (!readBoolean(given)) {
        draft.note(key, 'built-in', 'linkmend asks the network; linkmend lint does not');
        return;
      }
      draft.exclude('**');
      draft.note(key, 'same', 'exclude is "**"; linkmend lint asks nothing anyway');
      return;
    case 'do-not-warn-for-redirect-to':
      draft.note(key, 'none', 'redirects.keep names the addresses that redirect, not where they lead');
      return;
    case 'gitignore':
    case 'gituntracked':
      draft.note(key, 'built-in', 'what git ignores is not read');
      return;
    case 'root-dir':
      draft.note(
        key,
        'none',
        'links that begin with / start at the root of the repository: see "site" for another place',
      );
      return;
    case 'match-file-extension':
      draft.note(key, 'built-in', 'files are looked up as they are written: see "site" for others');
      return;
    case 'csv':
    case 'debug':
      draft.note(key, 'none', 'what is shown: see --format and --verbose');
      return;
    case 'markup-types':
    case 'disable-raw-link-check':
      draft.note(key, 'built-in', 'Markdown alone is read, and code in it is not');
      return;
    default:
      draft.note(key, 'none', 'no key of mlc that linkmend knows');
      return;
  }
}

/** `*` and `?` over the whole address. A `*` at the end needs nothing. */
function wildcards(text: string): string {
  const source = text
    .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  return `^${source}$`.replace(/\.\*\$$/, '');
}

function splitHeader(given: Given): readonly [name: string, value: string] {
  const [, name = '', value = ''] = /^\s*([^:]+?)\s*:\s*(.*)$/s.exec(readText(given)) ?? [];
  return [name, value];
}
