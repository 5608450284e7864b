import type { Measured, Report } from '../model/report.ts';
import { forJson, visible } from './escape.ts';
import { type OpenFinding, openFindings } from './open-findings.ts';

const severities = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/**
 * The report in reviewdog's diagnostic format (reviewdog, proto/rdf/reviewdog.proto): one diagnostic an open finding, most
 * important first. Columns count bytes of UTF-8 from 1. A fix on offer is a suggestion where it is one edit: reviewdog lets a
 * person take each suggestion by itself, and half a fix would be none.
 */
export function rdjson(report: Report): string {
  const result = {
    source: { name: 'linkmend', url: 'https://github.com/linkmend/linkmend' },
    diagnostics: openFindings(report).map(diagnosticOf),
  };
  return `${forJson(JSON.stringify(result, null, 2))}\n`;
}

function diagnosticOf({ finding, sentence, edits }: OpenFinding): object {
  const { file, rule, severity, line, column, endLine, endColumn } = finding;
  const isKnown = line !== null && column !== null && endLine !== null && endColumn !== null;
  const range = isKnown ? { range: rangeOf({ ...finding, line, column, endLine, endColumn }) } : {};
  return {
    message: sentence,
    location: { path: file, ...range },
    severity: severities[severity],
    code: { value: visible(rule) },
    ...suggestionsOf(edits),
  };
}

function suggestionsOf([edit, ...others]: OpenFinding['edits']): object {
  if (edit === undefined || others.length > 0) return {};
  return { suggestions: [{ range: rangeOf(edit), text: edit.text }] };
}

function rangeOf({ line, column, endLine, endColumn, byteColumn, byteEndColumn }: Measured): object {
  return {
    start: { line, column: byteColumn ?? column },
    end: { line: endLine, column: byteEndColumn ?? endColumn },
  };
}
