import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../config/errors.ts';
import type { Report } from '../model/report.ts';
import type { Ports } from '../ports.ts';
import { formats } from '../report/formats.ts';
import { listLinks } from '../report/link-list.ts';
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
import { writeReports } from './write-reports.ts';

/** Carries out one of the jobs that read Markdown, and gives the exit code. */
export async function runJob(name: JobName, options: RunOptions, ports: Ports, streams: Streams): Promise<number> {
  const { stdout, stderr } = streams;
  const mistake = name === 'all' ? await findMistakenCommand(options.flags.paths?.[0], ports.cwd) : null;
  if (mistake !== null) throw new UsageError(mistake);
  const resolved = await readConfig(options, ports);
  const { config, unheeded } = resolved;
  if (unheeded.length > 0) {
    await writeAll(stderr, `linkmend: not heeded in a configuration that is not trusted: ${unheeded.join(', ')}\n`);
  }
  const use = outputUse(name, options.flags, config);
  if (options.printConfig === 'print') {
    const { printConfig } = await import('../config/print.ts');
    await writeAll(stdout, printConfig(resolved));
    return exitCodes.clean;
  }
  if (options.explain !== null) {
    await writeAll(stdout, await explainLink(options.explain, config, ports));
    return exitCodes.clean;
  }
  const record = options.from === null ? null : await readRecord(options.from, ports);
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
      { kind: name, config, record, stdinFilename: options.stdinFilename },
      ports,
      control,
    );
    progress.end();
    // The diff of a dry run is what stdout is for then: `linkmend --fix --dry-run | git apply`.
    if (use === 'diff') await writeAll(stdout, diff);
    if (use === 'text') await writeAll(stdout, stdinText ?? '');
    const stream = use === 'report' ? stdout : stderr;
    const write = name === 'links' ? { ...formats, terminal: async () => listLinks } : formats;
    await writeReports(report, hosts, config.report, { stream, formats: write, env: ports.env, cwd: ports.cwd });
    return name === 'links' ? exitCodes.clean : exitCodeOf(report, config.report.failOn);
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
  await writeReports(report, [], config.report, { stream: streams.stdout, formats, env: ports.env, cwd: ports.cwd });
  return exitCodes.clean;
}

async function readRecord(file: string, ports: Ports): Promise<Report> {
  const { readReport } = await import('../report/read.ts');
  const read = readReport(await readText(file, ports));
  switch (read.kind) {
    case 'report':
      return read.report;
    case 'other-version':
      throw new UsageError(
        `${file}: a report of schemaVersion ${read.version}, this linkmend reads 1; make it again with --format json=${file}`,
      );
    case 'invalid':
      throw new UsageError(`${file}: ${read.why}; a report is what --format json=FILE writes`);
  }
}

const unreadable: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'no such file'],
  ['EISDIR', 'it is a directory'],
  ['EACCES', 'no permission to read it'],
  ['ERR_ENCODING_INVALID_ENCODED_DATA', 'not UTF-8'],
]);

async function readText(file: string, { cwd, stdin }: Ports): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(
      file === '-' ? await stdin() : await readFile(resolve(cwd, file)),
    );
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const why = unreadable.get(code) ?? message;
    throw new UsageError(`${file}: ${why}; give the path of a JSON report`, { cause });
  }
}
