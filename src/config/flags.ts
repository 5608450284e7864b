import type { UserConfig } from './define-config.ts';

/**
 * The command line as commander gives it, values still as written. Lists are flags that may be given several times. Flags
 * that choose what is done rather than how (`--config`, `--print-config`, `--from`, `--stdin-filename`) are not among them.
 */
export interface Flags {
  /** The arguments. */
  readonly paths?: readonly string[];
  readonly format?: readonly string[];
  readonly groupBy?: string;
  readonly fix?: boolean;
  readonly fixSuggested?: boolean;
  readonly dryRun?: boolean;
  readonly fixKinds?: string;
  readonly baseline?: string;
  readonly failOn?: string;
  readonly anchors?: boolean;
  readonly maxTime?: string;
  readonly concurrency?: string;
  readonly hostConcurrency?: string;
  readonly hostInterval?: string;
  readonly timeout?: string;
  readonly attempts?: string;
  readonly userAgent?: string;
  readonly exclude?: readonly string[];
  readonly include?: readonly string[];
  readonly excludePath?: readonly string[];
  readonly filesFrom?: string;
  readonly threads?: string;
  readonly accept?: readonly string[];
  /** `true` for `--allow-private` without a host. */
  readonly allowPrivate?: true | readonly (string | true)[];
  /** `true` for `--fresh` without a pattern. */
  readonly fresh?: true | readonly (string | true)[];
  /** `false` for `--no-state`. */
  readonly state?: string | boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly allowEmpty?: boolean;
}

/** The key of the configuration file that does the same as a flag. */
export const keyOfFlag = {
  paths: 'paths',
  format: 'format',
  groupBy: 'groupBy',
  fix: 'fix',
  fixSuggested: 'fix',
  dryRun: 'fix',
  fixKinds: 'fix',
  baseline: 'baseline',
  failOn: 'failOn',
  anchors: 'anchors',
  maxTime: 'maxTime',
  concurrency: 'concurrency',
  hostConcurrency: 'hostConcurrency',
  hostInterval: 'hostInterval',
  timeout: 'timeout',
  attempts: 'attempts',
  userAgent: 'userAgent',
  exclude: 'exclude',
  include: 'include',
  excludePath: 'excludePath',
  filesFrom: 'filesFrom',
  threads: 'threads',
  accept: 'accept',
  allowPrivate: 'allowPrivate',
  fresh: 'fresh',
  state: 'state',
  quiet: 'detail',
  verbose: 'detail',
  allowEmpty: 'allowEmpty',
} as const satisfies Readonly<Record<keyof Flags, keyof UserConfig>>;

/** How a flag is written: `hostInterval` is `--host-interval`. */
export function flagText(name: keyof Flags): string {
  return name === 'paths' ? 'arguments' : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
