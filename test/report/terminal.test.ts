import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ansiColors, noColors, type Style } from '../../src/report/style.ts';
import { terminal } from '../../src/report/terminal.ts';
import { dangerous, hostile } from './hostile.ts';
import { finding, linkRow, nightly, report } from './sample.ts';

const style: Style = { colors: noColors, width: 80, groupBy: 'file', detail: 'normal' };
const hosts = [
  { host: 'fine.example', asked: 1, ms: 312, failures: 0, pauses: 0, interval: 50, circuit: 'closed' },
  { host: 'busy.example', asked: 1210, ms: 1_790_800, failures: 7, pauses: 2, interval: 1250, circuit: 'open' },
] as const;

describe('terminal', () => {
  test.each([
    ['normal', style],
    ['quiet', { ...style, detail: 'quiet' }],
    ['verbose', { ...style, detail: 'verbose' }],
    ['by-host', { ...style, groupBy: 'host' }],
    ['by-target', { ...style, groupBy: 'target' }],
    ['narrow', { ...style, width: 40 }],
  ] as const)('a nightly report, %s', async (name, with_) => {
    await expect(terminal(nightly, with_, hosts)).toMatchFileSnapshot(`__snapshots__/terminal-${name}.txt`);
  });

  test('a clean run is two lines', () => {
    const clean = report({ links: [linkRow()], summary: { verdicts: { ok: 1 } } });
    expect(terminal(clean, style)).toBe('1 link in 1 file: 1 ok\nnothing to report\n');
  });

  test('a run that cannot be believed says so', () => {
    const { run } = report();
    const incomplete = terminal(report({ run: { ...run, complete: false, notes: ['shallow clone'] } }), style);
    expect(incomplete).toContain('note: the run is incomplete');
    expect(incomplete).toContain('note: shallow clone');
    const offline = terminal(report({ run: { ...run, complete: false, offline: true, notes: ['no names'] } }), style);
    expect(offline.match(/^note: .*$/gm)).toEqual(['note: no names']);
  });

  test('mended findings are told apart from those that remain', () => {
    const fix = { safety: 'safe', kind: 'moved', becomes: 'https://b.example/', edits: [] } as const;
    const text = terminal(
      report({
        links: [linkRow({ url: 'http://b.example/' })],
        findings: [
          finding({ fix: { ...fix, state: 'applied' } }),
          finding({ line: 13, fix: { ...fix, state: 'dropped' } }),
        ],
        summary: { errors: 1, fixed: 1 },
      }),
      style,
    );
    expect(text.indexOf('Errors in README.md')).toBeLessThan(text.indexOf('Mended in README.md'));
    expect(text).toContain('→ mended: now https://b.example/');
    expect(text).toContain('1 mended');
  });

  test('a finding about a whole file names the file alone', () => {
    const whole = { rule: 'file-encoding', link: null, line: null, column: null, endLine: null, endColumn: null };
    expect(terminal(report({ findings: [finding(whole)] }), style)).toContain('  file      README.md\n');
  });

  test('one sentence in many places of a file is one row', () => {
    const findings = [1, 2, 3, 4, 5].map((line) => finding({ rule: 'no-tabs', link: null, line, message: 'a tab' }));
    const text = terminal(report({ findings }), style);
    expect(text.match(/a tab/g)).toHaveLength(1);
    expect(text).toContain('also README.md:2:7, README.md:3:7, +2 more in 1 file');
  });

  test('no line is wider than the terminal, but for addresses', () => {
    for (const width of [40, 60, 80, 120]) {
      const lines = terminal(nightly, { ...style, width, detail: 'verbose' }).split('\n');
      for (const line of lines.filter((each) => !each.includes('://'))) expect(line.length).toBeLessThanOrEqual(width);
    }
  });

  test('colours change nothing but colours', () => {
    const coloured = terminal(nightly, { ...style, colors: ansiColors, detail: 'verbose' }, hosts);
    expect(coloured).toContain('\u001b[31mdead\u001b[0m');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(terminal(nightly, { ...style, detail: 'verbose' }, hosts));
  });

  test('nothing from outside reaches the terminal as it came', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('quiet', 'normal', 'verbose'), (text, detail) => {
        const row = linkRow({
          url: text,
          verdict: 'dead',
          title: text,
          finalUrl: text,
          probedAs: text,
          hops: [{ url: text, status: 301, via: 'location' }],
          evidence: [{ kind: text, fact: text }],
          archive: { state: 'found', url: text, capturedAt: text, checked: 'listed' },
        });
        const about = { file: text, message: text, rule: text, data: { suggestion: text } };
        const output = terminal(
          report({
            run: { ...report().run, notes: [text] },
            links: [row],
            findings: [finding(about), finding({ ...about, severity: 'info' }), finding({ ...about, link: null })],
          }),
          { ...style, detail },
          [{ host: text, asked: 1, ms: 1, failures: 0, pauses: 0, interval: 50, circuit: 'closed' }],
        );
        expect(output.replaceAll('\n', '')).not.toMatch(dangerous);
        expect(output).not.toContain('##[');
        for (const line of output.split('\n')) expect(line.trimStart().startsWith('::')).toBe(false);
      }),
    );
  });
});
