import { describe, expect, test } from 'vitest';
import type { UserConfig } from '../../src/index.ts';
import { lintedFiles } from './linted-files.ts';

/** A defect of the shape that it had in a real list, alone in a list of its own. */
interface Case {
  readonly what: string;
  readonly text: string;
  /** `rule line` of all errors and warnings. */
  readonly found: readonly string[];
  /** What `--fix` makes of it, or `--fix-suggested` where `mode` says so. */
  readonly fixed?: string;
  readonly mode?: 'safe' | 'suggested';
}

const cases: readonly Case[] = [
  {
    what: 'a scheme with a letter too few',
    text: '- [A](htts://a.test/)\n',
    found: ['dead/unknown-scheme 1'],
    fixed: '- [A](https://a.test/)\n',
  },
  {
    what: 'an address without its scheme',
    text: '- [A](github.com/owner/guide)\n',
    found: ['dead/malformed-url 1'],
    fixed: '- [A](https://github.com/owner/guide)\n',
    mode: 'suggested',
  },
  {
    what: 'a full stop in the address',
    text: '- [A](https://a.test/.) - It is.\n',
    found: ['url-trailing-punctuation 1'],
    fixed: '- [A](https://a.test/) - It is.\n',
    mode: 'suggested',
  },
  {
    what: 'square brackets around the target',
    text: '- [A][https://a.test/a/] - It is.\n',
    found: ['link-syntax 1'],
    fixed: '- [A](https://a.test/a/) - It is.\n',
  },
  {
    what: 'a space between text and target',
    text: '- [A] (https://a.test/a) - It is.\n',
    found: ['link-syntax 1'],
    fixed: '- [A](https://a.test/a) - It is.\n',
  },
  {
    what: 'no space after the bullet',
    text: '-[A](https://a.test/) - It is.\n',
    found: ['link-syntax 1'],
    fixed: '- [A](https://a.test/) - It is.\n',
  },
  {
    what: 'a doubled #',
    text: '- [A](##software---non-free)\n\n## Software - Non-free\n',
    found: ['dead/missing-anchor 1'],
    fixed: '- [A](#software---non-free)\n\n## Software - Non-free\n',
  },
  {
    what: 'a dash that the heading has not',
    text: '- [A](#progress-view)\n\n## ProgressView\n',
    found: ['dead/missing-anchor 1'],
    fixed: '- [A](#progressview)\n\n## ProgressView\n',
  },
  {
    what: 'a fragment without a heading',
    text: '- [A](#extensions-xcode-8)\n\n## A\n',
    found: ['dead/missing-anchor 1'],
  },
  { what: 'a fragment in another script', text: '- [A](#命令行工具)\n\n## 开发\n', found: ['dead/missing-anchor 1'] },
  {
    what: 'one repository with and without a slash',
    text: '- [A](https://github.com/o/a) - It is.\n- [B](https://github.com/o/a/) - It is too.\n',
    found: ['duplicate-url-normalized 2'],
  },
  {
    what: 'one repository in two letter cases',
    text: '- [A](https://github.com/ReactiveX/RxJS) - It is.\n- [B](https://github.com/reactivex/rxjs) - It is too.\n',
    found: ['duplicate-url-normalized 2'],
  },
  {
    what: 'one page over http and https',
    text: '- [A](http://a.test/x) - It is.\n- [B](https://a.test/x) - It is too.\n',
    found: ['duplicate-url-normalized 2'],
  },
  {
    what: 'one page twice',
    text: '- [A](https://a.test/x) - It is.\n- [B](https://a.test/x) - It is too.\n',
    found: ['duplicate-url 2'],
  },
  {
    what: 'tracking parameters',
    text: '| A | B |\n|---|---|\n| [A](https://a.test/?utm_source=x&utm_medium=y&id=1) | b |\n',
    found: ['url-tracking 3'],
    fixed: '| A | B |\n|---|---|\n| [A](https://a.test/?id=1) | b |\n',
  },
  {
    what: 'a space at the end of the text of a link',
    text: '- [A ](https://a.test/) - It is.\n',
    found: ['whitespace 1'],
    fixed: '- [A](https://a.test/) - It is.\n',
  },
  {
    what: 'a short address',
    text: '- [A](https://git.io/abcd) - It is.\n',
    found: ['url-shortener 1', 'url-retired-host 1'],
  },
  {
    what: 'lines that end with CRLF',
    text: '- [A][https://a.test/a/] - It is.\r\n- [B ](https://b.test/) - It is.\r\n',
    found: ['link-syntax 1', 'whitespace 2'],
    fixed: '- [A](https://a.test/a/) - It is.\r\n- [B](https://b.test/) - It is.\r\n',
  },
  {
    what: 'no line ending at the end',
    text: '- [A ](https://a.test/) - It is.',
    found: ['whitespace 1'],
    fixed: '- [A](https://a.test/) - It is.',
  },
  // What looks like a defect and is none.
  { what: 'a fragment without a zero-width non-joiner', text: '- [A](#می‌شود)\n\n## میشود\n', found: [] },
  { what: 'emphasis before a link', text: '- *[A](https://a.test/) is*\n\n*[B](https://b.test/)*\n', found: [] },
  {
    what: 'a heading with an image',
    text: '- [A](#a-list-)\n\n# A list [![x](https://a.test/b.svg)](https://a.test/)\n',
    found: [],
  },
  { what: 'tags in square brackets', text: '- [A](https://a.test/) - It is. [MIT]\n', found: [] },
  { what: 'a file that begins with a BOM', text: '\uFEFF- [A](#a)\n\n# A\n', found: [] },
];

const config: UserConfig = { lists: ['README.md'] };

describe.each(cases.map((one) => [one.what, one] as const))('%s', (_what, { text, found, fixed, mode }) => {
  test('is found', async () => {
    const { report } = await lintedFiles({ 'README.md': text }, config);
    const told = report.findings.filter(({ severity }) => severity !== 'info');
    expect(told.map(({ rule, line }) => `${rule} ${line ?? 0}`).toSorted()).toEqual([...found].sort());
  });

  if (fixed === undefined) return;
  test('is mended', async () => {
    const { textOf } = await lintedFiles({ 'README.md': text }, { ...config, fix: { mode: mode ?? 'safe' } });
    expect(textOf('README.md')).toBe(fixed);
    const again = await lintedFiles({ 'README.md': fixed }, { ...config, fix: { mode: 'suggested' } });
    expect(again.textOf('README.md')).toBe(fixed);
  });
});
