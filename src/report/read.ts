import { describeIssues } from '../config/problems.ts';
import type { Report } from '../model/report.ts';
import { reportSchema } from './schema.ts';

export type ReadReport =
  | { readonly kind: 'report'; readonly report: Report }
  /** `why` is one line: where in the report, and what is wrong there. */
  | { readonly kind: 'invalid'; readonly why: string }
  /** A report that a later (or much older) linkmend has written. */
  | { readonly kind: 'other-version'; readonly version: number };

/** Reads the text of a JSON report, for `report RUN.json`, `merge` and `--from`. A BOM at its start is ignored. */
export function readReport(text: string): ReadReport {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return { kind: 'invalid', why: `not JSON: ${oneLine((error as Error).message)}` };
  }
  const version = versionOf(value);
  if (version === null) return { kind: 'invalid', why: 'not a report of linkmend: no schemaVersion' };
  if (version !== 1) return { kind: 'other-version', version };

  const result = reportSchema.safeParse(value, { reportInput: true });
  if (!result.success) {
    const [first = 'invalid'] = describeIssues(result.error.issues.slice(0, 1));
    return { kind: 'invalid', why: oneLine(first) };
  }
  return danglingLink(result.data) ?? { kind: 'report', report: result.data };
}

function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('schemaVersion' in value)) return null;
  return typeof value.schemaVersion === 'number' ? value.schemaVersion : null;
}

function danglingLink({ links, findings }: Report): ReadReport | null {
  const ids = new Set(links.map(({ id }) => id));
  const index = findings.findIndex(({ link }) => link !== null && !ids.has(link));
  return index === -1 ? null : { kind: 'invalid', why: `findings[${index}].link: no link has this id` };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
