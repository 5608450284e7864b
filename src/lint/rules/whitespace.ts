import { z } from 'zod';
import type { Edit } from '../../model/edit.ts';
import type { Link } from '../../model/link.ts';
import type { Span } from '../../model/span.ts';
import { changeAddress, placeOf } from '../addresses/change-address.ts';
import { hostOf } from '../addresses/web-host.ts';
import type { Page } from '../page.ts';
import { defineRule, type RuleFinding } from '../rule.ts';
import { together } from '../text/together.ts';

const sentences: Readonly<Record<string, string>> = {
  padded: 'white space in the brackets around the link’s text',
  'no-break': 'a no-break space beside the link',
  'zero-width': 'a character that nobody sees beside the link, in its text or in its address',
  double: 'more than one space beside the link',
  trailing: 'white space at the end of the line',
};

const remedies: Readonly<Record<string, string>> = { 'no-break': 'write a space', double: 'leave one' };

export const whitespace = defineRule({
  name: 'whitespace',
  what: 'white space that was not meant: in and beside links, and at the end of their lines',
  why: 'It is underlined with the link, or keeps programs from seeing where a name ends; nobody sees it in an editor.',
  severity: 'warning',
  about: 'link',
  fix: 'safe',
  options: z.strictObject({
    // A person mends ten by hand; hundreds are a habit of the list.
    each: z
      .number()
      .int()
      .min(0)
      .default(10)
      .describe('More than so many of one kind in a file are told once, together.'),
  }),
  message: ({ kind, count }) =>
    `${sentences[String(kind)] ?? kind}${count === undefined ? '' : `, ${count} times in this file`}: ${remedies[String(kind)] ?? 'take it out'}`,
  check: ({ page }, { each }) => {
    const faults = page.links.flatMap((link) => placesOf(link).flatMap((place) => faultsAt(place, link, page)));
    const addresses = page.links.flatMap(addressFinding);
    return Object.keys(sentences)
      .flatMap((kind) => {
        // Nobody mends the ends of lines one by one.
        if (kind === 'trailing') return together(trailingFaults(page).map(toFinding), 1);
        const found = faults.filter((fault) => fault.kind === kind).map(toFinding);
        return together(kind === 'zero-width' ? [...found, ...addresses].sort(inOrder) : found, each);
      })
      .sort(inOrder);
  },
  examples: [
    { bad: '- [a tool ](https://a.example/) - Fine.\n', fixed: '- [a tool](https://a.example/) - Fine.\n' },
    { bad: 'See[ a ][x]or b.\n\n[x]: https://a.example/\n', fixed: 'See [a][x] or b.\n\n[x]: https://a.example/\n' },
    { bad: '- [a](https://a.example/)\u00A0- Fine.\n', fixed: '- [a](https://a.example/) - Fine.\n' },
    { bad: '- \u200B[a](https://a.example/) - Fine.\n', fixed: '- [a](https://a.example/) - Fine.\n' },
    {
      bad: '- [a](https://a.example/)  - Fine, see  [b](https://b.example/).\r\n',
      lines: [1, 1],
      fixed: '- [a](https://a.example/) - Fine, see [b](https://b.example/).\r\n',
    },
    {
      name: 'at the end of lines, told once',
      bad: '- [a](https://a.example/) - Fine. \n- [b](https://b.example/) - Fine. \nx \n',
      lines: [1],
      fixed: '- [a](https://a.example/) - Fine.\n- [b](https://b.example/) - Fine.\nx \n',
    },
    {
      name: 'many are told once',
      options: { each: 1 },
      bad: '[a ](https://a.example/) [b ](https://b.example/)\n',
      lines: [1],
      fixed: '[a](https://a.example/) [b](https://b.example/)\n',
    },
    {
      bad: '- [a](https://a.example/)  -  Fine.   \n- [b](https://b.example/) —  Fine.  \r\n',
      lines: [1, 1, 2],
      fixed: '- [a](https://a.example/) - Fine.\n- [b](https://b.example/) — Fine.\r\n',
    },
    { name: 'hard breaks, code', good: '[a](https://a.example/)  \nb `[a ](x)`\n\n    [a ](x)  [b](y) \n' },
    {
      name: 'indentation',
      good: '-   [a](https://a.example/)\n1.  [b](https://b.example/)\n- [ ]  [c](https://c.example/)\n',
    },
    {
      name: 'cells',
      good: '| a                     | b |\n|-----------------------|---|\n| [a](https://a.example/)   |  [b](https://b.example/) |\n',
    },
    { name: 'after a full stop', good: 'Fine.  [a](https://a.example/)\n' },
    { bad: '-\u00A0[a](https://a.example/) – Fine.\n', fixed: '- [a](https://a.example/) – Fine.\n' },
    { name: 'words to stay in one line', good: 'The\u00A0[a](https://a.example/)\u00A0tool.\n' },
    { name: 'French', good: '[a](https://a.example/)\u00A0: bien. «\u00A0[b](https://b.example/)\u00A0»\n' },
    { name: 'badges', good: '[ ![a](a.svg) ](https://a.example/)  [![b](b.svg)](https://b.example/)\n' },
    {
      name: 'in addresses',
      bad: '- \u200B[a](https://a.example/b\u200Bc\u200B)\n\n[d]: https://d.example/\uFEFF\n',
      lines: [1, 1, 3],
      fixed: '- [a](https://a.example/bc)\n\n[d]: https://d.example/\n',
    },
    {
      name: 'scripts that need such characters',
      good: '[می\u200Cخواهم](https://a.example/) [👩\u200D💻](https://b.example/)\n',
    },
  ],
});

