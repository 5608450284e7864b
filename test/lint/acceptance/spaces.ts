import type { AcceptanceCase } from './case.ts';
import { listOf } from './list-of.ts';

const padded = ['- [Pine ](https://pine.test/) - Edits code.', '- [Oak](https://oak.test/) - Edits music.'];
const tidy = ['- [Pine](https://pine.test/) - Edits code.', '- [Oak](https://oak.test/) - Edits music.'];
const withoutEnd = (text: string): string => text.replace(/\n$/, '');
const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

/** White space, line endings, and what only looks like a link or an item. */
export const spaces: readonly AcceptanceCase[] = [
  {
    kind: 'defect',
    name: 'white space inside the text of a link: `[text ](…)`',
    from: 'free-programming-books',
    topic: 'space',
    text: listOf(padded),
    found: ['whitespace 12'],
    mended: listOf(tidy),
    fix: 'safe',
  },
  {
    kind: 'defect',
    name: 'white space inside the text of a link: `[text ](…)`',
    from: 'build-your-own-x: behind emphasis',
    topic: 'space',
    text: listOf(['- [**C**: *Pine* ](https://pine.test/)']),
    found: ['whitespace 12'],
    mended: listOf(['- [**C**: *Pine*](https://pine.test/)']),
    fix: 'safe',
  },
  {
    kind: 'defect',
    name: 'white space at the end of a line',
    from: 'awesome-go',
    topic: 'space',
    text: listOf(['- [Pine](https://pine.test/) - Edits code. ']),
    found: ['whitespace 12'],
    mended: listOf(['- [Pine](https://pine.test/) - Edits code.']),
    fix: 'safe',
  },
  {
    kind: 'defect',
    name: 'a fix keeps CRLF',
    from: 'awesome-python-cn',
    topic: 'space',
    text: crlf(listOf(padded)),
    found: ['whitespace 12'],
    mended: crlf(listOf(tidy)),
    fix: 'safe',
  },
  {
    kind: 'defect',
    name: 'a fix adds no line ending at the end of the file',
    from: 'static-analysis',
    topic: 'space',
    text: withoutEnd(listOf(padded)),
    found: ['whitespace 12'],
    mended: withoutEnd(listOf(tidy)),
    fix: 'safe',
  },
  {
    kind: 'look-alike',
    name: 'emphasis before a link: `*[text](…) …*`',
    from: 'awesome-mac, Chinese',
    topic: 'syntax',
    text: listOf(['- [Pine](https://pine.test/) - Edits code.', '', '*[Fir](https://fir.test/) is older.*', '']),
    lines: [14],
  },
  {
    kind: 'look-alike',
    name: 'tags in square brackets: `[MIT]`',
    from: 'awesome-cpp: 1,170 of them',
    topic: 'syntax',
    text: listOf([
      '- [Pine](https://pine.test/) - Edits code. [MIT]',
      '- [Oak](https://oak.test/) - Edits music. [GPL3]',
    ]),
    lines: [12, 13],
  },
  {
    kind: 'look-alike',
    name: 'tags in square brackets: `[MIT]`',
    from: 'the-book-of-secret-knowledge: in a link',
    topic: 'syntax',
    text: listOf(['- [Pine](https://pine.test/) - Edits code, see [[TOC]](#contents).']),
    lines: [12],
  },
];
