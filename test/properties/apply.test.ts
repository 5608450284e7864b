import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractLinks } from '../../src/extract/links.ts';
import { applyEdits, applyFixes } from '../../src/fix/apply.ts';
import { mend } from '../../src/fix/mend.ts';
import { type JudgedPlace, type PlacePlan, planFixes } from '../../src/fix/plan.ts';
import type { Edit } from '../../src/model/edit.ts';
import type { Link } from '../../src/model/link.ts';
import type { Source } from '../../src/model/source.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

const runs = { numRuns: 1_000 };

const extract = (text: string): readonly Link[] => extractLinks(parseMarkdown(text));
const source = (text: string): Source => ({
  path: 'a.md',
  absolutePath: '/a.md',
  text,
  bom: '',
  sha256: '',
  origin: 'written',
});

/** Addresses as lists have them, and some that are hard to write. */
const address = fc
  .tuple(
    fc.constantFrom('http://', 'https://'),
    fc.constantFrom('x.example', 'www.y.example', 'docs.z.example:8080', 'müller.example'),
    fc.constantFrom('', '/', '/a', '/a_(b)', '/a_b_', '/ü', '/%7Ea', '/a.pdf', '/o/r/tree/main', '/a*b*', '/a|b'),
    fc.constantFrom('', '?a=1&b=2', '?a[b]=c', '?q=a&copy=2', '?a=(b'),
    fc.constantFrom('', '#b', '#ü', '#L1'),
  )
  .map((parts) => parts.join(''));

const word = fc.constantFrom(
  'a',
  'list',
  'of *good* things',
  '`code`',
  '**b**',
  'ü点',
  '😀',
  '&amp;',
  '\\*',
  '(see)',
  '$x$',
  '<b>c</b>',
);
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

/** One link of each kind; not every address is one in every place. */
const link = fc.tuple(fc.nat({ max: 12 }), text, address).map(([kind, label, url]) => {
  const inCell = url.replaceAll('|', '%7C');
  const escaped = inCell.replaceAll('=(b', '=\\(b');
  const written = [
    `[${label}](${escaped})`,
    `[${label}](<${inCell}> "title")`,
    `[${label}](${escaped} 'ti)tle')`,
    `![${label}](${escaped})`,
    `[![${label}](${escaped})](https://badge.example/${label.length})`,
    `<${inCell}>`,
    `see ${inCell}`,
    `(${inCell})`,
    `${inCell},`,
    `<a href="${inCell.replaceAll('&', '&amp;')}">b</a>`,
    `<img src='${inCell}' alt=b>`,
    `<img srcset="${inCell} 1x, https://y.example/2.png 2x">`,
    `[${label}][ref]`,
  ];
  return written[kind] ?? '';
});

