import type { RequestListener } from 'node:http';
import type { ProbeConfig } from '../../src/config/config.ts';
import { defaults } from '../../src/config/defaults.ts';
import type { Probe } from '../../src/model/probe.ts';
import { systemPorts } from '../../src/ports.ts';
import { createProber, type Prober } from '../../src/probe/prober.ts';
import { createTestTransport } from '../support/transport.ts';
import { serve, type Web } from '../support/web.ts';

/** A prober on real sockets and the real clock; whatever still waits at the end of an `await using` block is given up. */
export interface Asking extends AsyncDisposable {
  readonly prober: Prober;
  readonly probe: (url: string) => Promise<Probe>;
  readonly probeAll: (urls: readonly string[]) => Promise<readonly Probe[]>;
}

export function createAsking(config: Partial<ProbeConfig> = {}): Asking {
  const transport = createTestTransport(config);
  const over = new AbortController();
  const under: Promise<unknown>[] = [];
  const prober = createProber(
    { ...defaults.probe, ...config },
    { ...systemPorts(), exchange: transport.exchange, env: {} },
  );
  const probe = (requestKey: string): Promise<Probe> => {
    const probing = prober.probe({ requestKey, fragments: [] }, over.signal);
    under.push(probing);
    return probing;
  };
  return {
    prober,
    probe,
    probeAll: (urls) => Promise.all(urls.map(probe)),
    [Symbol.asyncDispose]: async () => {
      over.abort();
      await Promise.all(under);
      await transport.close();
    },
  };
}

/** One request as the server saw it; times in milliseconds. */
export interface Arrival {
  /** Without its port, and without a dot at its end. */
  readonly host: string;
  readonly path: string;
  readonly at: number;
  /** When the answer went out; `null` while it has not. */
  answered: number | null;
}

/** A server that notes who came when, and how many were there at once. */
export interface Watched extends AsyncDisposable {
  readonly web: Web;
  readonly arrivals: readonly Arrival[];
  /** The most requests that were under way at once: all together, or those of one host. */
  readonly most: (host?: string) => number;
  /** Milliseconds between each arrival at a host and the one before. */
  readonly gaps: (host: string) => readonly number[];
}

/** @param latency milliseconds that every answer takes, so that requests at once are seen to be */
export async function watch(answer: RequestListener, latency = 0): Promise<Watched> {
  const arrivals: Arrival[] = [];
  const peaks = new Map<string, number>();
  const count = (host: string, under: readonly Arrival[]): void => {
    peaks.set(host, Math.max(peaks.get(host) ?? 0, under.length));
  };
  const web = await serve((request, response) => {
    const host = (request.headers.host ?? '').replace(/\.?(?::\d+)?$/, '');
    const arrival: Arrival = { host, path: request.url ?? '', at: performance.now(), answered: null };
    arrivals.push(arrival);
    const under = arrivals.filter(({ answered }) => answered === null);
    count('', under);
    const here = under.filter((one) => one.host === host);
    count(host, here);
    setTimeout(() => {
      arrival.answered = performance.now();
      answer(request, response);
    }, latency);
  });
  return {
    web,
    arrivals,
    most: (host = '') => peaks.get(host) ?? 0,
    gaps: (host) => {
      const times = arrivals.filter((one) => one.host === host).map(({ at }) => at);
      return times.slice(1).map((time, index) => time - (times[index] ?? 0));
    },
    [Symbol.asyncDispose]: web.close,
  };
}

export const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
