import type { ProbeConfig } from '../../src/config/config.ts';
import { defaults } from '../../src/config/defaults.ts';
import type { HostFacts } from '../../src/model/host-facts.ts';
import type { Failure, Probe } from '../../src/model/probe.ts';
import type { Repository } from '../../src/model/repository.ts';
import type { ExchangeRequest, ExchangeResult } from '../../src/probe/exchange.ts';
import { createProber, type ProbeQuestion, type Prober } from '../../src/probe/prober.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

/** What a fake server says to one request. */
export type Reply =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly setCookies?: readonly string[];
      readonly body?: string;
      readonly ended?: boolean;
    }
  | Failure;

export interface Visit {
  /** How many requests for this address came before. */
  readonly count: number;
  /** Milliseconds of virtual time. */
  readonly now: number;
}

export type Server = (request: ExchangeRequest, visit: Visit) => Reply;

/** By address, by origin (every address there), or `*` for all others; an array is answered in turn, its last for ever. */
export type Web = Readonly<Record<string, Reply | readonly Reply[] | Server>>;

export interface FakeWeb {
  readonly prober: Prober;
  readonly time: VirtualTime;
  /** Every request, in the order of the starts. */
  readonly requests: readonly (ExchangeRequest & { readonly at: number })[];
  readonly peak: { readonly all: number; readonly host: ReadonlyMap<string, number> };
  probe(url: string, more?: Partial<ProbeQuestion>): Promise<Probe>;
  probeAll(urls: readonly string[], signal?: AbortSignal): Promise<readonly Probe[]>;
}

export interface FakeWebOptions {
  readonly config?: Partial<ProbeConfig>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that an exchange takes. */
  readonly latency?: number;
  /** Milliseconds that connecting takes, by the number of connections before it. */
  readonly connecting?: (index: number) => number;
  readonly random?: () => number;
  readonly repository?: Repository;
  readonly recallHost?: (hostname: string) => HostFacts | null;
}

export function html(title: string, body = '<p>Lorem ipsum</p>', head = ''): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html><head>${head}<title>${title}</title></head><body>${body}</body></html>`,
  };
}

export function redirect(location: string, status = 301): Reply {
  return { status, headers: { location } };
}

/** A prober over a web that is a table, in virtual time. */
export function createFakeWeb(web: Web, options: FakeWebOptions = {}): FakeWeb {
  const time = createVirtualTime();
  const requests: (ExchangeRequest & { readonly at: number })[] = [];
  const counts = new Map<string, number>();
  const open = new Map<string, number>();
  const peak = { all: 0, host: new Map<string, number>() };
  let seed = 1;
  let connections = 0;

  const exchange = async (request: ExchangeRequest, signal: AbortSignal): Promise<ExchangeResult> => {
    if (options.connecting !== undefined) {
      await time.sleep(options.connecting(connections++), signal);
      await request.turn?.(() => {}, signal);
    }
    const count = counts.get(request.url) ?? 0;
    counts.set(request.url, count + 1);
    const started = time.now();
    requests.push({ ...request, at: started });
    const { origin, hostname } = new URL(request.url);
    const entry = web[request.url] ?? web[origin] ?? web['*'] ?? { status: 404 };
    const reply: Reply =
      typeof entry === 'function'
        ? entry(request, { count, now: started })
        : isList(entry)
          ? (entry[Math.min(count, entry.length - 1)] ?? { status: 404 })
          : entry;
    open.set(hostname, (open.get(hostname) ?? 0) + 1);
    peak.host.set(hostname, Math.max(peak.host.get(hostname) ?? 0, open.get(hostname) ?? 0));
    peak.all = Math.max(
      peak.all,
      [...open.values()].reduce((sum, one) => sum + one, 0),
    );
    try {
      await time.sleep(options.latency ?? 20, signal);
    } finally {
      open.set(hostname, (open.get(hostname) ?? 0) - 1);
    }
    return toResult(reply, time.now() - started);
  };

  const prober = createProber(
    { ...defaults.probe, ...options.config },
    {
      exchange,
      now: time.now,
      sleep: time.sleep,
      env: options.env ?? {},
      repository: options.repository ?? null,
      recallHost: options.recallHost ?? (() => null),
      random:
        options.random ??
        (() => {
          seed = (seed * 16_807) % 2_147_483_647;
          return seed / 2_147_483_647;
        }),
    },
  );
  const { signal: never } = new AbortController();
  return {
    prober,
    time,
    requests,
    peak,
    probe: (url, more = {}) => time.run(prober.probe({ requestKey: url, fragments: [], ...more }, never)),
    probeAll: (urls, signal = never) =>
      time.run(Promise.all(urls.map((url) => prober.probe({ requestKey: url, fragments: [] }, signal)))),
  };
}

function isList(entry: Reply | readonly Reply[]): entry is readonly Reply[] {
  return Array.isArray(entry);
}

function toResult(reply: Reply, ms: number): ExchangeResult {
  if (!('status' in reply)) return { kind: 'failure', failure: reply, ms };
  const { status, headers = {}, setCookies = [], body = '', ended = true } = reply;
  return { kind: 'answer', status, headers, setCookies, body: new TextEncoder().encode(body), ended, ms };
}
