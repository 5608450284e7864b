import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visible } from '../../src/report/escape.ts';
import { annotationLimit, github } from '../../src/report/github.ts';
import { openFindings } from '../../src/report/open-findings.ts';
import { dangerous } from './hostile.ts';
import { evilReport, evilText } from './hostile-report.ts';
import { finding, linkRow, nightly, report } from './sample.ts';
import { linesOf, readCommand, type WorkflowCommand } from './workflow-commands.ts';

function commandsIn(text: string): readonly WorkflowCommand[] {
  return linesOf(text).flatMap((line) => {
    const command = readCommand(line);
    return command === 'none' ? [] : command;
  });
}

describe('github', () => {
  test('a nightly report', async () => {
    await expect(github(nightly)).toMatchFileSnapshot('__snapshots__/nightly-github.txt');
  });

  test('a clean run has totals and no command', () => {
    expect(github(report({ summary: { links: 3, verdicts: { ok: 3 } } }))).toBe(
      '3 links in 1 file: 3 ok. nothing to report\n',
    );
  });

  test('an annotation names its place, its rule, what is wrong and what to do', () => {
    const text = github(report({ links: [linkRow({ url: 'https://x.example/' })], findings: [finding()] }));
    expect(commandsIn(text)).toEqual([
      {
        name: 'error',
        properties: {
          file: 'README.md',
          line: '12',
          endLine: '12',
          col: '7',
          endColumn: '31',
          title: 'linkmend: dead/not-found',
        },
        data: 'https://x.example/: page not found: 404 twice → remove or replace it',
      },
    ]);
  });

  test.each([
    [{ endLine: 14 }, { file: 'README.md', line: '12', endLine: '14' }],
    [{ line: null, column: null, endLine: null, endColumn: null }, { file: 'README.md' }],
    [
      { file: 'a,b:c=d%.md', endLine: 13 },
      { file: 'a,b:c=d%.md', line: '12', endLine: '13' },
    ],
  ])('columns are only told within one line: %j', (fields, properties) => {
    const [command] = commandsIn(github(report({ findings: [finding({ link: null, ...fields })] })));
    expect(command?.properties).toEqual({ ...properties, title: 'linkmend: dead/not-found' });
  });

  test('of each kind at most as many as the runner takes, and the last notice counts the rest', () => {
    const severities = ['info', 'error', 'warning'] as const;
    const findings = severities.flatMap((severity) =>
      Array.from({ length: 15 }, (_, index) => finding({ severity, link: null, line: index + 1, message: `${index}` })),
    );
    const commands = commandsIn(github(report({ findings })));
    for (const name of ['error', 'warning', 'notice']) {
      expect(commands.filter((command) => command.name === name)).toHaveLength(annotationLimit);
    }
    expect(commands.map(({ name }) => name).filter((name, index, all) => name !== all[index - 1])).toEqual([
      'error',
      'warning',
      'notice',
    ]);
    expect(commands.at(-1)?.data).toBe('16 findings more: the summary or the JSON report has them');
  });

  test('every target has its first annotation before any has a second', () => {
    const links = Array.from({ length: 6 }, (_, index) =>
      linkRow({ id: `l${index}`, url: `https://${index}.example/` }),
    );
    const findings = links.flatMap(({ id }) => [1, 2, 3].map((line) => finding({ link: id, line, endLine: line })));
    const data = commandsIn(github(report({ links, findings }))).map((command) => command.data);
    expect(data.slice(0, 6).map((text) => text.slice(8, 9))).toEqual(['0', '1', '2', '3', '4', '5']);
    expect(data[0]).toContain('(and in 2 more places)');
  });

  test('what was mended is not told', () => {
    const fix = { safety: 'safe', kind: 'moved', state: 'applied', becomes: null, edits: [] } as const;
    expect(commandsIn(github(report({ findings: [finding({ link: null, fix })] })))).toEqual([]);
  });

  test('a sentence is never longer than the runner keeps', () => {
    const url = `https://x.example/${'😀'.repeat(9000)}`;
    const [command] = commandsIn(github(report({ links: [linkRow({ url })], findings: [finding()] })));
    expect(command?.data.length).toBeLessThanOrEqual(4096);
    expect(command?.data).not.toMatch(dangerous);
  });

  test('no text from outside begins a command, ends a line or reaches another property', () => {
    fc.assert(
      fc.property(evilText, (text) => {
        const evil = evilReport(text);
        const output = github(evil);
        const commands = commandsIn(output);
        expect(commands.map(({ name }) => name)).toEqual(['error', 'error', 'warning', 'notice']);
        expect(commands.map(({ data }) => data)).toEqual(openFindings(evil).map(({ sentence }) => sentence));
        expect(commands.map(({ properties }) => properties['file'] ?? '')).toEqual(Array(4).fill(visible(text)));
        for (const { properties } of commands) {
          expect(Object.keys(properties).filter((key) => !known.includes(key))).toEqual([]);
        }
        expect(output.replaceAll('\n', '')).not.toMatch(dangerous);
        expect(output).not.toContain('##[');
      }),
      { numRuns: 300 },
    );
  });
});

const known = ['file', 'line', 'endLine', 'col', 'endColumn', 'title'];
