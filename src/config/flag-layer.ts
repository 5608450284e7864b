import { isAbsolute, join } from 'node:path';
import { fixKinds } from '../model/edit.ts';
import type { Config, FixConfig, FormatRequest, UrlPattern } from './config.ts';
import { type Limits, limits } from './defaults.ts';
import { parseDuration } from './duration.ts';
import { UsageError } from './errors.ts';
import { type Flags, flagText } from './flags.ts';
import { findFormatConflict, parseFormat } from './format-request.ts';
import { findHostGlobFault } from './host-glob.ts';
import type { ConfigLayer, ConfigPlace, StageValues } from './layer.ts';
import type { Parsed } from './parsed.ts';
import { findPatternFault } from './pattern.ts';
import { parseAccept } from './status-codes.ts';
import { suggestionText } from './suggestion.ts';

/**
 * Translates the command line into the program's own terms.
 *
 * @param cwd where `--state` starts, absolute; `null` leaves it as written
 * @param rules the names of rules that mend
 * @throws UsageError that names the flag, its value and what was expected
 */
export function flagLayer(flags: Flags, cwd: string | null, rules: readonly string[]): ConfigLayer {
  const given: { -readonly [S in keyof Config]?: StageValues<S> } = {};
  const origins = new Map<string, string>();
  const set = <S extends keyof Config>(flag: keyof Flags, stage: S, values: Partial<Config[S]>): void => {
    given[stage] = { ...given[stage], ...values } as (typeof given)[S];
    for (const key of Object.keys(values)) origins.set(`${stage}.${key}`, flagText(flag));
  };

  setFiles(flags, set);
  setPatterns(flags, set);
  setProbing(flags, set);
  setFix(flags, rules, set);
  setReport(flags, set);
  setState(flags, cwd, set);
  return {
    values: given,
    originOf: (place: ConfigPlace) => ({ kind: 'flag', flag: origins.get(place) ?? 'command line' }),
  };
}

type Set = <S extends keyof Config>(flag: keyof Flags, stage: S, values: Partial<Config[S]>) => void;

function setFiles({ paths, filesFrom, excludePath, allowEmpty, threads }: Flags, set: Set): void {
  const named = paths !== undefined && paths.length > 0;
  // Whoever names files wants these, not also those of the configuration.
  if (named || filesFrom !== undefined) {
    set(named ? 'paths' : 'filesFrom', 'discover', { paths: paths ?? [] });
    set(filesFrom === undefined ? 'paths' : 'filesFrom', 'discover', { filesFrom: filesFrom ?? null });
  }
  if (excludePath !== undefined && excludePath.length > 0) set('excludePath', 'discover', { excludePath });
  if (allowEmpty !== undefined) set('allowEmpty', 'discover', { empty: allowEmpty ? 'allowed' : 'error' });
  if (threads !== undefined) set('threads', 'read', { threads: integer('threads', threads, limits.threads) });
}

function setPatterns({ exclude, include }: Flags, set: Set): void {
  if (exclude !== undefined && exclude.length > 0) {
    set('exclude', 'plan', { exclude: exclude.map((pattern) => toPattern('exclude', pattern)) });
  }
  if (include !== undefined && include.length > 0) {
    set('include', 'plan', { include: include.map((pattern) => toPattern('include', pattern)) });
  }
}

function setProbing(flags: Flags, set: Set): void {
  for (const name of ['concurrency', 'hostConcurrency', 'attempts'] as const) {
    const written = flags[name];
    if (written !== undefined) set(name, 'probe', { [name]: integer(name, written, limits[name]) });
  }
  for (const name of ['hostInterval', 'timeout', 'maxTime'] as const) {
    const written = flags[name];
    if (written !== undefined)
      set(name, 'probe', { [name]: read(name, written, parseDuration(written, limits[name])) });
  }
  const { userAgent, anchors, allowPrivate, accept } = flags;
  if (userAgent !== undefined) {
    if (!/^[\x20-\x7e]+$/.test(userAgent))
      fail('userAgent', userAgent, 'expected one line of printable ASCII characters');
    set('userAgent', 'probe', { userAgent });
  }
  if (anchors !== undefined) set('anchors', 'probe', { anchors: anchors ? 'check' : 'ignore' });
  if (allowPrivate !== undefined) {
    set('allowPrivate', 'probe', {
      allowPrivate: orAll(allowPrivate, '*').map((host) => toHost('allowPrivate', host)),
    });
  }
  if (accept !== undefined && accept.length > 0) {
    const hosts = accept.map((written) => read('accept', written, parseAccept(written)));
    set('accept', 'probe', { hosts });
    set('accept', 'judge', { hosts });
  }
}

