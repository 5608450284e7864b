import type { LinkRow, Place, Report, ReportFinding } from '../model/report.ts';
import { compareFindings, compareText } from './finding-order.ts';
import { type NamedReport, type Part, readParts } from './read-parts.ts';
import { summarise } from './summarise.ts';

export type Merged =
  | { readonly kind: 'merged'; readonly report: Report }
  /** `why` is one line: which reports are no parts of one run, and what to do. */
  | { readonly kind: 'refused'; readonly why: string };

/**
 * Puts the reports of shards together: what one run over everything would have written, apart from times, `ms` and
 * `attempts`. The order of the reports makes no difference. Where shards are missing, the result is incomplete, and a note
 * names them.
 */
export function mergeReports(reports: readonly NamedReport[]): Merged {
  const read = readParts(reports);
  if (read.kind === 'fault') return { kind: 'refused', why: read.why };
  const { parts } = read;
  const [{ report: first, count }] = parts;
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !parts.some(has(index)));
  const ids = new Map<LinkRow, string>();
  const links = parts
    .flatMap(({ report }) => report.links)
    .sort(byFirstPlace)
    .map((link, at) => {
      ids.set(link, `l${at + 1}`);
      return { ...link, id: `l${at + 1}` };
    });
  const findings = [
    ...parts.flatMap(({ report }) => renamed(report, ids)),
    ...(missing.length > 0 ? [] : decided(parts)),
  ].sort(compareFindings);
  const ignored = parts.reduce((sum, { report }) => sum + report.summary.ignored, 0);
  const baseline = parts.some(({ report }) => report.summary.accepted !== undefined) ? 'in-use' : 'none';
  return {
    kind: 'merged',
    report: {
      schemaVersion: first.schemaVersion,
      tool: first.tool,
      run: mergeRuns(parts, missing),
      inputs: first.inputs,
      links,
      findings,
      summary: summarise(links, findings, { files: first.summary.files, ignored, baseline }),
    },
  };
}

function has(index: number): (part: Part) => boolean {
  return (part) => part.index === index;
}

function mergeRuns(parts: readonly [Part, ...Part[]], missing: readonly number[]): Report['run'] {
  const [first] = parts;
  const runs = parts.map(({ report }) => report.run);
  return {
    ...first.report.run,
    startedAt: runs.map(({ startedAt }) => startedAt).reduce((a, b) => (a < b ? a : b)),
    finishedAt: runs.map(({ finishedAt }) => finishedAt).reduce((a, b) => (a > b ? a : b)),
    complete: missing.length === 0 && runs.every(({ complete }) => complete),
    offline: runs.some(({ offline }) => offline),
    scope: { ...first.report.run.scope, shard: null },
    notes: [...missingNotes(first, missing), ...new Set(runs.flatMap(({ notes }) => notes))],
  };
}

/** Shards that a note names; the others are counted. */
const namedShards = 10;

function missingNotes({ count }: Part, missing: readonly number[]): readonly string[] {
  if (missing.length === 0) return [];
  const named = missing.slice(0, namedShards).map((index) => `${index}/${count}`);
  const more = missing.length > namedShards ? ` and ${missing.length - namedShards} more` : '';
  const isOne = missing.length === 1;
  return [
    `${isOne ? 'shard' : 'shards'} ${named.join(', ')}${more} ${isOne ? 'is' : 'are'} missing: what ${isOne ? 'it has' : 'they have'} to tell is not in this report`,
  ];
}

function renamed({ links, findings }: Report, ids: ReadonlyMap<LinkRow, string>): readonly ReportFinding[] {
  const names = new Map(links.map((link) => [link.id, ids.get(link) ?? null]));
  return findings.map((finding) => ({ ...finding, link: names.get(finding.link ?? '') ?? null }));
}

/** What all shards have left undecided. */
function decided([first, ...rest]: readonly [Part, ...Part[]]): readonly ReportFinding[] {
  const others = rest.map(({ report }) => new Set((report.undecided ?? []).map((finding) => JSON.stringify(finding))));
  return (first.report.undecided ?? []).filter((finding) =>
    others.every((undecided) => undecided.has(JSON.stringify(finding))),
  );
}

function byFirstPlace({ places: [one] }: LinkRow, { places: [other] }: LinkRow): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  return comparePlaces(one, other);
}

function comparePlaces(one: Place, other: Place): number {
  return compareText(one.file, other.file) || one.line - other.line || one.column - other.column;
}
