import type { History } from '../model/history.ts';
import type { Judged } from '../model/judged.ts';
import type { LinkRow, Report } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Plan } from '../plan/plan.ts';
import { traceOfRow } from './trace.ts';

/**
 * Gives the rows of a plan that would have to be asked the verdict that an earlier report has for their address; `null` where it
 * has none. Of what is not asked (files, what is taken out) the report knows no more than can be seen today.
 *
 * @param judged the rows of the plan as they are judged without asking
 */
export function judgeFromRecord(plan: Plan, judged: readonly Judged[], record: Report): readonly Judged[] {
  const recorded = new Map(record.links.map((row) => [row.url, row]));
  return plan.rows.flatMap(({ target, decision }, index) => {
    const row = judged[index];
    if (row === undefined) return [];
    return decision.kind === 'ask' ? [fromRow(row, recorded.get(target.url) ?? null)] : [row];
  });
}

/** The links about which an earlier report says nothing. */
export function countUnrecorded(judged: readonly Judged[]): number {
  return judged.filter(({ from, verdict }) => from === 'record' && verdict === null).length;
}

function fromRow(judged: Judged, row: LinkRow | null): Judged {
  if (row === null) return { ...judged, from: 'record' };
  return {
    ...judged,
    from: 'record',
    probedAs: row.probedAs,
    verdict: verdictOf(row),
    trace: row.from === 'local' ? null : traceOfRow(row),
    capture: row.archive,
    history: historyOf(row),
    checkedAt: row.checkedAt,
  };
}

function historyOf({ lastOkAt, failingSince, history }: LinkRow): History | null {
  if (lastOkAt === null && failingSince === null && history.length === 0) return null;
  return { lastOkAt, failingSince, outcomes: history.map((outcome) => ({ ...outcome, run: 'healthy' })) };
}

function verdictOf({ verdict, reason, evidence }: LinkRow): Verdict | null {
  if (verdict === null) return null;
  if (verdict === 'ok') return { kind: 'ok', reason: null, evidence };
  return reason === null ? null : { kind: verdict, reason, evidence };
}
