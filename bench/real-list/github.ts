import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Kind } from './list.ts';

/** GitHub on loopback, in a process of its own. */
export interface PlayedGithubServer extends AsyncDisposable {
  readonly ports: GithubPorts;
  /** What was asked since the last time. */
  readonly seen: () => Promise<SeenGithub>;
}

export interface GithubPorts {
  /** Plain HTTP. */
  readonly api: number;
  /** TLS, for every host of GitHub. */
  readonly pages: number;
}

/** Requests. */
export interface SeenGithub {
  readonly api: number;
  /** Of pages that are there, or lead on, by what they are; `redirects` is where others led. */
  readonly pages: Readonly<Partial<Record<Kind | 'redirects', number>>>;
  /** Of pages that are missing. */
  readonly confirmations: number;
  /** Those of all that a limit refused. */
  readonly refused: number;
}

/** Starts what {@link ./serve.ts} plays. */
export async function startGithub(): Promise<PlayedGithubServer> {
  const jiti = join(dirname(createRequire(import.meta.url).resolve('jiti/package.json')), 'lib/jiti-cli.mjs');
  const child = fork(jiti, [fileURLToPath(new URL('serve.ts', import.meta.url))], { stdio: 'inherit' });
  const [ports] = (await once(child, 'message')) as [GithubPorts];
  return {
    ports,
    seen: async () => (await (await fetch(`http://127.0.0.1:${ports.api}/-/seen`)).json()) as SeenGithub,
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
