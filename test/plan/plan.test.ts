import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Link } from '../../src/model/link.ts';
import type { Source } from '../../src/model/source.ts';
import type { FileTarget } from '../../src/model/target.ts';
import { createFilter } from '../../src/plan/filter.ts';
import { orderForProbing } from '../../src/plan/order.ts';
import { planLinks } from '../../src/plan/plan.ts';
import { groupSameShape } from '../../src/plan/same-shape.ts';
import { linkTo } from './link.ts';

const source = (path: string): Source => ({
  path,
  absolutePath: `/list/${path}`,
  text: '',
  bom: '',
  sha256: '',
  origin: 'written',
});

function plan(files: Readonly<Record<string, readonly (string | Link)[]>>, remap: { from: string; to: string }[] = []) {
  const filter = createFilter({ exclude: [], include: [], remap }, { today: '2026-01-01', repository: null });
  const documents = Object.entries(files).map(([path, links]) => ({
    source: source(path),
    links: links.map((link) => (typeof link === 'string' ? linkTo(link) : link)),
  }));
  return planLinks(documents, { repository: null, exists: () => false, filter });
}

describe('rows', () => {
  test('links of one target share a row, in the order of first places', () => {
    const { rows } = plan({
      'a.md': ['https://x.example', '#b', 'https://y.example/', 'a.md#b'],
      'docs/b.md': ['https://X.example/', '../a.md#b'],
    });
    expect(rows.map(({ target, places }) => [target.url, places.map((place) => place.source.path)])).toEqual([
      ['https://x.example/', ['a.md', 'docs/b.md']],
      ['a.md#b', ['a.md', 'a.md', 'docs/b.md']],
      ['https://y.example/', ['a.md']],
    ]);
  });

  test('different passwords are different targets', () => {
    const { rows } = plan({ 'a.md': ['https://u:1@x.example/', 'https://u:2@x.example/'] });
    expect(rows.map(({ target }) => target.url)).toEqual(['https://***@x.example/', 'https://***@x.example/']);
  });

  test('a path from the root is the file, unless remap makes it a page', () => {
    expect(plan({ 'a.md': ['/b', 'b'] }).rows).toHaveLength(1);
    const { rows, questions } = plan({ 'a.md': ['/b#c', 'b#c'] }, [{ from: '/', to: 'https://site.test/' }]);
    expect(rows.map(({ decision }) => decision.kind)).toEqual(['ask', 'look']);
    expect(questions).toEqual([{ requestKey: 'https://site.test/b', fragments: ['c'] }]);
  });

  test('a row carries the key that is asked', () => {
    const { rows } = plan({ 'a.md': ['https://x.example/a#b'] }, [{ from: 'https://x.example', to: 'https://y.test' }]);
    expect(rows[0]?.target).toEqual({
      kind: 'web',
      url: 'https://x.example/a#b',
      requestKey: 'https://y.test/a',
      fragment: 'b',
    });
  });

  test('definitions that nothing uses are counted, not planned', () => {
    const used = linkTo('https://x.example/', 'definition', [{ start: 1, end: 2 }]);
    const { rows, unusedDefinitions } = plan({ 'a.md': [used, linkTo('https://y.example/', 'definition')] });
    expect([rows.length, unusedDefinitions]).toEqual([1, 1]);
  });
});

test('one question a request key, with every fragment once', () => {
  const { questions } = plan({
    'a.md': ['https://x.example/#a', 'https://x.example/', 'https://x.example/#b', 'https://x.example/#a', 'b.md#c'],
  });
  expect(questions).toEqual([{ requestKey: 'https://x.example/', fragments: ['a', 'b'] }]);
});

describe('order', () => {
  const keys = (...urls: string[]) => urls.map((requestKey) => ({ requestKey }));

  test('busiest hosts first, in rounds', () => {
    const questions = keys(
      'https://c.test/1',
      'https://a.test/1',
      'https://b.test/1',
      'https://a.test/2',
      'https://b.test/2',
      'https://a.test/3',
    );
    expect(orderForProbing(questions).map(({ requestKey }) => requestKey.slice(8))).toEqual([
      'a.test/1',
      'b.test/1',
      'c.test/1',
      'a.test/2',
      'b.test/2',
      'a.test/3',
    ]);
  });

  test('nothing is lost, and hosts keep their own order', () => {
    const urls = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(50)), { maxLength: 60 });
    fc.assert(
      fc.property(urls, (pairs) => {
        const questions = pairs.map(([host, path]) => ({ requestKey: `https://${host}.test/${path}` }));
        const ordered = orderForProbing(questions);
        for (const host of ['a', 'b', 'c', 'd']) {
          const own = ({ requestKey }: { requestKey: string }) => requestKey.startsWith(`https://${host}.`);
          expect(ordered.filter(own)).toEqual(questions.filter(own));
        }
        expect(ordered).toHaveLength(questions.length);
      }),
    );
  });
});

describe('missing files of one shape', () => {
  const missing = (path: string, form: FileTarget['form']) => ({
    target: { kind: 'file', url: path, path, fragment: null, form } as const,
  });
  const routes = Array.from({ length: 20 }, (_, index) => missing(`docs/${index}`, 'absolute-path'));
  const others = [missing('a', 'relative'), missing('b.png', 'absolute-path')];

  test('twenty routes are one fault', () => {
    expect(groupSameShape([...others, ...routes], 20)).toEqual({
      alike: { shape: '/docs/0', members: routes, setting: 'remap' },
      others,
    });
  });

  test('nineteen are nineteen', () => {
    const some = [...routes.slice(1), ...others];
    expect(groupSameShape(some, 20)).toEqual({ alike: null, others: some });
  });
});
