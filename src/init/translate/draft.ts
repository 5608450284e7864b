import type { UserConfig } from '../../config/define-config.ts';
import type { KeyNote } from './translation.ts';
import type { HostSettings, UserPattern } from './user-values.ts';

type Plain = Omit<
  UserConfig,
  'exclude' | 'include' | 'excludePath' | 'remap' | 'hosts' | 'accept' | 'severity' | 'rules'
>;
type Severity = 'off' | 'info' | 'warning' | 'error';

/** A configuration that grows key by key, and what is to be told about it. */
export interface Draft {
  readonly set: (settings: Plain) => void;
  readonly exclude: (pattern: UserPattern) => void;
  readonly include: (pattern: UserPattern) => void;
  readonly excludePath: (...globs: readonly string[]) => void;
  readonly remap: (from: string, to: string) => void;
  readonly accept: (host: string, codes: readonly number[]) => void;
  readonly host: (host: string, settings: HostSettings) => void;
  readonly severity: (name: string, severity: Severity) => void;
  readonly rule: (name: string, severity: Severity) => void;
  readonly note: (key: string, kind: KeyNote['kind'], text: string) => void;
  readonly config: () => UserConfig;
  readonly notes: () => readonly KeyNote[];
}

export function createDraft(): Draft {
  let plain: Plain = {};
  const exclude: UserPattern[] = [];
  const include: UserPattern[] = [];
  const excludePath: string[] = [];
  const remap: { from: string; to: string }[] = [];
  const accept: Record<string, number[]> = {};
  const hosts: Record<string, HostSettings> = {};
  const severity: Record<string, Severity> = {};
  const rules: Record<string, Severity> = {};
  const notes: KeyNote[] = [];
  return {
    set: (settings) => {
      plain = { ...plain, ...settings };
    },
    exclude: (pattern) => exclude.push(pattern),
    include: (pattern) => include.push(pattern),
    excludePath: (...globs) => excludePath.push(...globs.filter((glob) => !excludePath.includes(glob))),
    remap: (from, to) => remap.push({ from, to }),
    accept: (host, codes) => {
      accept[host] = [...new Set([...(accept[host] ?? []), ...codes])].sort((a, b) => a - b);
    },
    host: (host, settings) => {
      const headers = { ...hosts[host]?.headers, ...settings.headers };
      hosts[host] = { ...hosts[host], ...settings, ...(Object.keys(headers).length > 0 ? { headers } : {}) };
    },
    severity: (name, value) => {
      severity[name] = value;
    },
    rule: (name, value) => {
      rules[name] = value;
    },
    note: (key, kind, text) => notes.push({ key, kind, text }),
    config: () => ({
      ...plain,
      ...filled('excludePath', excludePath),
      ...filled('exclude', exclude),
      ...filled('include', include),
      ...filled('remap', remap),
      ...filled('accept', accept),
      ...filled('hosts', hosts),
      ...filled('severity', severity),
      ...filled('rules', rules),
    }),
    notes: () => notes,
  };
}

function filled<Key extends string, Value extends object>(key: Key, value: Value): { [key in Key]?: Value } {
  return Object.keys(value).length === 0 ? {} : ({ [key]: value } as { [key in Key]: Value });
}
