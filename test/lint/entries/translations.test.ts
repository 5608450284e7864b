import { expect, test } from 'vitest';
import { withoutLanguage } from '../../../src/lint/entries/translations.ts';

test.each([
  ['README.md', 'readme.md'],
  ['README.zh-CN.md', 'readme.md'],
  ['readme.zh.md', 'readme.md'],
  ['README_cn.md', 'readme.md'],
  ['README-pt_BR.md', 'readme.md'],
  ['README.zh-Hant.md', 'readme.md'],
  ['README.es-419.md', 'readme.md'],
  ['books/free-books-fa_IR.md', 'books/free-books.md'],
  ['translations/README-ja.md', 'readme.md'],
  ['docs/de/list.md', 'docs/list.md'],
  ['docs/zh-CN/list.md', 'docs/list.md'],
])('%s is a translation of %s', (path, original) => {
  expect(withoutLanguage(path)).toBe(original);
});

test.each(['awesome-js.md', 'list-go.md', 'tools-api.md', 'a.b.md', 'docs/ui/list.md', 'de.md', '.md', ''])(
  '%s is no translation',
  (path) => {
    expect(withoutLanguage(path)).toBe(path);
  },
);
