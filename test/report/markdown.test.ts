import fc from 'fast-check';
import type { Root, TableRow } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { markdown, markdownLimit } from '../../src/report/markdown.ts';
import { dangerous, hostile } from './hostile.ts';
import { finding, linkRow, nightly, report } from './sample.ts';

const many = (count: number, severity: 'error' | 'warning' | 'info', prefix: string) => ({
  links: Array.from({ length: count }, (_, index) =>
    linkRow({ id: `${prefix}${index}`, url: `https://${prefix}${index}.example/` }),
  ),
  findings: Array.from({ length: count }, (_, index) => finding({ link: `${prefix}${index}`, severity })),
});

describe('markdown', () => {
  test('a nightly report', async () => {
    await expect(markdown(nightly)).toMatchFileSnapshot('__snapshots__/nightly.md');
  });

  test('a clean run is a heading and totals', () => {
    expect(markdown(report({ summary: { links: 3, verdicts: { ok: 3 } } }))).toBe(
      '## linkmend: nothing to report\n\n3 links in 1 file: 3 ok.\n',
    );
  });

  test('notes stand at the top, each in a line of its own', () => {
    const { run } = report();
    const text = markdown(report({ run: { ...run, complete: false, notes: ['ask @octocat'] } }));
    expect(text).toContain('\n\n> the run is incomplete: some links were not asked\n>\n> ask `@octocat`\n');
  });

  test('what does not fit is left out from the least important end, and counted', () => {
    const [errors, infos] = [many(300, 'error', 'e'), many(400, 'info', 'i')];
    const text = markdown(
      report({ links: [...infos.links, ...errors.links], findings: [...infos.findings, ...errors.findings] }),
    );
    expect(text.length).toBeLessThanOrEqual(markdownLimit);
    expect(text).toContain('https://e299.example/');
    expect(text).toContain('https://i0.example/');
    const shown = text.match(/^\| `dead`/gm)?.length ?? 0;
    expect(text).toContain(`_${700 - shown} rows more, left out for length: the JSON report has all._`);
    expect(tagsIn(text)).toEqual(['<details>', '<summary>', '</summary>', '</details>']);
  });

  test('never longer than the limit, down to where the totals alone fit', () => {
    const { links, findings } = many(40, 'error', 'e');
    const all = report({ links, findings });
    for (let limit = 400; limit < 8000; limit += 97) expect(markdown(all, limit).length).toBeLessThanOrEqual(limit);
  });

  test('nothing from outside leaves its cell, mentions anybody or refers to anything', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const row = linkRow({
          url: text,
          archive: { state: 'found', url: text, capturedAt: text, checked: 'listed' },
        });
        const about = { file: text, message: text, rule: text, data: { suggestion: text } };
        const output = markdown(
          report({
            run: { ...report().run, notes: [text] },
            links: [row],
            findings: [finding(about), finding({ ...about, severity: 'info' }), finding({ ...about, link: null })],
          }),
        );
        expect(output.replaceAll('\n', '')).not.toMatch(dangerous);
        const tree = unified().use(remarkParse).use(remarkGfm).parse(output);
        for (const cells of rowsIn(tree)) expect(cells.children).toHaveLength(5);
        for (const loud of loudTexts(tree)) expect(loud).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\./i);
        expect(tagsIn(output.replace(/`[^\n]*`/g, ''))).toEqual(['<details>', '<summary>', '</summary>', '</details>']);
      }),
      { numRuns: 300 },
    );
  });
});

function rowsIn(tree: Root): readonly TableRow[] {
  const rows: TableRow[] = [];
  visit(tree, 'tableRow', (row) => {
    rows.push(row);
  });
  expect(rows.length).toBeGreaterThan(3);
  return rows;
}

/** The texts outside of code and addresses, where a forge looks for mentions and references. */
function loudTexts(tree: Root): readonly string[] {
  const texts: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'text' || node.type === 'html') texts.push(node.value);
  });
  return texts;
}

function tagsIn(text: string): readonly string[] {
  return text.match(/<\/?(?:details|summary)>/g) ?? [];
}
