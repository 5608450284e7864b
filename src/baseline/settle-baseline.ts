import type { JudgeConfig } from '../config/config.ts';
import { configuredSeverity } from '../judge/severity.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import type { Report, ReportFinding } from '../model/report.ts';
import type { Range } from '../model/span.ts';
import { compareFindings, compareText } from '../report/finding-order.ts';
import { messageOf } from '../report/message.ts';
import { summarise } from '../report/summarise.ts';
import { count, number } from '../report/wording.ts';
import { acceptFindings, candidatesIn } from './accept-findings.ts';
import { keyOf } from './identify.ts';
import { createNoLongerApplies, type Exists } from './no-longer-applies.ts';

/** A baseline as it was read. */
export interface Baseline {
  /** From the root, as reports name files. */
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
  /** Where the entry stands, by its place among the entries. */
  readonly placeOf: (entry: BaselineEntry) => Range | null;
}

/** `shrink` takes out what no longer applies; `all` besides accepts what is found today. */
export type BaselineUpdate = 'no' | 'shrink' | 'all';

export interface SettleOptions {
  readonly update: BaselineUpdate;
  readonly judge: Pick<JudgeConfig, 'severity' | 'overrides'>;
  readonly exists: Exists;
}

export interface Settlement {
  readonly report: Report;
  /** What the baseline is to hold afterwards. */
  readonly entries: readonly BaselineEntry[];
}

/**
 * Marks the findings of a report that a baseline accepts, so that they do not fail a run, and tells of entries that no
 * longer apply, unless they are taken out.
 */
export function settleBaseline(report: Report, baseline: Baseline, options: SettleOptions): Settlement {
  const { update } = options;
  const isStale = createNoLongerApplies(report, options.exists);
  const { left } = acceptFindings(report, baseline.entries);
  const stale = left.filter(isStale);
  const entries = update === 'no' ? baseline.entries : updated(report, baseline.entries, stale, update);
  const accepted = acceptFindings(report, entries).findings;
  const told = update === 'no' ? stale.flatMap((entry) => unusedEntry(entry, baseline, options.judge)) : [];
  const findings = [...accepted, ...told].sort(compareFindings);
  const { files, ignored } = report.summary;
  const notes = update === 'no' ? [] : updateNotes(baseline, entries);
  return {
    report: {
      ...report,
      run: { ...report.run, notes: [...report.run.notes, ...notes] },
      findings,
      summary: summarise(report.links, findings, { files, ignored, baseline: 'in-use' }),
    },
    entries,
  };
}

function isAccepted({ accepted }: ReportFinding): boolean {
  return accepted === true;
}

function updated(
  report: Report,
  entries: readonly BaselineEntry[],
  stale: readonly BaselineEntry[],
  update: 'shrink' | 'all',
): readonly BaselineEntry[] {
  const minus = new Map(stale.map((entry) => [keyOf(entry), entry.count]));
  const kept = entries.map((entry) => ({ ...entry, count: entry.count - (minus.get(keyOf(entry)) ?? 0) }));
  const fresh = update === 'shrink' ? [] : newDebts(report, kept);
  return uniteEntries([...kept, ...fresh]).filter((entry) => entry.count > 0);
}

function newDebts(report: Report, entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const { findings } = acceptFindings(report, entries);
  return candidatesIn({ ...report, findings })
    .filter(({ finding }) => !isAccepted(finding))
    .map(({ identity }) => ({ ...identity, count: 1 }));
}

/** One entry for all that are alike, in the order in which a baseline is written. */
export function uniteEntries(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const united = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    united.set(key, { ...entry, count: entry.count + (united.get(key)?.count ?? 0) });
  }
  return [...united.values()].sort(
    (a, b) => compareText(a.file, b.file) || compareText(a.rule, b.rule) || compareText(a.about ?? '', b.about ?? ''),
  );
}

function unusedEntry(
  entry: BaselineEntry,
  { file, placeOf }: Baseline,
  config: SettleOptions['judge'],
): readonly ReportFinding[] {
  const severity = configuredSeverity(['unused-baseline'], { file, config }) ?? 'info';
  if (severity === 'off') return [];
  const data = { where: entry.file, rule: entry.rule, about: entry.about, count: entry.count };
  const place = placeOf(entry) ?? { line: null, column: null, endLine: null, endColumn: null };
  const message = messageOf('unused-baseline', data, null);
  return [{ rule: 'unused-baseline', link: null, severity, file, ...place, message, data, fix: null }];
}

function updateNotes({ file, entries: before }: Baseline, after: readonly BaselineEntry[]): readonly string[] {
  const [old, now] = [totalOf(before), totalOf(after)];
  if (old === now) return [`${file} stays as it is: ${count(now, 'finding')} accepted`];
  const change = now > old ? `${count(now - old, 'finding')} added` : `${count(old - now, 'finding')} taken out`;
  return [`${file} was written: ${change}, ${number(now)} accepted in all`];
}

function totalOf(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, entry) => sum + entry.count, 0);
}
