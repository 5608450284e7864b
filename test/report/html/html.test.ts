import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html } from '../../../src/report/html/html.ts';
import { writtenRows } from '../../../src/report/html/table-view.ts';
import { toPageData } from '../../../src/report/html/to-page-data.ts';
import { dangerous } from '../hostile.ts';
import { evilReport, evilText } from '../hostile-report.ts';
import { finding, linkRow, nightly, report } from '../sample.ts';
import { acting, hostilePage } from './hostile-page.ts';
import { parsePage, type Tag } from './parse-page.ts';

const of = (tags: readonly Tag[], name: string): readonly Tag[] => tags.filter((tag) => tag.name === name);
const withId = (tags: readonly Tag[], id: string): Tag | undefined =>
  tags.find(({ attributes }) => attributes['id'] === id);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

describe('the page', () => {
  const page = parsePage(html(nightly));

  test('tells the totals in its title and its heading', () => {
    expect(of(page, 'title')[0]?.text).toBe('Links: 2,001 errors, 2 warnings');
    expect(of(page, 'h1').map(({ text }) => text)).toEqual(['2,001 errors, 2 warnings']);
  });

  test('has what wants a person in it without any script, one row a target', () => {
    const cells = of(page, 'td').filter(({ attributes }) => attributes['class'] === 'link');
    expect(cells.map(({ text }) => /https?:\/\/[a-z.]+/.exec(text)?.[0])).toEqual([
      'https://old.example',
      'https://gone.example',
      'http://moved.example',
      undefined,
    ]);
    expect(cells[0]?.text).toContain('run with --fix to replace it by the capture of 2018-06-01');
    expect(cells[3]?.text).toContain('the same address as in line 14');
    expect(of(page, 'noscript')[0]?.text).toMatch(/Without JavaScript/);
  });

  test('tells three of many places, and counts the others', () => {
    const where = of(page, 'td').find(({ attributes }) => attributes['class'] === 'where');
    expect(where?.text).toContain('README.md:12README.md:13docs/page-002.md:14+1,997 more in 412 files');
  });

  test('tells skipped links by reason, and what can be mended', () => {
    const header = of(page, 'header')[0]?.text;
    expect(header).toContain('1,234 links in 413 files. 8 skipped: 5 excluded, 2 private-address, 1 ignored.');
    expect(header).toContain('2,001 can be mended with --fix');
    // As code it is not broken after its hyphens.
    expect(html(nightly)).toContain('can be mended with <code>--fix</code>');
  });

  test('has landmarks, names for its tables and heads for its columns', () => {
    for (const name of ['header', 'main', 'nav', 'section']) expect(of(page, name).length, name).toBeGreaterThan(0);
    for (const table of of(page, 'table')) expect(table.text).not.toBe('');
    expect(of(page, 'caption')).toHaveLength(of(page, 'table').length);
    for (const head of of(page, 'th')) expect(head.attributes['scope']).toMatch(/^(?:col|row)$/);
    expect(withId(page, 'shown')?.attributes['role']).toBe('status');
    expect(of(page, 'html')[0]?.attributes['lang']).toBe('en');
  });

  test('hides what needs a script until there is one', () => {
    expect(withId(page, 'tools')?.attributes).toHaveProperty('hidden');
    expect(withId(page, 'pages')?.attributes).toHaveProperty('hidden');
  });

  test('allows its own script and style by their hashes, and nothing else', () => {
    const policy = of(page, 'meta').find(({ attributes }) => 'http-equiv' in attributes)?.attributes['content'];
    const [style] = of(page, 'style');
    const script = of(page, 'script').find(({ attributes }) => attributes['type'] === undefined);
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${sha256(script?.text ?? '')}'`,
      `style-src 'sha256-${sha256(style?.text ?? '')}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test('is the same for the same report', () => {
    expect(html(nightly)).toBe(html(nightly));
  });
});

describe('runs of another kind', () => {
  const headerOf = (changed: Parameters<typeof report>[0]) => of(parsePage(html(report(changed))), 'header')[0]?.text;
  const { run } = report();

  test.each([
    ['a clean one', {}, 'Nothing to do'],
    ['one that was interrupted', { run: { ...run, complete: false } }, 'Nothing to do, but an incomplete run'],
    ['one without a network', { run: { ...run, complete: false, offline: true } }, 'Nothing to do, but no network'],
    ['one with a note', { run: { ...run, notes: ['this clone is shallow'] } }, 'this clone is shallow'],
    ['one of a change', { run: { ...run, scope: { since: 'origin/main', shard: null } } }, 'changes since origin/main'],
    ['one of the index', { run: { ...run, scope: { since: null, staged: true, shard: null } } }, 'staged changes'],
    ['one that judges nothing', { run: { ...run, job: 'links' as const } }, '0 links, nothing asked'],
    ['one with a baseline', { summary: { accepted: 3 } }, '3 accepted by the baseline'],
    ['one of a shard', { run: { ...run, scope: { since: null, shard: '1/4' } } }, 'shard 1/4'],
  ])('%s', (_what, changed, text) => {
    expect(headerOf(changed)).toContain(text);
  });

  test('one without any history shows no counts over time', () => {
    const page = parsePage(html(report({ links: [linkRow()], summary: { verdicts: { ok: 1 } } })));
    expect(of(page, 'svg').map(({ attributes }) => attributes['class'])).toEqual(['share ok']);
    expect(of(page, 'table')).toHaveLength(1);
  });

  test('one of the rules alone tells how many links were not asked', () => {
    const page = parsePage(html(report({ summary: { links: 9, verdicts: { dead: 2 } } })));
    expect(of(page, 'li').map(({ text }) => text)).toEqual(['dead222.2 %', 'not asked777.8 %']);
  });

  test('one with a history shows them, as pictures and as a table', () => {
    const history = [{ at: '2026-08-01T02:00:00.000Z', verdict: 'dead', reason: 'gone' } as const];
    const page = parsePage(html(report({ links: [linkRow({ history })], summary: { verdicts: { ok: 1 } } })));
    expect(of(page, 'svg').map(({ attributes }) => attributes['aria-label'])).toEqual([
      'dead: 1 on 2026-08-01, 0 on 2026-09-01, at most 1',
      'ok: 0 on 2026-08-01, 1 on 2026-09-01, at most 1',
    ]);
    expect(of(page, 'table')[0]?.text).toContain('2026-08-0101');
  });

  test('one with more findings than stand in the page says so', () => {
    const findings = Array.from({ length: 450 }, (_, index) => finding({ link: null, message: `number ${index}` }));
    const page = parsePage(html(report({ findings })));
    expect(of(page, 'tr')).toHaveLength(1 + writtenRows);
    expect(withId(page, 'written')?.text).toMatch(/^The first 200 of 450 /);
  });
});

describe('nothing from outside becomes more than text', () => {
  const plain = parsePage(html(hostilePage('x')));
  const shape = (tags: readonly Tag[]) =>
    tags.map(({ name }) => name).filter((name) => !/^(?:a|span|option)$/.test(name));

  function expectHarmless(text: string, page: string): void {
    expect(page.replaceAll('\n', ''), text).not.toMatch(dangerous);
    const tags = parsePage(page);
    for (const { name, attributes } of tags) {
      expect(
        Object.keys(attributes).filter((attribute) => /^(?:on|style$|src|srcdoc|ping|action)/.test(attribute)),
      ).toEqual([]);
      const href = attributes['href'] ?? '#';
      expect(href, `${name} ${text}`).toMatch(/^(?:https?:\/\/|#|data:,$)/);
      if (/^http/.test(href)) expect(attributes['rel']).toBe('noopener noreferrer nofollow');
    }
    expect(of(tags, 'script')).toHaveLength(2);
    expect(of(tags, 'style')).toHaveLength(1);
    expect(of(tags, 'meta')).toHaveLength(of(plain, 'meta').length);
  }

  test.each(acting)('%s', (text) => {
    const page = html(hostilePage(text));
    expectHarmless(text, page);
    expect(shape(parsePage(page))).toEqual(shape(plain));
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(evilText, (text) => {
        expectHarmless(text, html(evilReport(text)));
        expectHarmless(text, html(hostilePage(text)));
      }),
      { numRuns: 100 },
    );
  });

  test('and the data that the script reads is the data', () => {
    fc.assert(
      fc.property(evilText, (text) => {
        const report = hostilePage(text);
        const data = withId(parsePage(html(report)), 'data')?.text ?? '';
        expect(data).not.toMatch(/[<\u2028\u2029]/);
        expect(JSON.parse(data)).toEqual(JSON.parse(JSON.stringify(toPageData(report))));
      }),
      { numRuns: 50 },
    );
  });
});