const inline = fc.array(fc.oneof(text, link), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const block = fc.oneof(
  inline,
  inline.map((content) => `## ${content}`),
  fc.array(inline, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
  inline.map((content) => `> ${content}`),
  inline.map((content) => `1. ${content}\n   - ${content}`),
  fc.tuple(inline, inline).map(([one, other]) => `| h | i |\n|---|---|\n| ${one} | ${other} |`),
  inline.map((content) => `\`\`\`md\n${content}\n\`\`\``),
  inline.map((content) => `<p>\n${content}\n</p>`),
  inline.map((content) => `<!-- ${content} -->`),
  address.map((url) => `[ref]: ${url} "title"`),
  address.map((url) => `[ref]: <${url}>`),
  fc.constantFrom('---', '', '\t', '***'),
);
const markdown = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 6 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', '\n'),
  )
  .map(([blocks, lineEnd, last]) => (blocks.join('\n\n') + last).replaceAll('\n', lineEnd));

describe('edits', () => {
  const edits = (content: string): fc.Arbitrary<readonly Edit[]> =>
    fc.array(
      fc
        .tuple(fc.nat({ max: content.length }), fc.nat({ max: 20 }), fc.string({ maxLength: 8, unit: 'binary' }))
        .map(([start, length, to]) => {
          const end = Math.min(start + length, content.length);
          return { span: { start, end }, text: to, expected: content.slice(start, end) };
        }),
      { maxLength: 8 },
    );
  const any = fc.oneof(markdown, fc.string({ unit: 'binary', maxLength: 60 }));

  test('none are the identity', () => {
    fc.assert(
      fc.property(any, (content) => {
        expect(applyEdits(content, [])).toEqual({ text: content, applied: [], dropped: [] });
        expect(applyFixes(content, []).text).toBe(content);
      }),
      runs,
    );
  });

  test('change nothing outside of their spans, and everything inside', () => {
    fc.assert(
      fc.property(
        any.chain((content) => fc.tuple(fc.constant(content), edits(content))),
        ([content, given]) => {
          const { text: after, applied, dropped } = applyEdits(content, given);
          expect(applied.length + dropped.length).toBe(given.length);
          let before = 0;
          let at = 0;
          for (const { span, text: to } of applied.toSorted(
            (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
          )) {
            const kept = span.start - before;
            expect(after.slice(at, at + kept)).toBe(content.slice(before, span.start));
            expect(after.slice(at + kept, at + kept + to.length)).toBe(to);
            at += kept + to.length;
            before = span.end;
          }
          expect(after.slice(at)).toBe(content.slice(before));
        },
      ),
      runs,
    );
  });

  test('do not depend on their order where none overlap', () => {
    fc.assert(
      fc.property(
        any.chain((content) => fc.tuple(fc.constant(content), edits(content))),
        ([content, given]) => {
          const { applied, text: after } = applyEdits(content, given);
          expect(applyEdits(content, applied.toReversed()).text).toBe(after);
        },
      ),
      runs,
    );
  });
});

describe('mending', () => {
  const runs = { numRuns: 400 };
  const moves = [
    (url: string) => url.replace(/^http:/, 'https:').replace('/a', '/new/a'),
    (url: string) => `${url}/(x?y=|z`,
  ];

  /** Every other link is dead, the others have moved. */
  function plan(content: string, archive: 'replace' | 'annotate', seed: number): readonly PlacePlan[] {
    const links = extract(content);
    const places = links
      .filter((found) => /^https?:\/\/[^/]/.test(found.url) && URL.canParse(found.url))
      .map((found, index) => (index % 2 === seed % 2 ? dead(found) : moved(found, moves[seed % moves.length])));
    return planFixes(places, { text: content, links, archive, keep: () => false });
  }

  function dead(found: Link): JudgedPlace {
    const { href: url } = new URL(found.url);
    const verdict = { kind: 'dead', reason: 'gone', evidence: [] } as const;
    const capture = {
      state: 'found',
      url: `https://web.archive.org/web/20180102030405/${found.url}`,
      capturedAt: '2018-01-02T03:04:05Z',
      checked: 'verified',
    } as const;
    return { link: found, url, verdict, capture, finalUrl: null, hops: [], title: null };
  }

  function moved(found: Link, move: (url: string) => string = (url) => url): JudgedPlace {
    const { href: url } = new URL(found.url);
    const verdict = { kind: 'moved', reason: 'permanent-redirect', evidence: [] } as const;
    const hops = [{ url, status: 308, via: 'location' }] as const;
    return { link: found, url, verdict, capture: null, finalUrl: move(url), hops, title: null };
  }

  test('nothing is the identity', () => {
    fc.assert(
      fc.property(markdown, (content) => {
        expect(mend(source(content), [], extract)).toEqual({ text: content, applied: [], dropped: [] });
      }),
      runs,
    );
  });

  test('read again, the text holds exactly the planned links', () => {
    const count = { applied: 0, dropped: 0 };
    fc.assert(
      fc.property(markdown, fc.nat({ max: 3 }), (content, seed) => {
        const planned = plan(content, 'replace', seed).flatMap(({ link: old, fix }) =>
          fix === null ? [] : [{ old, fix }],
        );
        const fixes = planned.map(({ fix }) => fix);
        const { text: after, applied, dropped } = mend(source(content), fixes, extract);
        const done = planned.filter(({ fix }) => applied.includes(fix));
        const becomes = new Map(done.map(({ old, fix }) => [old.span.start, fix.becomes]));
        const expected = extract(content).map((found) => becomes.get(found.span.start) ?? found.url);
        expect(extract(after).map((found) => found.url)).toEqual(expected);
        expect(applyFixes(content, applied).text).toBe(after);
        expect(dropped.filter(({ why }) => why !== 'breaks-links')).toEqual([]);
        count.applied += applied.length;
        count.dropped += dropped.length;
      }),
      runs,
    );
    expect(count.applied).toBeGreaterThan(count.dropped * 100);
  });

  test('an annotated text holds every old link and a copy behind each dead one', () => {
    const count = { applied: 0, dropped: 0 };
    fc.assert(
      fc.property(markdown, fc.nat({ max: 3 }), (content, seed) => {
        const fixes = plan(content, 'annotate', seed).flatMap(({ fix }) => (fix?.becomes === null ? [fix] : []));
        const { text: after, applied, dropped } = mend(source(content), fixes, extract);
        const old = extract(content).map((found) => found.url);
        const now = extract(after).map((found) => found.url);
        expect(now.length).toBe(old.length + applied.length);
        expect(now.filter((url) => !url.startsWith('https://web.archive.org/'))).toEqual(old);
        expect(dropped.filter(({ why }) => why !== 'breaks-links')).toEqual([]);
        count.applied += applied.length;
        count.dropped += dropped.length;
      }),
      runs,
    );
    // An insertion can close a bracket that the random text has left open.
    expect(count.applied).toBeGreaterThan(count.dropped * 50);
  });
});
