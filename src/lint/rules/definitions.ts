import { z } from 'zod';
import { once } from '../../extract/once.ts';
import type { Safety } from '../../model/edit.ts';
import type { Link } from '../../model/link.ts';
import type { Span } from '../../model/span.ts';
import type { Page } from '../page.ts';
import { defineRule, type RuleFinding } from '../rule.ts';
import { labelOf, normalizeLabel } from '../text/labels.ts';
import { createNearLabels } from '../text/near-labels.ts';
import { findUndefinedReferences } from '../text/undefined-references.ts';

export const definitions = defineRule({
  name: 'definitions',
  what: 'definitions `[label]: address` that nothing uses, and labels that are defined twice',
  why: 'What nothing uses is never seen, and of two definitions only the first one counts.',
  severity: 'warning',
  about: 'link',
  reach: 'file',
  fix: 'safe',
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe('Labels that may stand there unused.'),
  }),
  message: ({ label, problem, first, reference }) => {
    if (typeof reference === 'string') {
      return `nothing uses the definition of [${label}], which [${reference}] may be about: correct that, or remove it`;
    }
    if (problem === 'unused') return `nothing uses the definition of [${label}]: remove it`;
    return problem === 'repeated'
      ? `[${label}] is defined above with the same address: remove this one`
      : `[${label}] is defined above as ${first}, and only that counts: remove one of the two`;
  },
  check: ({ page }, { allow }) => {
    const allowed = new Set([...allow, ...meantIn(page)].map(normalizeLabel));
    const firsts = new Map<string, Link>();
    const ambiguous = ambiguousIn(page);
    const removeUnused = once(() => createRemoval(page));
    return page.links.flatMap((link): readonly RuleFinding[] => {
      if (link.kind !== 'definition') return [];
      const label = labelOf(link, page);
      const name = normalizeLabel(label);
      const first = firsts.get(name);
      if (first === undefined) {
        firsts.set(name, link);
        if (link.uses.length > 0 || isComment(link) || isMistyped(link) || allowed.has(name)) return [];
        const unused = { span: link.outer, data: { label, problem: 'unused', first: null }, link };
        return [ambiguous.has(name) ? unused : removeUnused()(link, label)];
      }
      if (isComment(link)) return [];
      if (first.url === link.url) {
        return [removable(link, { label, problem: 'repeated', first: first.url }, page, 'safe')];
      }
      const data = { label, problem: 'other', first: first.url };
      return [{ span: link.outer, others: [first.outer], data, link }];
    });
  },
  examples: [
    {
      bad: '[a]\n\n[a]: https://a.example/\n[b]: https://b.example/ "B"\n\nc\n',
      lines: [4],
      fixed: '[a]\n\n[a]: https://a.example/\n\nc\n',
    },
    {
      name: 'the last line, without a line ending',
      bad: '[a]\r\n\r\n[a]: https://a.example/\r\n[A]: https://a.example/',
      lines: [4],
      fixed: '[a]\r\n\r\n[a]: https://a.example/',
    },
    { bad: '[a]\n\n[a]: https://a.example/\n[a]: https://b.example/\n', lines: [4] },
    {
      name: 'two addresses, of which nobody knows the right one',
      bad: '[a]: https://a.example/\n[a]: https://b.example/\n',
      lines: [1, 2],
    },
    {
      name: 'what a mistyped reference means',
      bad: 'See [the book][gudie] and [manaul].\n\n[guide]: https://a.example/\n[manual]: https://b.example/\n',
      lines: [3, 4],
    },
    {
      name: 'while another reference has no definition, a person looks first',
      bad: '[a][b] there\n\n[guide]: https://a.example/\n',
      lines: [3],
      fixed: '[a][b] there\n\n',
    },
    { name: 'a link with a colon in it, which another rule tells', good: '[a]:(https://a.example/)\n' },
    { name: 'in a quotation', bad: '> [a]: https://a.example/\n', lines: [1] },
    { name: 'comments', good: '[//]: # (a comment)\n[comment]: <> (another one)\n[//]: # (a third)\n' },
    { name: 'an image alone uses it', good: '![A][a]\n\n[a]: logo.png\n' },
    { name: 'in parentheses, which another rule tells', good: '[a](b)\n\n[b]: https://a.example/\n' },
    { options: { allow: ['a'] }, good: '[a]: https://a.example/\n' },
  ],
});

/** Labels that stand where an address should: `[text](label)` means its definition. */
function meantIn({ links }: Page): readonly string[] {
  return links.flatMap(({ kind, raw }) => (kind === 'inline' || kind === 'image' ? raw : []));
}

/** Definitions are a way to write comments: `[//]: # (text)`. */
function isComment({ url }: Link): boolean {
  return url === '' || url === '#';
}

/** `[text]: (address)` was meant as a link. */
function isMistyped({ url }: Link): boolean {
  return url.startsWith('(');
}

/** The labels that are defined with several addresses. */
function ambiguousIn(page: Page): ReadonlySet<string> {
  const addresses = new Map<string, string>();
  const found = new Set<string>();
  for (const link of page.links) {
    if (link.kind !== 'definition') continue;
    const name = normalizeLabel(labelOf(link, page));
    const address = addresses.get(name);
    if (address === undefined) addresses.set(name, link.url);
    else if (address !== link.url) found.add(name);
  }
  return found;
}

/** Without its definition, nobody would find the address that a broken reference was meant for. */
function createRemoval(page: Page): (link: Link, label: string) => RuleFinding {
  const broken = findUndefinedReferences(page, []);
  const meant = new Map(broken.map(({ label, suggestion }) => [suggestion, label]));
  const nearLabel = createNearLabels(page);
  return (link, label) => {
    const reference = meant.get(label) ?? nearLabel(label);
    const data = { label, problem: 'unused', first: null };
    if (reference !== null) return { span: link.outer, data: { ...data, reference }, link };
    return removable(link, data, page, broken.length > 0 ? 'suggested' : 'safe');
  };
}

function removable(link: Link, data: RuleFinding['data'], { text }: Page, safety: Safety): RuleFinding {
  const finding = { span: link.outer, data, link };
  const span = wholeLines(link.outer, text);
  if (span === null) return finding;
  const edit = { span, text: '', expected: text.slice(span.start, span.end) };
  return { ...finding, fix: { safety, edits: [edit] } };
}

/** The lines of what fills its lines, with the line ending behind it, or the one before where the file ends there. */
function wholeLines({ start, end }: Span, text: string): Span | null {
  let from = start;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--;
  const [, ending] = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end, end + 100)) ?? [];
  const isLineStart = from === 0 || text[from - 1] === '\n' || text[from - 1] === '\r';
  if (ending === undefined || !isLineStart) return null;
  const to = end + (/^[ \t]*/.exec(text.slice(end, end + 100))?.[0].length ?? 0) + ending.length;
  if (ending !== '') return { start: from, end: to };
  const [before = ''] = /(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(0, from - 2), from)) ?? [];
  return { start: from - before.length, end: to };
}