function setFix({ fix, fixSuggested, dryRun, fixKinds: kinds }: Flags, rules: readonly string[], set: Set): void {
  if (fixSuggested === true) set('fixSuggested', 'fix', { mode: 'suggested' });
  else if (fix !== undefined) set('fix', 'fix', { mode: fix ? 'safe' : 'off' });
  if (dryRun !== undefined) set('dryRun', 'fix', { write: dryRun ? 'dry-run' : 'files' });
  if (kinds !== undefined) set('fixKinds', 'fix', { kinds: toFixKinds(kinds, rules) });
}

function setReport({ format, groupBy, baseline, failOn, quiet, verbose }: Flags, set: Set): void {
  if (format !== undefined && format.length > 0) set('format', 'report', { formats: toFormats(format) });
  if (groupBy !== undefined) {
    set('groupBy', 'report', { groupBy: choice('groupBy', groupBy, ['file', 'target', 'host'] as const) });
  }
  if (baseline === '') fail('baseline', baseline, 'expected a file');
  if (baseline !== undefined) set('baseline', 'report', { baseline });
  if (failOn !== undefined)
    set('failOn', 'report', { failOn: choice('failOn', failOn, ['error', 'warning', 'never'] as const) });
  if (quiet === true && verbose === true)
    throw new UsageError('--quiet and --verbose exclude each other: leave one out');
  if (quiet === true) set('quiet', 'report', { detail: 'quiet' });
  if (verbose === true) set('verbose', 'report', { detail: 'verbose' });
}

function setState({ state, fresh }: Flags, cwd: string | null, set: Set): void {
  if (typeof state === 'boolean') set('state', 'state', { use: state ? 'on' : 'off' });
  if (typeof state === 'string') {
    if (state === '') fail('state', state, 'expected a directory');
    set('state', 'state', { use: 'on', directory: cwd === null || isAbsolute(state) ? state : join(cwd, state) });
  }
  if (fresh !== undefined) {
    set('fresh', 'state', { fresh: orAll(fresh, '**').map((pattern) => toPattern('fresh', pattern).pattern) });
  }
}

function toPattern(flag: keyof Flags, pattern: string): UrlPattern {
  const fault = findPatternFault(pattern);
  if (fault !== null) throw new UsageError(`${flagText(flag)}: ${JSON.stringify(pattern)} ${fault}`);
  return { pattern, reason: null, until: null, origin: flagText(flag) };
}

function toHost(flag: keyof Flags, host: string): string {
  const fault = findHostGlobFault(host);
  if (fault !== null) throw new UsageError(`${flagText(flag)}: ${JSON.stringify(host)} ${fault}`);
  return host.toLowerCase();
}

function toFixKinds(written: string, rules: readonly string[]): FixConfig['kinds'] {
  const names = written.split(/[\s,]+/).filter((name) => name !== '');
  const expected = `${fixKinds.join(', ')} or a rule`;
  if (names.length === 0) fail('fixKinds', written, `expected some of ${expected}, separated by commas`);
  const known: readonly string[] = [...fixKinds, ...rules];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) fail('fixKinds', unknown, `expected ${expected}${suggestionText(unknown, known)}`);
  return names;
}

function toFormats(written: readonly string[]): readonly FormatRequest[] {
  const formats = written.map((one) => read('format', one, parseFormat(one)));
  const conflict = findFormatConflict(formats);
  if (conflict !== null) throw new UsageError(`--format: ${conflict}`);
  return formats;
}

function integer(flag: keyof Flags, written: string, { minimum, maximum }: Limits): number {
  const value = /^\d+$/.test(written.trim()) ? Number(written) : Number.NaN;
  if (!(value >= minimum && value <= maximum))
    fail(flag, written, `expected a whole number from ${minimum} to ${maximum}`);
  return value;
}

function choice<T extends string>(flag: keyof Flags, written: string, known: readonly T[]): T {
  const found = known.find((name) => name === written);
  return found ?? fail(flag, written, `expected ${known.join(', ')}${suggestionText(written, known)}`);
}

function orAll(written: true | readonly (string | true)[], all: string): readonly string[] {
  return (written === true ? [true as const] : written).map((one) => (one === true ? all : one));
}

function read<T>(flag: keyof Flags, written: string, parsed: Parsed<T>): T {
  return parsed.kind === 'value' ? parsed.value : fail(flag, written, parsed.fault);
}

function fail(flag: keyof Flags, written: string, fault: string): never {
  throw new UsageError(`${flagText(flag)} ${JSON.stringify(written)}: ${fault}`);
}
