import type { Judged } from '../model/judged.ts';
import type { LinkRow, Report } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Plan } from '../plan/plan.ts';
import { traceOfRow } from './trace.ts';

/** Gives every row of a plan the verdict that an earlier report has for its address; `null` where it has none. */
export function judgeFromRecord(plan: Plan, record: Report): readonly Judged[] {
  const rows = new Map(record.links.map((row) => [row.url, row]));
  return plan.rows.map(({ target, places }): Judged => {
    const row = rows.get(target.url);
    const base = { url: target.url, target, places, history: null, from: 'record' } as const;
    if (row === undefined) {
      return { ...base, probedAs: null, verdict: null, trace: null, capture: null, checkedAt: null };
    }
    const trace = row.from === 'local' ? null : traceOfRow(row);
    return {
      ...base,
      probedAs: row.probedAs,
      verdict: verdictOf(row),
      trace,
      capture: row.archive,
      checkedAt: row.checkedAt,
    };
  });
}

function verdictOf({ verdict, reason, evidence }: LinkRow): Verdict | null {
  if (verdict === null) return null;
  if (verdict === 'ok') return { kind: 'ok', reason: null, evidence };
  return reason === null ? null : { kind: verdict, reason, evidence };
}
