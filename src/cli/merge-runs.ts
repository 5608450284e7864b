import { openBaseline } from '../baseline/open-baseline.ts';
import { UsageError } from '../config/errors.ts';
import { findWorkTree, resolveDirectory, rootOf } from '../discover/git.ts';
import type { Ports } from '../ports.ts';
import type { Streams } from './command.ts';
import { exitCodeOf } from './exit-code.ts';
import type { RunOptions } from './program.ts';
import { readConfig } from './read-config.ts';
import { readRecord } from './read-record.ts';
import { writeReports } from './write-reports.ts';

/**
 * Puts the reports of shards together, writes the formats that are asked for, and gives the exit code of the whole.
 *
 * @throws UsageError for reports that are no parts of one run
 */
export async function mergeRuns(
  files: readonly string[],
  options: RunOptions,
  ports: Ports,
  { stdout }: Streams,
): Promise<number> {
  const { config } = await readConfig(options, ports);
  if (options.updateBaseline !== 'no' && config.report.baseline === null) {
    throw new UsageError('--update-baseline needs to know the file: add --baseline FILE');
  }
  const reports = await Promise.all(files.map(async (name) => ({ name, report: await readRecord(name, ports) })));
  const { mergeReports } = await import('../report/merge-reports.ts');
  const merged = mergeReports(reports);
  if (merged.kind === 'refused') throw new UsageError(merged.why);
  const root = await resolveDirectory(ports.cwd);
  const baseline = await openBaseline({
    file: config.report.baseline,
    update: options.updateBaseline,
    cwd: ports.cwd,
    root: await rootOf(await findWorkTree(root), root),
  });
  // Of files that are not read here nothing is known.
  const report = await baseline.settle(merged.report, { judge: config.judge, exists: () => true });
  await writeReports(report, [], config.report, { stream: stdout, env: ports.env, cwd: ports.cwd });
  return exitCodeOf(report, config.report.failOn);
}
