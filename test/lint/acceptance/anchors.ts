import type { AcceptanceCase } from './case.ts';
import { listOf } from './list-of.ts';

const gone = 'link to a heading that is not there: `#no-such`';
const lookAlike = 'anchors of headings with emoji, badges and HTML';
const bom = '\uFEFF';
const joiner = '\u200C';

/** An entry whose description leads elsewhere in the list. */
const see = (fragment: string): string => `- [Pine](https://pine.test/) - Edits code, see [there](${fragment}).`;

/** A list with a contents of three lines, the last of which is given, and a section without entries of its own. */
const withContents = (line: string, heading: string): string =>
  listOf([])
    .replace('- [Viewers](#viewers)\n', `- [Viewers](#viewers)\n${line}\n`)
    .concat('\n', heading, '\n\n- [Fir](https://fir.test/) - Prints texts.\n');

/** Links to places in the file, and the places that only look absent. */
export const anchors: readonly AcceptanceCase[] = [
  {
    kind: 'defect',
    name: 'doubled `##` in a link “back to top”',
    from: 'awesome-selfhosted, non-free: 38 times, around code in bold type',
    topic: 'anchor',
    text: listOf(['**[`^ back to top ^`](##contents)**', '', '- [Pine](https://pine.test/) - Edits code.']),
    found: ['dead/missing-anchor 12'],
    mended: listOf(['**[`^ back to top ^`](#contents)**', '', '- [Pine](https://pine.test/) - Edits code.']),
    fix: 'safe',
  },
  {
    kind: 'defect',
    name: 'misspelt `#progress-view` for `ProgressView`',
    from: 'awesome-ios',
    topic: 'anchor',
    text: withContents('- [ProgressView](#progress-view)', '## ProgressView'),
    found: ['dead/missing-anchor 9'],
    mended: withContents('- [ProgressView](#progressview)', '## ProgressView'),
    fix: 'safe',
  },
  {
    kind: 'defect',
    name: gone,
    from: 'awesome-ios: in the contents, the section below it was renamed',
    topic: 'anchor',
    text: withContents('- [Extensions](#extensions-xcode-8)', '## Extensions'),
    found: ['dead/missing-anchor 9'],
    mended: withContents('- [Extensions](#extensions)', '## Extensions'),
    fix: 'none',
  },
  {
    kind: 'defect',
    name: gone,
    from: 'build-your-own-x: in the contents, without any section',
    topic: 'anchor',
    text: listOf([]).replace('- [Viewers](#viewers)\n', '- [Viewers](#viewers)\n- [AI Model](#ai-model)\n'),
    found: ['dead/missing-anchor 9'],
    mended: listOf([]),
    fix: 'none',
  },
  {
    kind: 'defect',
    name: gone,
    from: 'awesome-scalability: one level down in a long contents',
    topic: 'anchor',
    text: listOf([]).replace('- [Viewers](#viewers)\n', '- [Viewers](#viewers)\n  - [Book](#book)\n'),
    found: ['dead/missing-anchor 9'],
    mended: listOf([]),
    fix: 'none',
  },
  {
    kind: 'defect',
    name: gone,
    from: 'free-programming-books: two at once, for headings that an index promises',
    topic: 'anchor',
    text: listOf([
      '- [Pine](https://pine.test/) - Edits code, see [HTTP](#http).',
      '- [Oak](https://oak.test/) - Edits music, see [HTTPS](#https).',
    ]),
    found: ['dead/missing-anchor 12', 'dead/missing-anchor 13'],
    mended: listOf([
      '- [Pine](https://pine.test/) - Edits code, see HTTP.',
      '- [Oak](https://oak.test/) - Edits music, see HTTPS.',
    ]),
    fix: 'none',
  },
  {
    kind: 'defect',
    name: gone,
    from: 'free-programming-books, Chinese: the file begins with a byte order mark',
    topic: 'anchor',
    text: bom + listOf(['- [Pine](https://pine.test/) - Edits code, see [HTTP](#http).']),
    found: ['dead/missing-anchor 12'],
    mended: bom + listOf(['- [Pine](https://pine.test/) - Edits code, see HTTP.']),
    fix: 'none',
  },
  {
    kind: 'defect',
    name: gone,
    from: 'awesome-machine-learning: in capitals',
    topic: 'anchor',
    text: listOf([see('#ocr-Of-Text')]),
    found: ['dead/missing-anchor 12'],
    mended: listOf(['- [Pine](https://pine.test/) - Edits code, see there.']),
    fix: 'none',
  },
  {
    kind: 'defect',
    name: gone,
    from: 'awesome-mac, Chinese: in another script',
    topic: 'anchor',
    text: withContents('- [命令行工具](#命令行工具)', '## 开发'),
    found: ['dead/missing-anchor 9'],
    mended: withContents('- [开发](#开发)', '## 开发'),
    fix: 'none',
  },
  {
    kind: 'look-alike',
    name: 'anchor with a zero-width non-joiner',
    from: 'free-programming-books, Persian',
    topic: 'anchor',
    text: withContents(`- [میشود](#${encodeURIComponent(`می${joiner}شود`)})`, '## میشود'),
    lines: [9],
  },
  {
    kind: 'look-alike',
    name: lookAlike,
    from: 'the-book-of-secret-knowledge: the name of an emoji',
    topic: 'anchor',
    text: withContents(
      '- [:newspaper: RSS Feed & Updates](#newspaper-rss-feed--updates)',
      '## :newspaper: RSS Feed & Updates',
    ),
    lines: [9],
  },
  {
    kind: 'look-alike',
    name: lookAlike,
    from: 'the-book-of-secret-knowledge: a link to the contents in HTML',
    topic: 'anchor',
    text: listOf([`${see('#web-tools-toc')}`, '', '#### Web Tools &nbsp;[<sup>[TOC]</sup>](#contents)', '']),
    lines: [12],
  },
  {
    kind: 'look-alike',
    name: lookAlike,
    from: 'awesome-elixir: two badges in the title',
    topic: 'anchor',
    text: listOf([see('#awesome-tools--')]).replace(
      '(https://awesome.re)',
      '(https://awesome.re) [![Build](https://build.test/badge.svg)](https://build.test/)',
    ),
    lines: [12],
  },
  {
    kind: 'look-alike',
    name: lookAlike,
    from: 'awesome-php: a badge in the title',
    topic: 'anchor',
    text: listOf([see('#awesome-tools-')]),
    lines: [12],
  },
  {
    kind: 'look-alike',
    name: lookAlike,
    from: 'awesome-cpp: a name that HTML gives',
    topic: 'anchor',
    text: listOf([see('#more'), '', '<a name="more"></a>', '']),
    lines: [12],
  },
  {
    kind: 'look-alike',
    name: lookAlike,
    from: 'awesome-machine-learning: a line of the contents that leads to a name that HTML gives',
    topic: 'anchor',
    text: withContents('- [Natural Language](#c-nlp)', '<a name="c-nlp"></a>\n\n## Natural Language'),
    lines: [9],
  },
];
