import { startServer } from '../web/start-server.ts';
import type { Kind, Mix } from './list.ts';

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
export async function startGithub(mix: Mix): Promise<PlayedGithubServer> {
  const server = await startServer<GithubPorts>(new URL('serve.ts', import.meta.url), [mix]);
  const { ports } = server;
  return {
    ports,
    seen: async () => (await (await fetch(`http://127.0.0.1:${ports.api}/-/seen`)).json()) as SeenGithub,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
