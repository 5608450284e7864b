import type { Config } from '../config/config.ts';
import { UsageError } from '../config/errors.ts';
import { readRepository } from '../discover/git.ts';
import type { Ports } from '../ports.ts';
import type { Job } from '../run.ts';
import type { Streams } from './command.ts';
import { createControl } from './control.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { explainLink } from './explain-link.ts';
import { outputUse } from './mending.ts';
import { findMistakenCommand } from './mistaken-command.ts';
import { writeAll } from './output.ts';
import type { JobName, RunOptions } from './program.ts';
import { createProgress, progressPace } from './progress.ts';
import { readConfig } from './read-config.ts';
import { readRecord } from './read-record.ts';
import { widenThreadPool } from './widen-thread-pool.ts';
import { writeReports } from './write-reports.ts';

/** Carries out one of the jobs that read Markdown, and gives the exit code. */
export async function runJob(name: JobName, options: RunOptions, ports: Ports, streams: Streams): Promise<number> {
  const { stdout, stderr } = streams;
  if (name === 'all' || name === 'check') widenThreadPool(process.env);
  const mistake = name === 'all' ? await findMistakenCommand(options.flags.paths?.[0], ports.cwd) : null;
  if (mistake !== null) throw new UsageError(mistake);
  const resolved = await readConfig(options, ports);
  const { config, unheeded } = resolved;
  if (unheeded.length > 0) {
    await writeAll(stderr, `linkmend: not heeded in a configuration that is not trusted: ${unheeded.join(', ')}\n`);
  }
  const use = outputUse(name, options, config);
  if (options.printConfig === 'print') {
    const { printConfig } = await import('../config/print.ts');
    await writeAll(stdout, printConfig(resolved));
    return exitCodes.clean;
  }
  if (options.explain !== null) {
    await writeAll(stdout, await explainLink(options.explain, config, ports));
    return exitCodes.clean;
  }
  const shard = shardOf(options, config);
  const { updateBaseline } = options;
  checkBaseline(options, config);
  const record = options.from === null ? null : await readRecord(options.from, ports);
  const { workTree } = resolved;
  // git answers while the pipeline is loaded.
  const repository = workTree.kind === 'work-tree' ? { repository: readRepository(workTree.root, ports.env) } : {};
  const { run } = await import('../run.ts');
  const progress = createProgress(stderr, {
    mode: stderr.isTTY === true ? 'live' : 'lines',
    now: ports.now,
    columns: () => stderr.columns ?? 80,
    every: progressPace,
  });
  const control = createControl({ maxTime: config.probe.maxTime, progress, now: ports.now });
  try {
    const { report, diff, stdinText, hosts } = await run(
      {
        kind: name,
        config,
        scope: options.scope,
        record,
        ...shard,
        updateBaseline,
        stdinFilename: options.stdinFilename,
        workTree,
        ...repository,
      },
      ports,
      control,
    );
    progress.end();
    // The diff of a dry run is what stdout is for then: `linkmend --fix --dry-run | git apply`.
    if (use === 'diff') await writeAll(stdout, diff);
    if (use === 'text') await writeAll(stdout, stdinText ?? '');
    const stream = use === 'report' ? stdout : stderr;
    await writeReports(report, hosts, config.report, { stream, env: ports.env, cwd: ports.cwd });
    return exitCodeOf(report, config.report.failOn);
  } finally {
    progress.end();
    control.release();
  }
}

/** Writes an earlier run in the formats that are asked for. */
export async function rewriteReport(
  file: string,
  options: RunOptions,
  ports: Ports,
  streams: Streams,
): Promise<number> {
  const { config } = await readConfig(options, ports);
  const report = await readRecord(file, ports);
  await writeReports(report, [], config.report, { stream: streams.stdout, env: ports.env, cwd: ports.cwd });
  return exitCodes.clean;
}

/** @throws UsageError where the job is one that cannot be divided */
function shardOf({ shard, from }: RunOptions, { fix }: Config): Pick<Job, 'shard'> {
  if (shard === null) return {};
  if (from !== null) throw new UsageError('--shard divides what is asked, and --from asks nothing: leave one out');
  if (fix.mode === 'off') return { shard };
  throw new UsageError(
    'a shard mends nothing: put the shards together with "linkmend merge", then use --from and --fix',
  );
}

/** @throws UsageError where there is no baseline to update, or none can be */
function checkBaseline({ updateBaseline, shard }: RunOptions, { fix, report }: Config): void {
  if (updateBaseline === 'no') return;
  const why = 'leave --update-baseline out';
  if (report.baseline === null) throw new UsageError('--update-baseline needs to know the file: add --baseline FILE');
  if (fix.mode !== 'off' && fix.write === 'dry-run') throw new UsageError(`--dry-run writes nothing: ${why}`);
  if (shard !== null)
    throw new UsageError(`a shard knows a part of the findings: ${why}, and give it to "linkmend merge"`);
}
