import { parseShard } from '../config/parse-shard.ts';
import type { Report, ReportInput } from '../model/report.ts';
import { count } from './wording.ts';

/** A report, and how messages name it. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

/** A report of one shard. */
export interface Part extends NamedReport {
  readonly index: number;
  readonly count: number;
}

/** Reports in the order of their shards, or why they are not parts of one run: one line. */
export type Parts =
  | { readonly kind: 'parts'; readonly parts: readonly [Part, ...Part[]] }
  | { readonly kind: 'fault'; readonly why: string };

/** Tells whether reports are parts of one run, all over the same files. Parts may be missing. */
export function readParts(reports: readonly NamedReport[]): Parts {
  const read = reports.map(readPart);
  const strange = read.indexOf(null);
  if (strange !== -1) return fault(`${reports[strange]?.name}: no part of a run; merge takes what --shard I/N writes`);
  const [first, ...rest] = read.flatMap((part) => part ?? []).sort((a, b) => a.index - b.index);
  if (first === undefined) return fault('nothing to merge: name the JSON reports of all shards');
  let before = first;
  for (const part of rest) {
    const why = findConflict(first, part) ?? findDouble(before, part);
    if (why !== null) return fault(why);
    before = part;
  }
  return { kind: 'parts', parts: [first, ...rest] };
}

function fault(why: string): Parts {
  return { kind: 'fault', why };
}

function readPart({ name, report }: NamedReport): Part | null {
  const shard = parseShard(report.run.scope.shard ?? '');
  return shard.kind === 'value' ? { name, report, ...shard.value } : null;
}

function findDouble(one: Part, other: Part): string | null {
  if (one.index !== other.index) return null;
  return `${one.name} and ${other.name} are both shard ${one.index}/${one.count}: leave one out`;
}

function findConflict(one: Part, other: Part): string | null {
  const both = `${one.name} and ${other.name} are no parts of one run`;
  if (one.count !== other.count) return `${both}: shards ${one.index}/${one.count} and ${other.index}/${other.count}`;
  const [ours, theirs] = [one.report, other.report];
  if (ours.tool.version !== theirs.tool.version) {
    return `${both}: written by linkmend ${ours.tool.version} and ${theirs.tool.version}`;
  }
  if (ours.run.job !== theirs.run.job)
    return `${both}: made by different commands (${ours.run.job}, ${theirs.run.job})`;
  const [change, otherChange] = [changeText(ours), changeText(theirs)];
  if (change !== otherChange) return `${both}: ${change} and ${otherChange}`;
  const files = differentFiles(ours.inputs, theirs.inputs);
  if (files.length === 0) return null;
  const [file, ...more] = files;
  const others = more.length === 0 ? '' : ` (and ${count(more.length, 'more file')})`;
  return `${both}: ${file}${others} is not the same in both; run all shards on one commit, with the same paths`;
}

function changeText({ run: { scope } }: Report): string {
  if (scope.staged === true) return '--staged';
  return scope.since === null ? 'all links' : `links since ${scope.since}`;
}

/** The files of which two runs have read different texts, or only one has read any. */
function differentFiles(ours: readonly ReportInput[], theirs: readonly ReportInput[]): readonly string[] {
  const [here, there] = [ours, theirs].map((inputs) => new Map(inputs.map((input) => [input.file, stateText(input)])));
  const files = [...new Set([...(here?.keys() ?? []), ...(there?.keys() ?? [])])];
  return files.filter((file) => here?.get(file) !== there?.get(file)).sort();
}

function stateText(input: ReportInput): string {
  return `${input.state} ${'sha256' in input ? input.sha256 : ''}`;
}
