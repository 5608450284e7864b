import type { Document } from '../model/document.ts';
import type { PlacedFinding } from '../model/judged.ts';
import type { ReportInput } from '../model/report.ts';
import type { Input } from '../model/source.ts';

/** What the report says of each file, those included that are Markdown but not read. */
export function toReportInputs(found: {
  readonly inputs: readonly Input[];
  readonly notRead: readonly string[];
}): readonly ReportInput[] {
  return [...found.inputs.map(toReportInput), ...found.notRead.map((file) => ({ file, state: 'not-read' }) as const)];
}

function toReportInput(input: Input): ReportInput {
  if (input.state !== 'read') return input;
  const { source } = input;
  return {
    file: input.file,
    state: source.origin === 'generated' ? 'generated' : 'read',
    sha256: source.sha256,
  };
}

/** Findings about files that could not be read, or not as Markdown. */
export function findFileProblems(inputs: readonly Input[], documents: readonly Document[]): readonly PlacedFinding[] {
  const unread = inputs.flatMap((input) => {
    if (input.state === 'read') return [];
    return input.state === 'not-utf8'
      ? [problem(input.file, 'file-encoding', { offset: input.offset })]
      : [problem(input.file, 'file-unreadable', { why: input.why })];
  });
  return [...unread, ...documents.flatMap((document) => parseProblems(document))];
}

function parseProblems({ source, parse, fault }: Document): readonly PlacedFinding[] {
  if (parse === 'read' && fault === null) return [];
  const data = fault === null ? {} : { why: fault.why };
  const { finding } = problem(source.path, 'parse-failure', parse === 'read' ? { ...data, syntax: 'MDX' } : data);
  const span = fault === null ? null : { start: fault.offset, end: fault.offset };
  return [{ link: null, finding: { ...finding, severity: parse === 'read' ? 'warning' : 'error', span } }];
}

function problem(file: string, rule: string, data: PlacedFinding['finding']['data']): PlacedFinding {
  return { link: null, finding: { rule, severity: 'error', file, span: null, url: null, data, fix: null } };
}