interface Fault {
  readonly kind: string;
  readonly span: Span;
  readonly edits: readonly Edit[];
}

function toFinding({ kind, span, edits }: Fault): RuleFinding {
  return { span, data: { kind }, fix: { safety: 'safe', edits } };
}

function inOrder(one: RuleFinding, other: RuleFinding): number {
  return (one.span?.start ?? 0) - (other.span?.start ?? 0);
}

/** What is copied from a page brings them along: most servers have no such page. */
function addressFinding(link: Link): readonly RuleFinding[] {
  const [unseen] = /[\u200B\u2060\uFEFF]+/.exec(link.url) ?? [];
  if (unseen === undefined || hostOf(link.url) === null) return [];
  const fix = changeAddress(link, 'safe', (written) => written.replace(/[\u200B\u2060\uFEFF]+/g, ''));
  return [{ span: placeOf(unseen, link), data: { kind: 'zero-width' }, link, ...fix }];
}

function placesOf({ kind, outer, uses }: Link): readonly Span[] {
  if (kind === 'definition') return uses;
  return kind === 'inline' ? [outer] : [];
}

function faultsAt(place: Span, link: Link, page: Page): readonly Fault[] {
  const written = page.text.slice(place.start, place.end);
  if (link.kind === 'definition' && written.startsWith('!')) return [];
  const isBadge = written.startsWith('[![') || /^\[\s*(?:!\[|<)/.test(written);
  return [
    ...(isBadge ? [] : padding(place, written, link, page)),
    ...before(place, page),
    ...after(place, link, isBadge, page),
  ];
}

/** Not the joiners, which some scripts and emoji need. */
const blank = /[ \t\u00A0\u200B\u2060\uFEFF]/;

/** White space within the brackets; it goes outside where words would run together. */
function padding(place: Span, written: string, link: Link, { text }: Page): readonly Fault[] {
  const close =
    link.kind === 'inline'
      ? text.lastIndexOf('](', link.span.start) - place.start
      : written.search(/\](?:\[[^\][]*\])?$/);
  const inner = written.slice(0, Math.max(0, close));
  let from = 1;
  let to = inner.length;
  while (from < to && blank.test(inner.charAt(from))) from++;
  while (from < to && blank.test(inner.charAt(to - 1))) to--;
  if (from === to) return [];
  const leading = inner.slice(1, from);
  const trailing = inner.slice(to);
  const faults: Fault[] = [];
  const isWord = (offset: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(offset));
  if (leading !== '') {
    const cut = removal({ start: place.start + 1, end: place.start + 1 + leading.length }, text);
    faults.push({
      kind: kindOf(leading),
      span: cut.span,
      edits: isWord(place.start - 1) ? [space(place.start), cut] : [cut],
    });
  }
  if (trailing !== '') {
    const end = place.start + inner.length;
    const cut = removal({ start: end - trailing.length, end }, text);
    faults.push({ kind: kindOf(trailing), span: cut.span, edits: isWord(place.end) ? [cut, space(place.end)] : [cut] });
  }
  const [first, second] = faults;
  if (first === undefined || second === undefined || first.kind !== second.kind) return faults;
  return [{ ...first, edits: [...first.edits, ...second.edits] }];
}

function kindOf(padding: string): string {
  return /^[\u200B\u2060\uFEFF]+$/.test(padding) ? 'zero-width' : 'padded';
}

/** As far back as a line's marker and indentation can reach. */
const longestMarker = 80;

function before({ start }: Span, { text }: Page): readonly Fault[] {
  const line = text.slice(Math.max(0, start - longestMarker), start).replace(/^.*[\r\n]/s, '');
  const [gap = ''] = /[ \t\u00A0\u200B\u2060\uFEFF]+$/.exec(line) ?? [];
  const span = { start: start - gap.length, end: start };
  const head = line.slice(0, line.length - gap.length);
  const odd = oddSpace(gap, span, text);
  const isMarker = /^[\s>]*(?:[-+*]|\d{1,9}[.)])?(?:\s+\[[ x]\])?$/i.test(head);
  // Between words, a no-break space keeps a line from ending there.
  if (odd !== null) return odd.kind === 'zero-width' || isMarker || /[-–—]$/.test(head) ? [odd] : [];
  if (!/^ {2,}$/.test(gap) || isMarker || /[.!?:|)\]>。]$/.test(head)) return [];
  return [{ kind: 'double', span, edits: [{ ...removal(span, text), text: ' ' }] }];
}

