import { once } from '../../extract/once.ts';

/** Folders that hold a project's texts in other languages. */
const folders = /^(?:translations?|i18n|l10n|locales?|langs?|languages?)$/i;

/** Regions that stand for a language in names of files. */
const regions = /^(?:cn|tw|hk|jp|kr|br|ua|cz|dk|gr|vn|ir|in)$/i;

/** `zh`, `zh-CN`, `zh_Hant`, `pt_BR`, `cn`; three letters are too often a word. */
const suffix = /[-._]([a-z]{2})(?:[-_](?:[a-z]{4}|[a-z]{2}|419))?$/i;

/** Made when a name asks for it: that takes 15 ms. */
const names = once(() => new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }));

/**
 * The same text for all files that are one list in several languages: a path without the language that ends its name
 * (`README.zh-CN.md`, `books-fr.md`, `readme_cn.md`) or is a folder (`docs/de/list.md`, `translations/README-ja.md`).
 */
export function withoutLanguage(path: string): string {
  const segments = path.split('/');
  const file = segments.pop() ?? '';
  const [, stem = file, extension = ''] = /^(.+?)(\.[^.]*)$/s.exec(file) ?? [];
  const [tail = '', language = ''] = suffix.exec(stem) ?? [];
  const name = isLanguage(language) ? stem.slice(0, -tail.length) : stem;
  const kept = segments.filter((segment) => !folders.test(segment) && !isLanguageFolder(segment));
  return [...kept, `${name}${extension}`].join('/').toLowerCase();
}

function isLanguageFolder(segment: string): boolean {
  const [tail = '', language = ''] = suffix.exec(`-${segment}`) ?? [];
  return tail.length === segment.length + 1 && isLanguage(language);
}

function isLanguage(code: string): boolean {
  return code !== '' && (regions.test(code) || names().of(code.toLowerCase()) !== undefined);
}
