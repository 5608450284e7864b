import { Command, CommanderError, Option } from 'commander';
import type { BaselineUpdate } from '../baseline/settle-baseline.ts';
import type { ExecutionChoice } from '../config/config-trust.ts';
import { UsageError } from '../config/errors.ts';
import type { Flags } from '../config/flags.ts';

import { parseShard } from '../config/parse-shard.ts';
import type { Scope } from '../model/scope.ts';
import type { Shard } from '../model/shard.ts';

import { complaintOf } from './complaint.ts';
import type { InitOptions } from './init.ts';
import { addInitCommand } from './init-command.ts';
import { withOptionalValues } from './optional-values.ts';

/** What the command line asks for. */
export type Request =
  | { readonly kind: 'run'; readonly job: JobName; readonly options: RunOptions }
  | { readonly kind: 'report'; readonly file: string; readonly options: RunOptions }
  | { readonly kind: 'merge'; readonly files: readonly string[]; readonly options: RunOptions }
  | { readonly kind: 'explain'; readonly name: string | null }
  | { readonly kind: 'init'; readonly options: InitOptions }
  | { readonly kind: 'help'; readonly text: string };

/** `all` checks and lints; `links` asks nothing and judges nothing. */
export type JobName = 'all' | 'check' | 'lint' | 'links';

/** The flags that steer what is done, beside the {@link Flags} that have a key in the configuration. */
export interface RunOptions {
  readonly flags: Flags;
  /** `--config`; `none` for `--no-config`. */
  readonly config: { readonly kind: 'search' | 'none' } | { readonly kind: 'file'; readonly file: string };
  /** `--exec-config` and `--no-exec-config`: whether a configuration file that is code is run. */
  readonly execution: ExecutionChoice;
  readonly printConfig: 'print' | 'no';
  readonly scope: Scope;
  /** A JSON report to start from instead of the network. */
  readonly from: string | null;
  /** What becomes of the baseline. */
  readonly updateBaseline: BaselineUpdate;
  /** The part of the whole that is to be done; `null` for all of it. */
  readonly shard: Shard | null;
  readonly stdinFilename: string | null;
  /** `links --explain` */
  readonly explain: string | null;
}

/** What the first word can be beside a path. */
export const commandNames: readonly string[] = ['check', 'lint', 'links', 'report', 'merge', 'explain', 'init'];

type Values = Readonly<Record<string, unknown>>;

const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

/** Repeating adds: `--exclude a --exclude b`. */
const list = (flags: string, description: string): Option => new Option(flags, description).argParser(collect);

const groups: Readonly<Record<string, readonly Option[]>> = {
  'Reports:': [
    list(
      '--format <name[=file]>',
      'terminal, json, ndjson, markdown, github, gitlab, sarif, junit, rdjson or html; repeatable',
    ),
    new Option('--group-by <what>', 'file, target or host'),
    new Option('--fail-on <severity>', 'exit with 1 from error (default) or warning on, or never'),
    new Option('--baseline <file>', 'accept the findings that this file lists'),
    new Option('--update-baseline [what]', 'take out of it what is found no more; =all: accept today'),
    new Option('-q, --quiet', 'errors and the summary alone'),
    new Option('-v, --verbose', 'every link, and a table of hosts'),
  ],
  'Mending:': [
    new Option('--fix', 'apply the edits that are safe'),
    new Option('--fix-suggested', 'apply the suggested ones too'),
    new Option('--dry-run', 'print what --fix would change as a diff, write nothing'),
    new Option(
      '--fix-kinds <kinds>',
      'only moved, archive or lint, or what these rules find, whatever its severity; comma-separated',
    ),
    new Option('--from <run.json>', 'take the verdicts of an earlier JSON report, ask nothing'),
  ],
  'Which files and links:': [
    new Option('--since <ref>', 'what came in since the merge base with a branch, tag or commit'),
    new Option('--staged', "what git's index has and HEAD has not"),
    list('--exclude <pattern>', 'leave out URLs: a glob on host/path, or /a regular expression/'),
    list('--include <pattern>', 'ask URLs that would be left out'),
    list('--exclude-path <glob>', 'leave out files, in gitignore syntax'),
    new Option('--files-from <file>', 'read the list of files from a file, or from - (standard input)'),
    new Option('--stdin-filename <path>', 'what to call the text on standard input (path -)'),
    new Option('--threads <n>', 'read many files in n at once (default as many as processors, at most 8)'),
    new Option('--allow-empty', 'no Markdown at all is no error'),
  ],
  'Probing:': [
    new Option('--anchors', 'check fragments on remote pages too'),
    new Option('--timeout <ms>', 'for DNS, connection, TLS and headers of one attempt (default 15000)'),
    new Option('--attempts <n>', 'on hiccups (default 3)'),
    new Option('--concurrency <n>', 'exchanges at once (default 64)'),
    new Option('--host-concurrency <n>', 'exchanges at once on one host (default 4)'),
    new Option('--host-interval <ms>', 'between two starts on one host (default 50)'),
    new Option('--max-time <duration>', 'stop asking after 90s, 5m, 1h30m; what waits longest comes first'),
    new Option('--shard <i/n>', 'ask the i-th of n parts of the hosts alone; see merge'),
    new Option('--user-agent <text>', 'how to call ourselves'),
    list('--accept <host=codes>', "statuses that are fine on a host: 'intranet.example=401,403'"),
    list('--allow-private [host]', 'ask private addresses, of all hosts or (=HOST) of one'),
  ],
  'Configuration:': [
    new Option('--config <file>', 'instead of the linkmend.config.* that is found upward from here'),
    new Option('--no-config', 'use no configuration file'),
    new Option('--exec-config', 'trust it even where CI runs with rights for strangers'),
    new Option('--no-exec-config', 'do not trust it: run no code, send no secrets'),
    new Option('--print-config', 'print every setting with its origin, and stop'),
  ],
  'Memory:': [
    new Option('--state <dir>', "remember what was seen in this folder, not in the user's cache"),
    new Option('--no-state', 'remember nothing between runs'),
    list('--fresh [pattern]', 'ask again what is remembered: all of it, or (=PATTERN) what fits'),
  ],
};