function after({ end }: Span, { setting: { cell } }: Link, isBadge: boolean, { text }: Page): readonly Fault[] {
  const [, gap = '', next = ''] =
    /^([ \t\u00A0\u200B\u2060\uFEFF]+)(\S?)/.exec(text.slice(end, end + longestMarker)) ?? [];
  const span = { start: end, end: end + gap.length };
  const odd = oddSpace(gap, span, text);
  if (odd !== null) return odd.kind === 'zero-width' || /[-–—]/.test(next) ? [odd] : [];
  if (isBadge || cell === 'table-cell') return [];
  const gaps = /^[[<!|]?$/.test(next) ? [] : [span, afterMark(span.end, text)];
  const [first, ...others] = gaps.filter((one) => /^ {2,}$/.test(text.slice(one.start, one.end)));
  if (first === undefined) return [];
  const edits = [first, ...others].map((one) => ({ ...removal(one, text), text: ' ' }));
  return [{ kind: 'double', span: first, edits }];
}

/** What stands behind the mark that parts a name from its description. */
function afterMark(start: number, text: string): Span {
  const [all = '', spaces = ''] = /^(?:[-–—:]|--)( +)(?=\S)/.exec(text.slice(start, start + longestMarker)) ?? [];
  return { start: start + all.length - spaces.length, end: start + all.length };
}

/** A gap with other than spaces and tabs in it becomes one space, or nothing where nobody sees it. */
function oddSpace(gap: string, span: Span, text: string): Fault | null {
  const seen = gap.replace(/[\u200B\u2060\uFEFF]+/g, '');
  if (seen !== gap)
    return { kind: 'zero-width', span, edits: [{ ...removal(span, text), text: seen.replaceAll('\u00A0', ' ') }] };
  if (!gap.includes('\u00A0')) return null;
  return { kind: 'no-break', span, edits: [{ ...removal(span, text), text: ' ' }] };
}

/** Spaces at the end of the line in which a link begins. Two are a line break, and so are meant, but not where a paragraph ends. */
function trailingFaults({ text, links, outline }: Page): readonly Fault[] {
  const ends = new Set(outline().paragraphs.map((paragraph) => paragraph.end));
  const faults: Fault[] = [];
  let end = 0;
  for (const link of links) {
    if (link.kind === 'html' || link.kind === 'definition' || link.outer.start < end) continue;
    const ending = /[\r\n]|$/g;
    ending.lastIndex = link.outer.end;
    end = ending.exec(text)?.index ?? text.length;
    let start = end;
    while (start > link.outer.start && /[ \t]/.test(text.charAt(start - 1))) start--;
    if (start === end || (end - start > 1 && !ends.has(end))) continue;
    faults.push({ kind: 'trailing', span: { start, end }, edits: [removal({ start, end }, text)] });
  }
  return faults;
}

function removal(span: Span, text: string): Edit {
  return { span, text: '', expected: text.slice(span.start, span.end) };
}

function space(offset: number): Edit {
  return { span: { start: offset, end: offset }, text: ' ', expected: '' };
}
