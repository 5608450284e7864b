import type { Edit } from '../model/edit.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Judged, LinkedPlace, SettledFinding } from '../model/judged.ts';
import { maskUserinfo } from '../model/mask-userinfo.ts';
import { none } from '../model/none.ts';
import type {
  LinkRow,
  Measured,
  Place,
  Report,
  ReportFinding,
  ReportFix,
  ReportInput,
  ReportRun,
} from '../model/report.ts';
import type { Source } from '../model/source.ts';
import { createLineIndex, type LineIndex, type Span } from '../model/span.ts';
import { compareFindings } from './finding-order.ts';
import { messageOf } from './message.ts';
import { summarise } from './summarise.ts';

/** What a run has to tell, before it becomes a {@link Report}. */
export interface Outcome {
  readonly version: string;
  readonly run: ReportRun;
  readonly inputs: readonly ReportInput[];
  readonly sources: readonly Source[];
  /** In the order of their first places. */
  readonly judged: readonly Judged[];
  readonly severityOf: (judged: Judged) => Severity;
  readonly changeOf: (place: LinkedPlace) => Place['change'];
  readonly findings: readonly SettledFinding[];
  /** What only all shards together can tell. */
  readonly undecided: readonly SettledFinding[];
  readonly ignored: number;
}

/**
 * Makes the report of a run: offsets become positions, targets get their ids, findings their sentences and order. More
 * people read reports than lists: no text in it, wherever it comes from, has a user name or a password in an address.
 */
export function buildReport(outcome: Outcome): Report {
  return withoutUserinfo(assemble(outcome)) as Report;
}

/** The value itself where it has nothing to hide, as most have: whatever many rows share stays shared. */
function withoutUserinfo(value: unknown): unknown {
  if (typeof value === 'string') return maskUserinfo(value);
  if (typeof value !== 'object' || value === null) return value;
  let masked: Record<string, unknown> | unknown[] | null = null;
  for (const key of Object.keys(value)) {
    const item: unknown = Reflect.get(value, key);
    const clean = withoutUserinfo(item);
    if (clean === item) continue;
    masked ??= Array.isArray(value) ? [...value] : { ...value };
    Reflect.set(masked, key, clean);
  }
  return masked ?? value;
}

function assemble(outcome: Outcome): Report {
  const indexes = new Map(outcome.sources.map((source) => [source.path, createLineIndex(source.text)]));
  const rangeOf: RangeOf = (file, span) => measure(indexes.get(file) ?? createLineIndex(''), span);

  const links = outcome.judged.map((judged, index) => rowOf(judged, `l${index + 1}`, outcome, indexes));
  // A link that a comment takes out has a row of its own, of which nothing is told.
  const rows = new Map(links.filter(({ reason }) => reason !== 'ignored').map((row) => [row.url, row]));
  const told = (settled: readonly SettledFinding[]): readonly ReportFinding[] =>
    settled
      .map((one) => {
        const { url } = one.finding;
        // An address may be empty.
        return findingOf(one, url === null ? null : (rows.get(url) ?? null), rangeOf);
      })
      .sort(compareFindings);
  const findings = told(outcome.findings);
  return {
    schemaVersion: 1,
    tool: { name: 'linkmend', version: outcome.version },
    run: outcome.run,
    inputs: outcome.inputs,
    links,
    findings,
    ...(outcome.run.scope.shard === null ? {} : { undecided: told(outcome.undecided) }),
    summary: summarise(links, findings, { files: outcome.sources.length, ignored: outcome.ignored, baseline: 'none' }),
  };
}

function rowOf(
  judged: Judged,
  id: string,
  { severityOf, changeOf }: Outcome,
  indexes: ReadonlyMap<string, LineIndex>,
): LinkRow {
  const { trace, verdict, history } = judged;
  return {
    id,
    url: judged.url,
    verdict: verdict?.kind ?? null,
    reason: verdict?.reason ?? null,
    severity: severityOf(judged),
    status: trace?.status ?? null,
    finalUrl: trace?.finalUrl ?? null,
    title: trace?.title ?? null,
    probedAs: judged.probedAs,
    hops: trace?.hops ?? none,
    evidence: verdict?.evidence ?? none,
    archive: judged.capture,
    repository: trace?.repository ?? null,
    from: judged.from,
    checkedAt: judged.checkedAt,
    attempts: trace?.attempts ?? 0,
    ms: trace?.ms ?? null,
    lastOkAt: history?.lastOkAt ?? null,
    failingSince: history?.failingSince ?? null,
    history: history?.outcomes.map(({ at, verdict, reason }) => ({ at, verdict, reason })) ?? none,
    places: judged.places.map((place) => placeOf(place, changeOf(place), indexes)),
  };
}

function placeOf(
  { source, link }: LinkedPlace,
  change: Place['change'],
  indexes: ReadonlyMap<string, LineIndex>,
): Place {
  const index = indexes.get(source.path) ?? createLineIndex(source.text);
  return {
    file: source.path,
    ...index.range(link.span),
    kind: link.kind,
    raw: link.raw,
    text: link.text,
    section: link.section,
    entry: link.entry,
    change,
    uses: link.uses.length === 0 ? none : link.uses.map(({ start }) => index.position(start)),
  };
}

/** Where a finding about a whole file is. */
const nowhere = { line: null, column: null, endLine: null, endColumn: null };

type RangeOf = (file: string, span: Span) => Measured;

function measure(index: LineIndex, span: Span): Measured {
  const range = index.range(span);
  const [byteColumn, byteEndColumn] = [index.bytesBefore(span.start) + 1, index.bytesBefore(span.end) + 1];
  return {
    ...range,
    ...(byteColumn === range.column ? {} : { byteColumn }),
    ...(byteEndColumn === range.endColumn ? {} : { byteEndColumn }),
  };
}

function findingOf({ finding, state }: SettledFinding, row: LinkRow | null, rangeOf: RangeOf): ReportFinding {
  const range = finding.span === null ? null : rangeOf(finding.file, finding.span);
  return {
    rule: finding.rule,
    link: row?.id ?? null,
    severity: finding.severity,
    file: finding.file,
    ...(range ?? nowhere),
    message: messageOf(finding.rule, finding.data, row),
    data: finding.data,
    fix: finding.fix === null ? null : fixOf(finding, finding.fix, state, rangeOf),
  };
}

function fixOf(
  { file }: Finding,
  fix: NonNullable<Finding['fix']>,
  state: SettledFinding['state'],
  rangeOf: RangeOf,
): ReportFix {
  const editOf = ({ span, expected, text }: Edit) => ({
    ...rangeOf(file, span),
    expected,
    text,
  });
  return { safety: fix.safety, kind: fix.kind, state, becomes: fix.becomes, edits: fix.edits.map(editOf) };
}
