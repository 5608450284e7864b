import type { z } from 'zod';
import { fixKinds } from '../model/edit.ts';
import type { Config, HostConfig } from './config.ts';
import type { ConfigTrust } from './config-trust.ts';
import { defaults } from './defaults.ts';
import { ConfigError } from './errors.ts';
import { fileLayer } from './file-layer.ts';
import { flagLayer } from './flag-layer.ts';
import { type Flags, flagText } from './flags.ts';
import { findFormatConflict } from './format-request.ts';
import { heedUntrusted } from './heed-untrusted.ts';
import { hostSpecificity } from './host-glob.ts';
import { type ConfigLayer, type ConfigOrigins, mergeLayers } from './layer.ts';
import { describeIssues, formatPath } from './problems.ts';
import type { Bases } from './rebase.ts';
import { userConfigSchema } from './schema.ts';
import { strict } from './schema-values.ts';
import { severityNames, verdictRuleNames } from './severity-names.ts';
import { suggestionText } from './suggestion.ts';

/** A configuration as a user wrote it. */
export interface WrittenConfig {
  /** How problems name it. */
  readonly name: string;
  /** Absolute: where its relative paths start. Without it, and `cwd`, they are left as written. */
  readonly directory?: string;
  readonly value: unknown;
}

export interface ConfigInput {
  readonly file: WrittenConfig | null;
  /** Whether the file may set everything, see {@link heedUntrusted}. */
  readonly trust?: ConfigTrust;
  /** What a program says beside the file: added to its lists and tables, in place of everything else. */
  readonly over?: WrittenConfig | null;
  readonly flags: Flags;
  /** Absolute: where paths of the command line start. */
  readonly cwd?: string;
  /** Absolute: where names of files in reports start; the working directory without it. */
  readonly root?: string;
  /** The schemas of the options that rules for lists take, by the rules' names. */
  readonly rules?: RuleSchemas;
}

export type RuleSchemas = ReadonlyMap<string, z.ZodObject>;

export interface ResolvedConfig {
  readonly config: Config;
  /** What does not come from the defaults. */
  readonly origins: ConfigOrigins;
  /** The keys of an untrusted file that do not count. */
  readonly unheeded: readonly string[];
}

/**
 * Defaults, then the configuration file, then the command line. Lists of the command line (patterns, excluded paths,
 * accepted statuses, private hosts) add to those of the file; everything else takes its place. Host settings come out
 * with one entry a glob, the most specific first.
 *
 * @throws ConfigError with every problem of the file
 * @throws UsageError for the first problem of the command line
 */
export function resolveConfig({
  file,
  trust = 'trusted',
  over = null,
  flags,
  cwd,
  root,
  rules = new Map(),
}: ConfigInput): ResolvedConfig {
  const fromFlags = flagLayer(flags, cwd ?? null, mendingRules(rules));
  const read = [file, over].flatMap((written) => {
    if (written === null) return [];
    const bases = toBases(written.directory, cwd, root);
    return [readFile(written, bases, rules, written === file ? trust : 'trusted')];
  });
  const layers = read.map(({ layer }) => layer);
  const unheeded = read.flatMap((each) => each.unheeded);
  const { config, origins } = mergeLayers(defaults, [...layers, fromFlags]);
  const hosts = combineHosts(config.probe.hosts);
  const resolved = { ...config, probe: { ...config.probe, hosts }, judge: { ...config.judge, hosts } };
  // A dry run alone asks what --fix would do.
  if (flags.dryRun !== true || config.fix.mode !== 'off') return { config: resolved, origins, unheeded };
  return {
    config: { ...resolved, fix: { ...config.fix, mode: 'safe' } },
    origins: { ...origins, 'fix.mode': [{ kind: 'flag', flag: flagText('dryRun') }] },
    unheeded,
  };
}

interface ReadFile {
  readonly layer: ConfigLayer;
  readonly unheeded: readonly string[];
}

function readFile(
  { name, value }: WrittenConfig,
  bases: Bases | null,
  rules: RuleSchemas,
  trust: ConfigTrust,
): ReadFile {
  const parsed = userConfigSchema.safeParse(value, { reportInput: true });
  const problems = [
    ...(parsed.success ? [] : describeIssues(parsed.error.issues)),
    ...findSeverityFaults(value, severityNames([...rules.keys()])),
    ...findRuleFaults(value, rules),
    ...(parsed.success ? findFixFaults(parsed.data.fix?.kinds ?? [], rules) : []),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems.map((problem) => `${name}: ${problem}`));
  const { config, unheeded } = trust === 'trusted' ? { config: parsed.data, unheeded: [] } : heedUntrusted(parsed.data);
  const layer = fileLayer(config, name, bases);
  const conflict = findFormatConflict(layer.values.report?.formats ?? []);
  if (conflict !== null) throw new ConfigError([`${name}: format: ${conflict}`]);
  return { layer, unheeded };
}

/** The tables of a configuration that go by one key: its own, and those of its overrides. */
function tablesOf(value: unknown, key: 'severity' | 'rules'): readonly (readonly [readonly PropertyKey[], object])[] {
  const file = Object(value) as Readonly<Record<string, unknown>>;
  const { overrides } = file;
  const all: readonly (readonly [readonly PropertyKey[], unknown])[] = [
    [[key], file[key]],
    ...(Array.isArray(overrides) ? overrides : []).map(
      (one: unknown, index: number) =>
        [['overrides', index, key], (Object(one) as Readonly<Record<string, unknown>>)[key]] as const,
    ),
  ];
  return all.flatMap(([path, table]) =>
    typeof table === 'object' && table !== null && !Array.isArray(table) ? [[path, table]] : [],
  );
}

/** Names in `severity` and `overrides` that nothing has. Other faults of these keys are the schema's. */
function findSeverityFaults(value: unknown, known: readonly string[]): readonly string[] {
  return tablesOf(value, 'severity').flatMap(([path, table]) =>
    Object.keys(table)
      .filter((name) => !known.includes(name))
      .map((name) => `${formatPath([...path, name])}: no such rule, reason or verdict${suggestionText(name, known)}`),
  );
}

/** Names in `rules` that nothing has, and options that the named rule does not take. */
function findRuleFaults(value: unknown, rules: RuleSchemas): readonly string[] {
  const known = severityNames([...rules.keys()]);
  return tablesOf(value, 'rules').flatMap(([path, table]) =>
    Object.entries(table).flatMap(([name, rule]): readonly string[] => {
      const place = formatPath([...path, name]);
      if (!known.includes(name)) return [`${place}: no such rule${suggestionText(name, known)}`];
      const options: unknown = Array.isArray(rule) ? rule[1] : rule;
      if (typeof options !== 'object' || options === null) return [];
      const schema = rules.get(name);
      if (schema === undefined) return [`${place}: it takes no options`];
      const parsed = strict(schema.shape).safeParse(options, { reportInput: true });
      const at = Array.isArray(rule) ? [...path, name, 1] : [...path, name];
      return parsed.success
        ? []
        : describeIssues(parsed.error.issues.map((issue) => ({ ...issue, path: [...at, ...issue.path] })));
    }),
  );
}

function findFixFaults(kinds: readonly string[], rules: RuleSchemas): readonly string[] {
  const known = [...fixKinds, ...mendingRules(rules)];
  return kinds.flatMap((name, index) =>
    known.includes(name) ? [] : [`fix.kinds[${index}]: no such kind or rule${suggestionText(name, known)}`],
  );
}

/** The names under which edits can be asked for. */
function mendingRules(rules: RuleSchemas): readonly string[] {
  return [...rules.keys(), ...verdictRuleNames];
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
