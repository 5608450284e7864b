import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rdjson } from '../../src/report/rdjson.ts';
import { startSession } from '../cli/session.ts';
import { dangerous } from './hostile.ts';
import { evilReport, evilText } from './hostile-report.ts';
import { finding, nightly, report } from './sample.ts';
import { createJsonCheck } from './schemas.ts';

const faultsIn = createJsonCheck('rdjson.schema.json');

interface Position {
  readonly line: number;
  readonly column: number;
}

/** What the tests look at. */
interface Result {
  readonly diagnostics: readonly {
    readonly location: { readonly range: { readonly start: Position; readonly end: Position } };
    readonly suggestions?: readonly { readonly range: { readonly start: Position }; readonly text: string }[];
  }[];
}

const diagnosticsOf = (text: string): Result['diagnostics'] => (JSON.parse(text) as Result).diagnostics;

/** The bytes of a text between two positions in one line. */
function bytesAt(text: string, { start, end }: { readonly start: Position; readonly end: Position }): string {
  const line = Buffer.from(text.split('\n')[start.line - 1] ?? '');
  return line.subarray(start.column - 1, end.column - 1).toString();
}

describe('rdjson', () => {
  test('a small report', async () => {
    const { links, findings } = nightly;
    const output = rdjson(report({ links, findings: findings.slice(1999) }));
    await expect(output).toMatchFileSnapshot('__snapshots__/small.rdjson');
    expect(faultsIn(output)).toEqual([]);
  });

  test('is what the schema says', () => {
    expect(faultsIn(rdjson(report()))).toEqual([]);
    expect(faultsIn(rdjson(nightly))).toEqual([]);
    expect(faultsIn(rdjson(nightly).replace('"ERROR"', '"DIRE"'))).not.toEqual([]);
  });

  test('columns count bytes', async () => {
    const text = '# ä\n\n- ä😀é [up](#nöpe) – 语 [there](gone-😀.md), [x](#Ö)\n- [plain](#none)\n';
    const session = startSession({ files: { 'a.md': text } });
    await session.run('lint', '--format', 'json=run.json', '--format', 'rdjson=first.json');
    const { stdout } = await session.run('report', 'run.json', '--format', 'rdjson');
    const written = diagnosticsOf(stdout)
      .map(({ location }) => bytesAt(text, location.range))
      .sort();
    expect(written).toEqual(['#nöpe', '#none', '#Ö', 'gone-😀.md'].sort());
  });

  test('a suggestion replaces the bytes of its edit', async () => {
    const text = '# Tools\n\n- ää 😀 [up](#tolls) é\n';
    const session = startSession({ files: { 'a.md': text } });
    const { stdout } = await session.run('lint', '--format', 'rdjson');
    const [diagnostic] = diagnosticsOf(stdout);
    expect(diagnostic?.suggestions).toEqual([
      { range: { start: { line: 3, column: 18 }, end: { line: 3, column: 24 } }, text: '#tools' },
    ]);
  });

  test('half a fix is none', () => {
    const edit = { line: 12, column: 7, endLine: 12, endColumn: 9, expected: 'ab', text: 'cd' };
    const fix = { safety: 'safe', kind: 'lint', state: 'offered', becomes: null, edits: [edit, edit] } as const;
    const [diagnostic] = diagnosticsOf(rdjson(report({ findings: [finding({ fix })] })));
    expect(diagnostic?.suggestions).toBeUndefined();
  });

  test('any text makes a result that the schema takes, with nothing in it that acts', () => {
    fc.assert(
      fc.property(evilText, (text) => {
        const output = rdjson(evilReport(text));
        expect(faultsIn(output)).toEqual([]);
        expect(output.replaceAll('\n', '')).not.toMatch(dangerous);
        expect(output).not.toContain('##[');
      }),
      { numRuns: 200 },
    );
  });
});
