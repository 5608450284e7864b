import type { Report } from '../model/report.ts';
import { markdown } from './markdown.ts';

/** UTF-8 bytes of one step's summary. GitHub refuses a file above 1 MiB whole (actions/runner, FileCommandManager.cs). */
export const summaryLimit = 1_000_000;

/**
 * The report as Markdown for the summary of a step in GitHub's Actions.
 *
 * @param taken bytes that the summary holds already
 * @returns what {@link summaryLimit} leaves room for, the least important rows left out; empty where not even the totals fit
 */
export function stepSummary(report: Report, taken: number): string {
  const room = summaryLimit - taken;
  const text = markdown(report, room);
  if (Buffer.byteLength(text) <= room) return text;
  // A UTF-16 unit takes three bytes at most.
  const shorter = markdown(report, Math.floor(room / 3));
  return Buffer.byteLength(shorter) <= room ? shorter : '';
}
