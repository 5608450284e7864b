import type { Report } from '../model/report.ts';
import { forJson } from './escape.ts';
import { inKeyOrder } from './key-order.ts';

/**
 * The report as one JSON object a line, for programs that read while it is written or that search with `grep` and `jq`.
 * `type` comes first and tells the shape of the rest, which is that of the JSON report:
 *
 * 1. `run`: `schemaVersion`, `tool` and the fields of the report's `run`
 * 2. `input`, one a file
 * 3. `link`, one a target
 * 4. `finding`, one each
 * 5. `summary`: the last line; without it the report was cut
 */
export function ndjson(report: Report): string {
  return [...ndjsonPieces(report)].join('');
}

/** The same, a line at a time. */
export function* ndjsonPieces(report: Report): Generator<string> {
  const { schemaVersion, tool, run, inputs, links, findings, summary } = report;
  const head = { schemaVersion, tool: inKeyOrder('tool', tool) };
  yield line('run', { ...head, ...fields('run', run) });
  for (const input of inputs) yield line('input', fields('inputs', input));
  for (const link of links) yield line('link', fields('links', link));
  for (const finding of findings) yield line('finding', fields('findings', finding));
  yield line('summary', fields('summary', summary));
}

function line(type: string, values: object): string {
  return `${forJson(JSON.stringify({ type, ...values }))}\n`;
}

function fields(property: string, value: object): object {
  return inKeyOrder(property, value) as object;
}