const description = `Keeps curated Markdown lists healthy: finds every link, tells with evidence
which ones are dead, moved, blocked, unstable or insecure, and mends what can be
mended.

Without a command it checks and lints. Paths default to the Markdown that git
knows, else to all below the working directory.`;

const examples = `
Examples:
  linkmend                          check the Markdown of this repository
  linkmend README.md --fix          mend links, and what the rules find
  linkmend --fix --dry-run          see the diff first
  linkmend lint                     files, anchors, rules; without the network
  linkmend --format json=run.json   keep the run ...
  linkmend --from run.json --fix    ... and mend later, without asking again
  linkmend explain soft-404         what a verdict, reason or rule means

Exit codes:
  0 clean    1 findings remain    2 wrong usage, configuration or input
  3 incomplete: offline, interrupted, or out of time`;

/**
 * Reads the command line.
 *
 * @param argv the arguments alone, without node and the script
 * @returns the request; `help` holds the text of `--help` and `--version`
 * @throws UsageError, with one line for the user
 */
export async function readCommandLine(argv: readonly string[], version: string): Promise<Request> {
  const said: string[] = [];
  let request: Request | null = null;
  const take = (made: Request): void => {
    request = made;
  };
  const program = new Command('linkmend')
    .description(description)
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .argument('[paths...]', 'files, directories, globs, or - for standard input')
    .configureHelp({ showGlobalOptions: true, helpWidth: 80, visibleGlobalOptions })
    .configureOutput({ writeOut: (text) => said.push(text), outputError: () => {} })
    .exitOverride()
    .addHelpText('after', examples);
  for (const [heading, options] of Object.entries(groups)) {
    for (const option of options) program.addOption(option.helpGroup(heading));
  }
  const runs = (command: Command, job: JobName): void => {
    command.action((paths: readonly string[]) => take({ kind: 'run', job, options: optionsOf(command, paths, job) }));
  };
  runs(program, 'all');
  const sub = (name: string, summary: string): Command =>
    program
      .command(name)
      .description(summary)
      .argument('[paths...]', 'files, directories, globs, or -')
      .helpOption('-h, --help', 'print this help');
  runs(sub('check', 'links only: probe, judge, look up captures'), 'check');
  runs(sub('lint', 'offline only: local files, anchors, and the rules for lists'), 'lint');
  const links = sub('links', 'what would be probed, without the network').addOption(
    new Option('--explain <url>', 'which rule decides whether a URL is asked'),
  );
  runs(links, 'links');
  const report = program
    .command('report')
    .description('an earlier run in another format')
    .argument('<run.json>', 'a JSON report, or - for standard input')
    .helpOption('-h, --help', 'print this help');
  report.action((file: string) => take({ kind: 'report', file, options: optionsOf(report, [], 'report') }));
  const merge = program
    .command('merge')
    .description('the runs of all shards as one')
    .argument('<run.json...>', 'the JSON reports that --shard 1/N to N/N have written')
    .helpOption('-h, --help', 'print this help');
  merge.action((files: readonly string[]) => take({ kind: 'merge', files, options: optionsOf(merge, [], 'merge') }));
  program
    .command('explain')
    .description('what a verdict, reason or rule means')
    .argument('[name]', 'dead, not-found, dead/not-found …')
    .helpOption('-h, --help', 'print this help')
    .action((name?: string) => take({ kind: 'explain', name: name ?? null }));
  addInitCommand(program, (options) => take({ kind: 'init', options }));

  try {
    await program.parseAsync(withOptionalValues(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(complaintOf(error, program));
  }
  return request ?? { kind: 'help', text: said.join('') };
}

/** The headings of {@link groups} that help shows for a command besides its own options. */
const relevant: Readonly<Record<string, readonly string[]>> = {
  check: Object.keys(groups),
  lint: ['Reports:', 'Mending:', 'Which files and links:', 'Configuration:'],
  links: ['Reports:', 'Which files and links:', 'Configuration:'],
  report: ['Reports:', 'Configuration:'],
  merge: ['Reports:', 'Configuration:'],
};

function visibleGlobalOptions(command: Command): Option[] {
  const shown = (relevant[command.name()] ?? []).flatMap((heading) => groups[heading] ?? []);
  return shown.filter((option) => !foreign[command.name() as JobName].includes(option.attributeName()));
}

const mendingFlags: readonly string[] = ['fix', 'fixSuggested', 'dryRun', 'fixKinds'];
const baselineFlags: readonly string[] = ['baseline', 'updateBaseline'];
const askingFlags: readonly string[] = ['from', 'shard', 'since', 'staged', 'maxTime', 'filesFrom', 'stdinFilename'];

/** Flags that say nothing for a job: naming them is a mistake worth a word. */
const foreign: Readonly<Record<JobName | 'report' | 'merge', readonly string[]>> = {
  all: [],
  check: [],
  lint: ['anchors', 'from', 'maxTime', 'shard'],
  links: [...mendingFlags, ...baselineFlags, 'from', 'maxTime', 'failOn', 'groupBy'],
  report: [...mendingFlags, ...askingFlags, ...baselineFlags, 'failOn'],
  merge: [...mendingFlags, ...askingFlags],
};

function optionsOf(command: Command, paths: readonly string[], job: JobName | 'report' | 'merge'): RunOptions {
  const values = command.optsWithGlobals() as Values;
  const { config, execConfig, printConfig, from, shard, updateBaseline, stdinFilename, explain, state, ...others } =
    values;
  const { since, staged, ...flags } = others;
  for (const name of foreign[job]) {
    if (values[name] !== undefined) {
      const written = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      throw new UsageError(`${written} does nothing with "linkmend ${job}"; leave it out`);
    }
  }
  return {
    flags: {
      ...(flags as Flags),
      ...(paths.length > 0 ? { paths } : {}),
      ...(typeof state === 'string' || state === false ? { state } : {}),
    },
    config:
      config === false
        ? { kind: 'none' }
        : typeof config === 'string'
          ? { kind: 'file', file: config }
          : { kind: 'search' },
    execution: execConfig === undefined ? 'unsaid' : execConfig === true ? 'allowed' : 'refused',
    printConfig: printConfig === true ? 'print' : 'no',
    scope: toScope(since, staged),
    from: typeof from === 'string' ? from : null,
    shard: typeof shard === 'string' ? toShard(shard) : null,
    updateBaseline: toBaselineUpdate(updateBaseline),
    stdinFilename: typeof stdinFilename === 'string' ? stdinFilename : null,
    explain: typeof explain === 'string' ? explain : null,
  };
}

function toShard(written: string): Shard {
  const parsed = parseShard(written);
  if (parsed.kind === 'fault') throw new UsageError(`--shard ${JSON.stringify(written)}: ${parsed.fault}`);
  return parsed.value;
}

function toBaselineUpdate(written: unknown): BaselineUpdate {
  if (written === undefined) return 'no';
  if (written === 'shrink' || written === 'all') return written;
  throw new UsageError(`--update-baseline ${JSON.stringify(written)}: expected all, or nothing behind it`);
}

function toScope(since: unknown, staged: unknown): Scope {
  if (typeof since === 'string' && staged === true) {
    throw new UsageError('--since and --staged exclude each other: leave one out');
  }
  if (typeof since === 'string') return { kind: 'since', ref: since };
  return { kind: staged === true ? 'staged' : 'everything' };
}
