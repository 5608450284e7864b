import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignLines } from '../../src/change/align-lines.ts';
import { compareLinks } from '../../src/change/compare-links.ts';
import type { Document } from '../../src/model/document.ts';
import { resolveTarget } from '../../src/plan/target.ts';
import { readDocument } from '../support/read-document.ts';

function documentOf(path: string, text: string): Document {
  return readDocument({ path, absolutePath: `/list/${path}`, text, bom: '', sha256: '', origin: 'written' });
}

type Texts = Readonly<Record<string, string>>;

/** What became of each link of today, by its address and where it was. */
function compare(before: Texts, after: Texts): readonly string[] {
  const old = new Map(Object.entries(before).map(([path, text]) => [path, documentOf(path, text)]));
  const pairs = Object.entries(after).map(([path, text]) => {
    const earlier = old.get(path) ?? null;
    const aligned = () => (earlier === null ? [] : alignLines(earlier.source.text, text, 'new'));
    return { before: earlier, after: documentOf(path, text), aligned };
  });
  const changes = compareLinks(pairs, {
    gone: [...old].filter(([path]) => !(path in after)).map(([, document]) => document),
    addressOf: ({ link, source }) =>
      resolveTarget(link, { repository: null, exists: () => false, source: source.path }).url,
  });
  return pairs.flatMap(({ after: { source, links } }) =>
    links.map((link) => {
      const change = changes.get(link);
      const origin = change?.kind === 'kept' ? ` from ${change.origin.source.path}` : '';
      return `${source.path} ${link.url} ${change?.kind}${origin}`;
    }),
  );
}

describe('links that are compared', () => {
  test.each<[string, Texts, Texts, readonly string[]]>([
    [
      'a file is taken apart',
      { 'a.md': '[x](https://x.example/)\n\n[y](https://y.example/)\n' },
      { 'b.md': '[x](https://x.example/)\n', 'c.md': '[y](https://y.example/)\n' },
      ['b.md https://x.example/ kept from a.md', 'c.md https://y.example/ kept from a.md'],
    ],
    [
      'the own file comes first',
      { 'a.md': '[x](https://x.example/)\n', 'b.md': '[x](https://x.example/)\n' },
      { 'a.md': '\n[x](https://x.example/)\n', 'b.md': '\n[x](https://x.example/)\n' },
      ['a.md https://x.example/ kept from a.md', 'b.md https://x.example/ kept from b.md'],
    ],
    [
      'the own file comes first, however the address is spelled',
      { 'a.md': '[x](y.md)\n', 'b.md': '[x](./y.md)\n' },
      { 'b.md': 'more [x](y.md)\n', 'a.md': 'more [x](./y.md)\n' },
      ['b.md y.md kept from b.md', 'a.md ./y.md kept from a.md'],
    ],
    [
      'the own text comes first',
      { 'a.md': 'one [x](https://x.example/)\n' },
      { 'a.md': 'new [y](https://x.example/)\n\ntwo [x](https://x.example/)\n' },
      ['a.md https://x.example/ added', 'a.md https://x.example/ kept from a.md'],
    ],
    [
      'each link answers for one',
      { 'a.md': '[x](https://x.example/)\n' },
      { 'a.md': '[x](https://x.example/)\n', 'b.md': '[x](https://x.example/)\n' },
      ['a.md https://x.example/ kept from a.md', 'b.md https://x.example/ added'],
    ],
    [
      'two links change places',
      { 'a.md': '[x](https://x.example/) [y](https://y.example/)\n' },
      { 'a.md': '[x](https://y.example/) [y](https://x.example/)\n' },
      ['a.md https://y.example/ kept from a.md', 'a.md https://x.example/ kept from a.md'],
    ],
    [
      'one of two of a name leads elsewhere',
      { 'a.md': '- [x](https://x.example/)\n- [x](https://y.example/)\n' },
      { 'a.md': '- [x](https://x.example/)\n- [x](https://z.example/)\n' },
      ['a.md https://x.example/ kept from a.md', 'a.md https://z.example/ changed'],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(compare(before, after)).toEqual(expected);
  });

  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 12 });
  const entry = (name: string): string => `- [${name}](https://${name}.example/) - A thing.`;

  test('in whatever order they stand, none is new', () => {
    const shuffled = names.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all)));
    fc.assert(
      fc.property(shuffled, ([all, some]) => {
        const text = (lines: readonly string[]): string => `${lines.map(entry).join('\n')}\n`;
        for (const one of compare({ 'a.md': text(all) }, { 'a.md': text(some) })) expect(one).toContain('kept');
      }),
    );
  });

  test('what is put in is new, and nothing else', () => {
    fc.assert(
      fc.property(names, fc.nat(), (all, at) => {
        const added = all.toSpliced(at % (all.length + 1), 0, 'added');
        const text = (lines: readonly string[]): string => `${lines.map(entry).join('\n')}\n`;
        const fresh = compare({ 'a.md': text(all) }, { 'a.md': text(added) }).filter((one) => !one.includes('kept'));
        expect(fresh).toEqual(['a.md https://added.example/ added']);
      }),
    );
  });
});
