import type { Config, HostConfig } from './config.ts';
import { defaults } from './defaults.ts';
import { ConfigError } from './errors.ts';
import { fileLayer } from './file-layer.ts';
import { flagLayer } from './flag-layer.ts';
import { type Flags, flagText } from './flags.ts';
import { findFormatConflict } from './format-request.ts';
import { hostSpecificity } from './host-glob.ts';
import { type ConfigOrigins, mergeLayers } from './layer.ts';
import { describeIssues, formatPath } from './problems.ts';
import type { Bases } from './rebase.ts';
import { userConfigSchema } from './schema.ts';
import { severityNames } from './severity-names.ts';
import { suggestionText } from './suggestion.ts';

export interface ConfigInput {
  readonly file: {
    /** How problems name it. */
    readonly name: string;
    /** Absolute: where its relative paths start. Without it, and `cwd`, they are left as written. */
    readonly directory?: string;
    readonly value: unknown;
  } | null;
  readonly flags: Flags;
  /** Absolute: where paths of the command line start. */
  readonly cwd?: string;
  /** Absolute: where names of files in reports start; the working directory without it. */
  readonly root?: string;
  /** The names of the rules for lists, which can be given a severity like all others. */
  readonly rules?: readonly string[];
}

export interface ResolvedConfig {
  readonly config: Config;
  /** What does not come from the defaults. */
  readonly origins: ConfigOrigins;
}

/**
 * Defaults, then the configuration file, then the command line. Lists of the command line (patterns, excluded paths,
 * accepted statuses, private hosts) add to those of the file; everything else takes its place. Host settings come out
 * with one entry a glob, the most specific first.
 *
 * @throws ConfigError with every problem of the file
 * @throws UsageError for the first problem of the command line
 */
export function resolveConfig({ file, flags, cwd, root, rules = [] }: ConfigInput): ResolvedConfig {
  const fromFlags = flagLayer(flags, cwd ?? null);
  const layers = file === null ? [] : [readFile(file, toBases(file.directory, cwd, root), rules)];
  const { config, origins } = mergeLayers(defaults, [...layers, fromFlags]);
  const hosts = combineHosts(config.probe.hosts);
  const resolved = { ...config, probe: { ...config.probe, hosts }, judge: { ...config.judge, hosts } };
  // A dry run alone asks what --fix would do.
  if (flags.dryRun !== true || config.fix.mode !== 'off') return { config: resolved, origins };
  return {
    config: { ...resolved, fix: { ...config.fix, mode: 'safe' } },
    origins: { ...origins, 'fix.mode': [{ kind: 'flag', flag: flagText('dryRun') }] },
  };
}

function readFile(
  { name, value }: { readonly name: string; readonly value: unknown },
  bases: Bases | null,
  rules: readonly string[],
) {
  const parsed = userConfigSchema.safeParse(value, { reportInput: true });
  const problems = [
    ...(parsed.success ? [] : describeIssues(parsed.error.issues)),
    ...findSeverityFaults(value, severityNames(rules)),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.map((problem) => `${name}: ${problem}`));
  const layer = fileLayer(parsed.data, name, bases);
  const conflict = findFormatConflict(layer.values.report?.formats ?? []);
  if (conflict !== null) throw new ConfigError([`${name}: format: ${conflict}`]);
  return layer;
}

/** Names in `severity` and `overrides` that nothing has. Other faults of these keys are the schema's. */
function findSeverityFaults(value: unknown, known: readonly string[]): readonly string[] {
  const { severity, overrides } = Object(value) as { readonly severity?: unknown; readonly overrides?: unknown };
  const records: readonly (readonly [readonly PropertyKey[], unknown])[] = [
    [['severity'], severity],
    ...(Array.isArray(overrides) ? overrides : []).map(
      (one: unknown, index: number) =>
        [['overrides', index, 'severity'], (Object(one) as { readonly severity?: unknown }).severity] as const,
    ),
  ];
  return records.flatMap(([path, record]) => {
    if (record === null || typeof record !== 'object' || Array.isArray(record)) return [];
    const unknown = Object.keys(record).filter((name) => !known.includes(name));
    return unknown.map(
      (name) => `${formatPath([...path, name])}: no such rule, reason or verdict${suggestionText(name, known)}`,
    );
  });
}

/** One entry a glob: of two that set the same field the later one counts, except for accepted statuses, which add up. */
function combineHosts(hosts: readonly HostConfig[]): readonly HostConfig[] {
  const combined = new Map<string, HostConfig>();
  for (const entry of hosts) {
    const before = combined.get(entry.host);
    const codes = [...new Set([...(before?.accept ?? []), ...(entry.accept ?? [])])].sort((a, b) => a - b);
    combined.set(entry.host, {
      ...before,
      ...entry,
      host: entry.host,
      ...(codes.length > 0 ? { accept: codes } : {}),
    });
  }
  return [...combined.values()].sort((a, b) => hostSpecificity(b.host) - hostSpecificity(a.host));
}

function toBases(directory: string | undefined, cwd: string | undefined, root: string | undefined): Bases | null {
  return directory === undefined || cwd === undefined ? null : { directory, cwd, root: root ?? cwd };
}
