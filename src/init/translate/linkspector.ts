import { limits } from '../../config/defaults.ts';
import { translateAccepted, translateDuration, translateExclusion, translateRetries } from './common-keys.ts';
import { createDraft, type Draft } from './draft.ts';
import { translateHeadersOf } from './markdown-link-check.ts';
import { entriesOf, type Given, listOf, readBoolean, readNumber, readText } from './read-values.ts';
import { translateReplacement } from './replacement.ts';
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
  translatePaths(entries, context, draft);
  for (const [name, given] of entries) translateKey(name, given, context.reasons, draft);
  return { tool: 'linkspector', files: [file], config: draft.config(), notes: draft.notes() };
}

/** Files and folders that are not there are a warning in linkspector, and an error here. */
function translatePaths(entries: ReturnType<typeof entriesOf>, { exists }: TranslateContext, draft: Draft): void {
  const given = entries.filter(([name]) => name === 'files' || name === 'dirs').flatMap(([, value]) => listOf(value));
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

function translateKey(name: string, given: Given, reasons: ReadonlyMap<string, string>, draft: Draft): void {
  const { key } = given;
  switch (name) {
    case 'files':
    case 'dirs':
      return;
    case 'excludedFiles':
      draft.excludePath(...listOf(given).map((entry) => trimmed(readText(entry))));
      draft.note(key, 'same', 'excludePath');
      return;
    case 'excludedDirs':
      draft.excludePath(...listOf(given).map((entry) => `${trimmed(readText(entry)).replace(/\/$/, '')}/**`));
      draft.note(key, 'same', 'excludePath');
      return;
    case 'fileExtensions':
      translateExtensions(listOf(given).map(readText), key, draft);
      return;
    case 'baseUrl':
      draft.remap('/', `${readText(given).replace(/\/$/, '')}/`);
      draft.note(key, 'same', 'remap of links that begin with /');
      return;
    case 'ignorePatterns':
      for (const entry of listOf(given)) {
        const source = field(entry, 'pattern');
        translateExclusion(
          forNormalised({ source, flags: '' }),
          { key: entry.key, reason: reasons.get(source) },
          draft,
        );
      }
      return;
    case 'replacementPatterns':
      for (const entry of listOf(given)) {
        const expression = { source: field(entry, 'pattern'), flags: '' };
        translateReplacement(expression, field(entry, 'replacement'), { key: entry.key }, draft);
      }
      return;
    case 'aliveStatusCodes':
      translateAccepted(listOf(given).map(readNumber), '*', key, draft);
      return;
    case 'httpHeaders':
      for (const entry of listOf(given)) translateHeaderEntry(entry, draft);
      return;
    case 'timeout': {
      const timeout = translateDuration(given, 1, limits.timeout, draft, 'timeout');
      if (timeout !== null) draft.set({ timeout });
      return;
    }
    case 'retryCount':
      draft.set({ attempts: translateRetries(given, draft) });
      return;
    case 'userAgent':
      draft.set({ userAgent: readText(given) });
      draft.note(key, 'same', 'userAgent');
      return;
    case 'ignoreSslErrors':
      if (!readBoolean(given)) {
        draft.note(key, 'built-in', 'certificates are verified');
        return;
      }
      draft.host('*', { tls: 'accept-any' });
      draft.note(key, 'same', 'hosts["*"].tls');
      return;
    case 'followRedirects':
      if (readBoolean(given)) {
        draft.note(key, 'built-in', 'redirects are followed');
        return;
      }
      draft.severity('moved', 'error');
      draft.severity('redirected', 'error');
      draft.note(key, 'same', 'severity of "moved" and "redirected" is error');
      return;
    case 'checkGithubArchived':
      draft.note(key, 'built-in', 'the rule repo-archived tells of archived repositories in lists');
      return;
    case 'useGitIgnore':
      draft.note(key, 'built-in', 'what git ignores is not read');
      return;
    case 'modifiedFilesOnly':
      draft.note(key, 'built-in', '--since REF judges what a change brings in');
      return;
    default:
      draft.note(key, 'none', 'no key of linkspector that linkmend knows');
      return;
  }
}

function field(given: Given, name: string): string {
  const value = entriesOf(given).find(([one]) => one === name)?.[1].value;
  return readText({ ...given, key: `${given.key}.${name}`, value });
}

function trimmed(path: string): string {
  return path.trim().replace(/^\.\//, '');
}

function translateExtensions(extensions: readonly string[], key: string, draft: Draft): void {
  const markdown = extensions.filter((one) => /^\.?(?:md|mdx|mkdn?|mdown|markdown)$/i.test(one));
  if (markdown.length > 0) draft.set({ extensions: markdown.map((one) => `.${one.replace(/^\./, '')}`) });
  const others = markdown.length < extensions.length;
  draft.note(key, others ? 'differs' : 'same', others ? 'extensions, those of Markdown' : 'extensions');
}

/** `url` or `urls`, one or several; headers by name, or as a list of `name` and `value`. */
function translateHeaderEntry(given: Given, draft: Draft): void {
  const entries = new Map(entriesOf(given));
  const urls = [entries.get('url'), entries.get('urls')].flatMap((one) => (one === undefined ? [] : listOf(one)));
  const headers = entries.get('headers');
  const values =
    headers === undefined
      ? []
      : Array.isArray(headers.value)
        ? listOf(headers).map((entry) => [field(entry, 'name'), field(entry, 'value')] as const)
        : entriesOf(headers).map(([name, value]) => [name, readText(value)] as const);
  for (const url of urls) translateHeadersOf(readText(url), values, given.key, draft);
}
