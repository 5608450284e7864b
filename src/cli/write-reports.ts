import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import type { FormatName, ReportConfig } from '../config/config.ts';
import type { Report } from '../model/report.ts';
import type { HostRow } from '../probe/lanes/lane.ts';
import { type Format, formats } from '../report/formats.ts';
import { noColors } from '../report/style.ts';
import { appendStepSummary, writeAll, writeReportFile } from './output.ts';
import { type OutputStream, styleFor } from './style.ts';

export interface ReportSink {
  /** Where the report without a file goes. */
  readonly stream: Writable & OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/**
 * Writes a report in every format that was asked for. With `github` it goes to the step's summary as well, where the
 * environment names a file for it (GITHUB_STEP_SUMMARY).
 *
 * @throws UsageError for a file that cannot be written
 */
export async function writeReports(
  report: Report,
  hosts: readonly HostRow[],
  config: ReportConfig,
  { stream, env, cwd }: ReportSink,
): Promise<void> {
  const style = styleFor(stream, env, config);
  for (const { name, file } of config.formats) {
    const format = await formatFor(name, report);
    if (file === null) await writeAll(stream, format(report, style, hosts));
    else await writeReportFile(resolve(cwd, file), format(report, { ...style, colors: noColors }, hosts));
  }
  const summary = env['GITHUB_STEP_SUMMARY'] ?? '';
  if (summary === '' || !config.formats.some(({ name }) => name === 'github')) return;
  const { stepSummary } = await import('../report/step-summary.ts');
  await appendStepSummary(resolve(cwd, summary), (taken) => stepSummary(report, taken));
}

/** What asks nothing has a list of its own. */
async function formatFor(name: FormatName, { run }: Report): Promise<Format> {
  if (name !== 'terminal' || run.job !== 'links') return formats[name]();
  return (await import('../report/link-list.ts')).listLinks;
}
