import { z } from 'zod';
import type { Span } from '../../model/span.ts';
import type { Page } from '../page.ts';
import { defineRule, type RuleFinding } from '../rule.ts';
import { findMistyped, inParentheses, likely, rewritten, spacedPath, surely } from '../text/mistyped-links.ts';
import { createRunningText, type RunningText } from '../text/running-text.ts';

/** How a link is written wrongly, and what is to be done. */
const sentences: Readonly<Record<string, string>> = {
  spaced: 'white space between a link’s text and its address: write `](`',
  reversed: 'the brackets of the link are swapped: write `[text](address)`',
  bracketed: 'the address stands in square brackets: write `[text](address)`',
  braced: 'the address stands in braces: write `[text](address)`',
  colon: 'a colon between a link’s text and its address: write `](`',
  marker: 'no space between the marker of the item and its link: write one, or it is no item',
  'no-closing-bracket': 'the link’s text has no closing bracket: write `](`',
  'no-opening-bracket': 'the link’s text has no opening bracket: write `[` where it begins',
  'no-closing-parenthesis': 'the link’s address has no closing parenthesis: write `)` where it ends',
  nested: 'a link stands in the text of this one, which cannot hold another: take one of them out',
  unreadable: 'this is no link: its address holds a space (write %20), or its title or a parenthesis does not end',
};

const unreadDefinition = new RegExp(`^\\[([^\\][\\r\\n]+)\\]:[ \\t]*\\((${surely}${inParentheses})\\)$`, 'i');

export const linkSyntax = defineRule({
  name: 'link-syntax',
  what: 'what was meant as a link and is read as plain text',
  why: 'A reader sees brackets in place of a link.',
  severity: 'error',
  about: 'link',
  fix: 'safe',
  options: z.strictObject({}),
  message: ({ shape }) => sentences[String(shape)] ?? 'this is no link',
  check: ({ page }) => {
    const running = createRunningText(page);
    const found = [
      ...findMistyped(page, running),
      ...findUnreadDefinitions(page),
      ...findMarkers(page, running),
      ...findWithoutBracket(page, running),
      ...findUnreadable(page, running),
    ];
    return found.sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0));
  },
  examples: [
    { bad: '- [a] (docs/a.md)\n', fixed: '- [a](docs/a.md)\n' },
    {
      bad: 'See [a tool] (https://a.example/x).\n',
      fixed: 'See [a tool](https://a.example/x).\n',
    },
    { bad: '- [a][https://a.example/x] is fine.\n', fixed: '- [a](https://a.example/x) is fine.\n' },
    { bad: 'See (a tool)[https://a.example/x].\n', fixed: 'See [a tool](https://a.example/x).\n' },
    { bad: '- [a tool(https://a.example/x) - Fine.\n', fixed: '- [a tool](https://a.example/x) - Fine.\n' },
    {
      bad: '- [a](https://a.example/) - One.\n-[b](https://b.example/)\n- [c](https://c.example/) - Three.\n',
      lines: [2],
      fixed: '- [a](https://a.example/) - One.\n- [b](https://b.example/)\n- [c](https://c.example/) - Three.\n',
    },
    {
      bad: '* [a](https://a.example/)\r\n*[b](https://b.example/)\r\n',
      fixed: '* [a](https://a.example/)\r\n* [b](https://b.example/)\r\n',
    },
    { bad: 'See [a][https://a.example/x) there.\n', fixed: 'See [a](https://a.example/x) there.\n' },
    { bad: 'See [a](https://a.example/x] there.\n', fixed: 'See [a](https://a.example/x) there.\n' },
    { name: 'an address that does not end', bad: '- [a](https://a.example/x - Fine.\n' },
    { name: 'an address with a space', bad: '- [a](https://a.example/x y) - Fine.\n' },
    { name: 'no opening bracket', bad: '- a](https://a.example/x) - Fine.\n' },
    { name: 'a link in a link', bad: '[see [a](https://a.example/) there](https://b.example/)\n' },
    { name: 'a path with a space', bad: '- [a](docs/with space.md) - Fine.\n' },
    { name: 'two ends', bad: '- [a](https://a.example/b](c) - Fine.\n' },
    { bad: '![a] (pic.png)\n', fixed: '![a](pic.png)\n' },
    { bad: '- [a] [https://a.example/] - Fine.\n', fixed: '- [a](https://a.example/) - Fine.\n' },
    { bad: 'See [a]{https://a.example/}.\n', fixed: 'See [a](https://a.example/).\n' },
    {
      bad: '- [a]:(https://a.example/) - Fine.\n\n[b]: (https://b.example/b_(c))\n',
      lines: [1, 3],
      fixed: '- [a](https://a.example/) - Fine.\n\n[b](https://b.example/b_(c))\n',
    },
    {
      name: 'a paragraph that was meant as an item',
      bad: '## Tools\n-[a](https://a.example/)\n',
      fixed: '## Tools\n- [a](https://a.example/)\n',
    },
    {
      name: 'items of several lines',
      bad: '- [a](https://a.example/) - Some\nmore.\n-[b](https://b.example/)\n',
      lines: [3],
      fixed: '- [a](https://a.example/) - Some\nmore.\n- [b](https://b.example/)\n',
    },
    { name: 'a dash in prose', good: 'Some text\n-[a](https://a.example/) in prose\n' },
    {
      name: 'sources, attributes and remarks',
      good: '[1] [https://a.example/]\n\n- [ ] [https://a.example/]\n- [a]{.class} [b]: (see https://a.example/)\n',
    },
    { name: 'emphasis before a link is no marker', good: '* x\n\n*[a](https://a.example/) is fine*\n' },
    { name: 'a footnote’s asterisk', good: 'Free*.\n\n\\*[terms](https://a.example/)\n' },
    { good: '[a](https://a.example/) [b] [MIT] (see [c](https://c.example/)) [^1](x)\n\n[b]: https://b.example/\n' },
    { name: 'brackets around a remark', good: '- [a](https://a.example/) [old (https://b.example/)] (#12)\n' },
    {
      name: 'code and templates',
      good: '`[a] (https://a.example/)` [x]({{ site }}/a b)\n\n    [a] (https://a.example/)\n',
    },
    { name: 'escaped', good: '\\[a\\] (https://a.example/) \\[a\\](https://a.example/x\n' },
  ],
});

