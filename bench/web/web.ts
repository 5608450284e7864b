import { startServer } from './start-server.ts';

/** A web on loopback in a process of its own, so that it takes no time of those who are measured. */
export interface Web extends AsyncDisposable {
  readonly port: number;
  /** `http://127.x.y.z:<port>`: for each number below 16 million a host of its own. */
  readonly origin: (host: number) => string;
  /** What was asked since the last time, by host. */
  readonly seen: () => Promise<Readonly<Record<string, SeenHost>>>;
}

export interface SeenHost {
  readonly requests: number;
  /** The most requests that were under way at once. */
  readonly peak: number;
  /** When the first of them came: milliseconds since the epoch. */
  readonly firstAt: number;
  /** When the last of them was answered. */
  readonly lastAt: number;
}

/** Starts the web of {@link ./serve.ts}. On Linux all of 127.0.0.0/8 is this machine; elsewhere only 127.0.0.1 is. */
export async function startWeb(): Promise<Web> {
  const server = await startServer<number>(new URL('serve.ts', import.meta.url));
  const port = server.ports;
  return {
    port,
    origin: (host) => `http://127.${(host >> 16) & 255}.${(host >> 8) & 255}.${host & 255}:${port}`,
    seen: async () => (await (await fetch(`http://127.0.0.1:${port}/-/seen`)).json()) as Record<string, SeenHost>,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
