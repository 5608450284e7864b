import fc from 'fast-check';
import type { Nodes, Root, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { linkKey } from '../../../src/action/link-key.ts';
import { type ReviewScene, reviewLimit, reviewMarker, reviewSheet } from '../../../src/action/review/review-sheet.ts';
import { readTicks } from '../../../src/action/review/ticks.ts';
import type { Report } from '../../../src/model/report.ts';
import { dangerous } from '../../report/hostile.ts';
import { evilText } from '../../report/hostile-report.ts';
import { finding, linkRow, place, report } from '../../report/sample.ts';
import { proposal } from './sample.ts';

const fresh: ReviewScene = { ticked: new Set(), source: 'own-run' };
const sheet = (of: Report, scene: ReviewScene = fresh): string => reviewSheet(of, scene) ?? '';
const added = place({ change: 'added' });

const parse = (markdown: string): Root => unified().use(remarkParse).use(remarkGfm).parse(markdown);

function all<Type extends Nodes['type']>(tree: Root, type: Type): readonly Extract<Nodes, { type: Type }>[] {
  const found: Extract<Nodes, { type: Type }>[] = [];
  visit(tree, (node) => {
    if (node.type === type) found.push(node as Extract<Nodes, { type: Type }>);
  });
  return found;
}

function plain(node: Nodes): string {
  if ('value' in node) return node.type === 'html' ? (node.value === '<br>' ? '\n' : '') : node.value;
  return 'children' in node ? node.children.map(plain).join('') : '';
}

const tables = (tree: Root): readonly (readonly (readonly string[])[])[] =>
  all(tree, 'table').map(({ children }: Table) => children.map((row) => row.children.map(plain)));

describe('a review sheet', () => {
  test('of something of everything', async () => {
    await expect(sheet(proposal)).toMatchFileSnapshot('__snapshots__/proposal.md');
  });

  test('has nothing of what a baseline accepts', () => {
    const links = [linkRow({ places: [place()] })];
    const accepted = report({ links, findings: [finding({ accepted: true })] });
    expect(reviewSheet(accepted, fresh)).toBeNull();
  });

  test('is exactly the tables that were meant', () => {
    const [broken, links, others, ...more] = tables(parse(sheet(proposal)));
    expect(more).toEqual([]);
    expect(broken).toEqual([
      ['Where', 'Link', 'Why'],
      ['guide.md:3:7', 'docs/old.md', 'no such file: docs/old.md\n→ correct it, or remove it'],
    ]);
    expect(links?.map(([entry, link, verdict]) => [entry, link, verdict])).toEqual([
      ['Entry', 'Link', 'Verdict'],
      [
        'Gone\nin Tools\nREADME.md:11:7',
        'https://gone.example/page',
        '❌ dead: not-found\npage not found: 404 twice\n→ remove or replace it',
      ],
      ['Walled (re-pointed)\nin Tools\nREADME.md:12:7', 'https://walled.example/', '👀 blocked: bot-wall'],
      ['Good\nin Tools\nREADME.md:10:7', 'https://github.com/o/good\n“o/good: a tool”', '✅ ok'],
      [
        'Moved\nin Tools\nREADME.md:13:7',
        'http://moved.example/a\n→ https://moved.example/b\n“Moved | here”',
        '↪️ moved: permanent-redirect\nmoved permanently to https://moved.example/b\n→ run with --fix to write it',
      ],
    ]);
    expect(links?.map(([, , , repository, list]) => [repository, list]).slice(2)).toEqual([
      ['', ''],
      ['★ 12,345\nlast push 2026-08-30\nMIT', 'stands behind "Walled"'],
      ['', 'also in other.md:4:7'],
    ]);
    expect(others?.[1]).toEqual(['README.md:99:7', 'no section is called #tools']);
  });

  test('asks to open by hand what no program could judge', () => {
    const boxes = all(parse(sheet(proposal)), 'listItem');
    expect(boxes.map(({ checked }) => checked)).toEqual([false]);
    expect(boxes.map(plain)).toEqual([' https://walled.example/: blocked, bot-wall (README.md:12:7)']);
  });

  test('keeps ticks, also of lines that say something else by now', () => {
    const ticked = sheet(proposal).replace('- [ ]', '- [X]').replaceAll('\n', '\r\n');
    const [, , walled] = proposal.links;
    const changed = { ...proposal, links: [{ ...(walled ?? linkRow()), reason: 'forbidden' as const }] };
    const next = sheet(changed, { ...fresh, ticked: readTicks(ticked) });
    expect(all(parse(next), 'listItem').map(({ checked }) => checked)).toEqual([true]);
    expect(next).toContain('blocked, forbidden');
  });

  test('forgets the tick of a link that is pointed elsewhere', () => {
    const ticked = new Set([linkKey('https://walled.example/before')]);
    expect(sheet(proposal, { ...fresh, ticked })).not.toContain('[x]');
  });

  test.each([
    ['an archived repository', { state: 'archived' } as const, '**archived**'],
    ['one without a licence', { license: null }, 'no licence found'],
    ['one of a forge that counts no stars', { stars: null }, '| last push'],
  ])('tells of %s', (_, fields, expected) => {
    const facts = {
      forge: 'github.com',
      name: 'o/r',
      state: 'active',
      pushedAt: '2026-01-01',
      stars: 1,
      license: 'MIT',
    };
    const link = linkRow({ places: [added], repository: { ...facts, ...fields } as never });
    expect(sheet(report({ links: [link] }))).toContain(expected);
  });

  test('says who could have written it', () => {
    expect(sheet(proposal, { ...fresh, source: 'handed-in' })).toContain('its author could have written it');
  });

  test('nothing to review is no sheet', () => {
    expect(reviewSheet(report({ links: [linkRow({ places: [place()] })] }), fresh)).toBe(null);
  });

  test('what was mended is no news', () => {
    const fix = { safety: 'safe', kind: 'lint', state: 'applied', becomes: null, edits: [] } as const;
    expect(reviewSheet(report({ findings: [finding({ link: null, fix })] }), fresh)).toBe(null);
  });

  test('notes of the run stand at the top', () => {
    const { run } = report();
    const text = sheet(
      report({ run: { ...run, complete: false, notes: ['ask @octocat'] }, links: [linkRow({ places: [added] })] }),
    );
    expect(text).toContain('\n\n> the run is incomplete: some links were not asked\n>\n> ask `@octocat`\n');
  });

  test('is never too long: the most important stays, the rest is counted, no part takes the room of all', () => {
    const many = (prefix: string, fields: object) =>
      Array.from({ length: 800 }, (_, index) =>
        linkRow({ id: `${prefix}${index}`, url: `https://${prefix}${index}.example/`, places: [added], ...fields }),
      );
    const links = [
      ...many('ok', {}),
      ...many('wall', { verdict: 'blocked', reason: 'forbidden' }),
      ...many('dead', { verdict: 'dead', reason: 'not-found' }),
      ...many('file', { verdict: 'dead', reason: 'missing-file', places: [place()] }),
    ];
    const findings = [
      ...links.slice(2400).map(({ id }) => finding({ link: id })),
      ...Array.from({ length: 800 }, (_, line) => finding({ link: null, line: line + 500, rule: 'toc-stale' })),
    ];
    const text = sheet(report({ links, findings }));
    expect(text.length).toBeLessThanOrEqual(reviewLimit);
    expect(text.length).toBeGreaterThan(reviewLimit - 1000);
    const tree = parse(text);
    const [broken, added_, others] = tables(tree).map(({ length }) => length - 1);
    const byHand = all(tree, 'listItem').length;
    for (const shown of [broken, added_, others, byHand]) expect(shown).toBeGreaterThan(50);
    expect(text).toContain('https://dead0.example/');
    expect(text).not.toContain('https://ok0.example/');
    const told = Number(/_([\d,]+) rows more/.exec(text)?.[1]?.replace(',', ''));
    expect(told + (broken ?? 0) + (added_ ?? 0) + (others ?? 0) + byHand).toBe(2400 + 800 + 800 + 800);
  });

  test('a text of a megabyte is no matter', () => {
    const long = `${'!'.repeat(1_000_000)}a@b`;
    const link = linkRow({
      url: `https://x.example/${long}`,
      title: long,
      places: [place({ entry: long, change: 'added' })],
    });
    const text = sheet(report({ links: [link], findings: [finding({ message: long })] }));
    expect(text.length).toBeLessThan(5000);
  });
});

/** A report in which one text stands wherever text from outside can stand, as a proposal. */
function evilProposal(text: string): Report {
  const evil = place({ file: text, raw: text, text, section: text, entry: text, change: 'added' });
  const archive = { state: 'found', url: text, capturedAt: text, checked: 'listed' } as const;
  const repository = { forge: text, name: text, state: 'active', pushedAt: text, stars: 1, license: text } as const;
  const about = { file: text, message: text, rule: text, data: { suggestion: text } };
  return report({
    run: { ...report().run, notes: [text], scope: { since: text, shard: text } },
    tool: { name: 'linkmend', version: text },
    links: [
      linkRow({ id: 'l1', url: text, finalUrl: `${text}/`, title: text, archive, repository, places: [evil] }),
      linkRow({ id: 'l2', url: `${text}2`, verdict: 'blocked', reason: 'forbidden', places: [evil] }),
      linkRow({
        id: 'l3',
        url: `${text}3`,
        verdict: 'dead',
        reason: 'missing-file',
        archive,
        places: [place({ file: text })],
      }),
    ],
    findings: [
      finding(about),
      finding({ ...about, link: 'l3', rule: 'dead/missing-file' }),
      finding({ ...about, link: null, line: null }),
    ],
  });
}

describe('nothing in a review sheet', () => {
  test('acts, mentions anybody, refers to anything or leaves its cell', () => {
    fc.assert(
      fc.property(evilText, (text) => {
        const output = sheet(evilProposal(text), { ...fresh, source: 'handed-in' });
        expect(output.replaceAll('\n', '')).not.toMatch(dangerous);
        expect(output.startsWith(`${reviewMarker}\n`)).toBe(true);
        const tree = parse(output);
        expect(tables(tree).map((rows) => rows.map(({ length }) => length))).toEqual([
          [3, 3],
          [5, 5, 5],
          [2, 2],
        ]);
        expect(all(tree, 'listItem')).toHaveLength(1);
        expect(all(tree, 'heading')).toHaveLength(5);
        expect(all(tree, 'image')).toEqual([]);
        for (const { value } of all(tree, 'html'))
          expect(value).toMatch(/^(?:<br>|<!-- (?:linkmend:review|[0-9a-z]{10}) -->)$/);
        for (const { value } of all(tree, 'text'))
          expect(value).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\.|\b[0-9a-f]{7,40}\b/i);
        for (const { url, children } of all(tree, 'link')) {
          expect(url).toMatch(/^https?:\/\//);
          expect(url).not.toMatch(/^https?:\/\/github\.com\/[^/]+\/[^/]+\/(?:issues|pull)/);
          expect(children.map(({ type }) => type)).toEqual(['inlineCode']);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    '@octocat',
    'https://github.com/o/r/issues/1',
    'o/r#1',
    'GH-1',
    '0123456789abcdef0123456789abcdef01234567',
    '![x](https://t.example/pixel.gif)',
    '<img src=x onerror=alert(1)>',
    '--> <script>',
    '| a | b |\n| --- | --- |',
    '`` ` ``',
    '- [x] <!-- 0123456789 -->',
    '\n- [x] <!-- 0123456789 --> done',
  ])('comes of %j', (text) => {
    const output = sheet(evilProposal(text));
    expect(readTicks(output)).toEqual(new Set());
    const tree = parse(output);
    expect(all(tree, 'image')).toEqual([]);
    expect(tables(tree)).toHaveLength(3);
    for (const { value } of all(tree, 'text')) expect(value).not.toMatch(/@\w|#\d|GH-\d|:\/\/|[0-9a-f]{7}/);
  });
});