function finding(shape: keyof typeof sentences, span: Span): RuleFinding {
  return { span, data: { shape } };
}

/** `[text]: (address)` in a line of its own, which is read as a definition. */
function findUnreadDefinitions(page: Page): readonly RuleFinding[] {
  return page.links.flatMap(({ kind, url, uses, outer }) => {
    if (kind !== 'definition' || !url.startsWith('(') || uses.length > 0) return [];
    const [, inner, target] = unreadDefinition.exec(page.text.slice(outer.start, outer.end)) ?? [];
    if (inner === undefined) return [];
    const span = { start: outer.start + inner.length + 2, end: outer.start + inner.length + 3 };
    return [
      rewritten(page, { shape: 'colon', span, whole: outer, text: `[${inner}](${target})`, safety: 'suggested' }),
    ];
  });
}

/** Further in than that, no item begins. */
const longestHead = 80;

/** `-[text](address)` */
function findMarkers(page: Page, running: RunningText): readonly RuleFinding[] {
  const { text } = page;
  const starts = page.links.flatMap(({ kind, outer, uses }) => {
    if (kind === 'definition') return uses.map(({ start }) => start);
    return kind === 'inline' || kind === 'image' ? [outer.start] : [];
  });
  const blocks = new Set(page.outline().paragraphs.map((paragraph) => paragraph.start));
  return starts.flatMap((start) => {
    const last = text[start - 1] ?? '';
    if (!/[-+*.)]/.test(last) || !running.holds(start - 1)) return [];
    const head = text.slice(Math.max(0, start - longestHead), start);
    const [before = '', marker] = /(?:^|(?<=[\r\n]))[ \t>]*([-+*]|\d{1,9}[.)])$/.exec(head) ?? [];
    const line = start - before.length;
    if (marker === undefined || lineStart(text, line) !== line) return [];
    // In the middle of a paragraph, it is a dash.
    const isBlock = marker === '-' && blocks.has(start - marker.length);
    if (!isBlock && !hasNeighbour(text, line, marker)) return [];
    const edit = { span: { start, end: start }, text: ' ', expected: '' };
    return [
      { ...finding('marker', { start: start - marker.length, end: start }), fix: { safety: 'safe', edits: [edit] } },
    ];
  });
}

function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return start;
}

/** As much of a paragraph is looked at for the item that it belongs to. */
const longestItem = 2000;

/** Whether the line after begins with the same marker, or one before in the same paragraph: an asterisk alone may point to a footnote. */
function hasNeighbour(text: string, line: number, marker: string): boolean {
  const last = marker.slice(-1);
  const lines = text.slice(Math.max(0, line - longestItem), line).split(/\r\n|\n|\r/);
  const above = lines.slice(0, -1);
  const next = text.indexOf('\n', line);
  const after = next === -1 ? '' : text.slice(next + 1, next + 80);
  return [...above.slice(above.findLastIndex((one) => one.trim() === '') + 1), after].some((other) => {
    const [, found] =
      /^[ \t>]*(?:([-+*])|\d{1,9}([.)]))(?=[ \t[])/.exec(other)?.filter((part) => part !== undefined) ?? [];
    return found === last;
  });
}

/** `[text(address)` */
function findWithoutBracket(page: Page, running: RunningText): readonly RuleFinding[] {
  const pattern = new RegExp(`(?<=[^\\s()\\]!])\\((${surely}[^\\s()<>]+)\\)(?![^\\r\\n[\\]]{0,400}\\])`, 'gi');
  return running.matches(pattern).flatMap((match) => {
    const start = running.opening(match.index);
    const inner = start === null ? '' : page.text.slice(start + 1, match.index);
    if (start === null || inner.includes(']')) return [];
    const whole = { start, end: match.index + match[0].length };
    const text = `[${inner}](${match[1]})`;
    return [rewritten(page, { shape: 'no-closing-bracket', span: whole, whole, text, safety: 'safe' })];
  });
}

/** `](` that starts no address. */
function findUnreadable(page: Page, running: RunningText): readonly RuleFinding[] {
  const pattern = new RegExp(`\\]\\([ \\t]*(?=<?${likely}|${spacedPath})`, 'gi');
  const endsInBracket = new RegExp(`(${surely}[^\\s\\][()<>]+)\\](?![()\\][])`, 'iy');
  return running.matches(pattern).map((match) => {
    const { index } = match;
    const start = running.opening(index);
    const span = { start: index, end: index + match[0].length };
    if (start === null) return finding('no-opening-bracket', span);
    if (/\]\(/.test(page.text.slice(start, index))) return finding('nested', span);
    endsInBracket.lastIndex = span.end;
    const [all, target] = endsInBracket.exec(page.text) ?? [];
    if (all !== undefined) {
      const whole = { start, end: span.end + all.length };
      const text = `${page.text.slice(start, index)}](${target})`;
      return rewritten(page, { shape: 'no-closing-parenthesis', span, whole, text, safety: 'safe' });
    }
    const rest = /[^\r\n]*/y;
    rest.lastIndex = index;
    return finding(rest.exec(page.text)?.[0].includes(')') ? 'unreadable' : 'no-closing-parenthesis', span);
  });
}
