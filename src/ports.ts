import { setTimeout as delay } from 'node:timers/promises';
import { UsageError } from './config/errors.ts';
import type { Resolver } from './probe/transport/resolver.ts';

/** Everything a run takes from outside: tests and embedders replace what they need. */
export interface Ports {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Resolves after `milliseconds`, or rejects with the signal's reason. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** A number in [0, 1), for jitter and for random siblings. */
  readonly random: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform` names it. */
  readonly platform: string;
  readonly cwd: string;
  /** All of standard input; asked only where `-` is among the paths. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Resolves host names; by default hosts file, DNS, and the system's word to confirm. */
  readonly resolver?: Resolver;
  /** The port that a connection really goes to, for played webs on loopback. */
  readonly mapPort?: (port: number) => number;
  /** The module that runs in threads which read texts; by default the one beside the program, where there is one. */
  readonly readingThread?: URL;
  /** Asks the archive through this function instead of the prober's own exchange. */
  readonly fetch?: typeof globalThis.fetch;
}

/** The ports of a real process. */
export function systemPorts(): Ports {
  return {
    now: Date.now,
    sleep: async (milliseconds, signal) => {
      signal.throwIfAborted();
      await delay(milliseconds, undefined, { signal }).catch((error: unknown) => {
        signal.throwIfAborted();
        throw error;
      });
    },
    random: Math.random,
    env: process.env,
    platform: process.platform,
    // Read when it is asked for, where a complaint about it is heard.
    get cwd() {
      return workingDirectory();
    },
    stdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
  };
}

/** @throws UsageError where it has been deleted, or may not be read */
function workingDirectory(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new UsageError('the working directory is gone, or may not be read: change to another one', { cause });
  }
}
