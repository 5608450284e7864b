import type { UserConfig } from './config/define-config.ts';
import type { Flags } from './config/flags.ts';
import { findRoot } from './discover/git.ts';
import type { Report } from './model/report.ts';
import { type Ports, systemPorts } from './ports.ts';
import { type Control, type Job, run } from './run.ts';

/** What to check, and with what. */
export interface CheckOptions {
  /** Files, directories and globs, from {@link Ports.cwd}; by default the Markdown that git knows. */
  readonly paths?: readonly string[];
  /** As in a configuration file. No file is looked for, and nothing is remembered unless `state` says where. */
  readonly config?: UserConfig;
  /** What replaces the clock, the network and the rest of the outside. */
  readonly ports?: Partial<Ports>;
  /** Ends the run early: what is known by then is reported, `run.complete` is `false`. */
  readonly signal?: AbortSignal;
  /** Hears how far the run has come. */
  readonly watch?: Control['watch'];
}

/**
 * Probes and judges every link of Markdown files, asks the archive about dead ones, and mends what `config.fix` says.
 *
 * @returns the report that `--format json` prints; positions are 1-based, columns in UTF-16 units, times in ISO 8601 and
 *   durations in ms
 * @throws UsageError for paths that name nothing, ConfigError for a configuration that cannot be used
 */
export function check(options: CheckOptions = {}): Promise<Report> {
  return runJob('check', options);
}

/** Looks at local files and anchors alone, without the network. Otherwise as {@link check}. */
export function lint(options: CheckOptions = {}): Promise<Report> {
  return runJob('lint', options);
}

async function runJob(kind: Job['kind'], options: CheckOptions): Promise<Report> {
  // The schema is large; who only extracts links should not load it.
  const { resolveConfig } = await import('./config/resolve.ts');
  const { ruleSchemas } = await import('./lint/rules.ts');
  const ports = { ...systemPorts(), ...options.ports };
  const flags: Flags = options.paths === undefined ? {} : { paths: options.paths };
  const file = options.config === undefined ? null : { name: 'config', directory: ports.cwd, value: options.config };
  // A library leaves nothing behind in its user's folders unless it is asked to.
  const remembering: Flags = options.config?.state === undefined ? { ...flags, state: false } : flags;
  const root = await findRoot(ports.cwd);
  const { config } = resolveConfig({ file, flags: remembering, cwd: ports.cwd, root, rules: ruleSchemas });
  const signal = options.signal ?? new AbortController().signal;
  const control: Control = { stop: signal, abort: signal, watch: options.watch ?? (() => {}) };
  const { report } = await run({ kind, config, record: null, stdinFilename: null }, ports, control);
  return report;
}
