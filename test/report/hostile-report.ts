import fc from 'fast-check';
import type { Report } from '../../src/model/report.ts';
import { hostile } from './hostile.ts';
import { finding, linkRow, place, report } from './sample.ts';

/** What ends an element, a string, a section or a command in the formats of machines. */
const machine = fc.constantFrom(']]>', '"', "'", '&amp;', '%0A::error::x', '%25', ',', ':', '=', '😀', '\uffff', '{0}');

/** Texts of every kind that does harm in one of the formats. */
export const evilText = fc
  .array(fc.oneof(hostile, machine), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));

/** A report in which one text stands everywhere where text from outside can stand. */
export function evilReport(text: string): Report {
  const row = linkRow({ id: 'l1', url: text, verdict: 'dead', reason: 'not-found', places: [place({ file: text })] });
  const skipped = linkRow({ id: 'l2', url: `${text}2`, verdict: 'skipped', places: [place({ file: text })] });
  const about = { file: text, message: text, rule: text, data: { suggestion: text } };
  const edits = [{ line: 12, column: 7, endLine: 12, endColumn: 31, expected: text, text }];
  const fix = { safety: 'safe', kind: 'lint', state: 'offered', becomes: null, edits } as const;
  return report({
    run: { ...report().run, notes: [text], scope: { since: text, shard: text } },
    links: [row, skipped],
    findings: [
      finding(about),
      finding({ ...about, severity: 'warning', fix }),
      finding({ ...about, severity: 'info', link: null, line: null, column: null, endLine: null, endColumn: null }),
      finding({ ...about, link: null, fix: { ...fix, state: 'dropped' } }),
    ],
  });
}
