import type { Failure } from '../../src/model/probe.ts';
import type { ExchangeRequest, ExchangeResult } from '../../src/probe/exchange.ts';
import { zipf } from '../web/random.ts';

/**
 * How links die. `independent`: each for itself, whichever it is, and nothing tells which will be next. `clustered`: half of
 * those that die go with their whole host, whose name lapses or whose server is switched off.
 */
export type Deaths = 'independent' | 'clustered';

/** A web that changes from night to night. */
export interface ChangingWeb {
  readonly urls: readonly string[];
  /** What happens on the day before a night. */
  readonly change: () => void;
  readonly answer: (request: ExchangeRequest) => ExchangeResult;
  /** Pages that are gone, by address, and on the day before which night (counted from 0) they went. */
  readonly died: ReadonlyMap<string, number>;
}

export interface WebShape {
  readonly links: number;
  readonly hosts: number;
  /** The share of the links that the busiest host has. */
  readonly busiest: number;
  /** What happens a night. A hiccup is over by the next one. */
  readonly changes: {
    readonly deaths: number;
    readonly moves: number;
    readonly revivals: number;
    readonly hiccups: number;
  };
}

type Page = 'there' | 'moved' | Dead;
type Dead = 'missing' | 'nameless' | 'silent';

/** Hosts larger than this do not vanish as a whole: they are platforms. */
const largestToVanish = 20;

export function createChangingWeb(shape: WebShape, deaths: Deaths, random: () => number): ChangingWeb {
  const hosts = zipf(shape.links, shape.hosts, shape.busiest).map((count, rank) =>
    Array.from({ length: count }, (_, page) => `https://h${rank}.example/page/${page}`),
  );
  const urls = hosts.flat();
  const pages = new Map<string, Page>(urls.map((url) => [url, 'there']));
  const died = new Map<string, number>();
  let hiccups = new Set<string>();
  let night = -1;

  const pick = <Item>(items: readonly Item[], isFit: (item: Item) => boolean): Item | undefined => {
    for (let tries = 0; tries < 1000; tries += 1) {
      const item = items[Math.floor(random() * items.length)];
      if (item !== undefined && isFit(item)) return item;
    }
    return undefined;
  };
  const isAlive = (url: string): boolean => !isDead(pages.get(url));
  const bury = (url: string, how: Dead): void => {
    pages.set(url, how);
    died.set(url, night);
  };
  const buryOne = (): number => {
    const url = pick(urls, isAlive);
    // Most pages that are gone answer 404; the rest takes its server along.
    if (url !== undefined) bury(url, random() < 0.8 ? 'missing' : random() < 0.5 ? 'nameless' : 'silent');
    return 1;
  };
  const buryHost = (): number => {
    const host = pick(hosts, (all) => all.length > 1 && all.length <= largestToVanish && all.every(isAlive)) ?? [];
    const how = random() < 0.5 ? 'nameless' : 'silent';
    for (const url of host) bury(url, how);
    return Math.max(1, host.length);
  };
  let buried = { hosts: 0, alone: 0 };

  return {
    urls,
    died,
    change: () => {
      night += 1;
      const wanted = shape.changes.deaths * (night + 1);
      while (buried.hosts + buried.alone < wanted) {
        if (deaths === 'clustered' && buried.hosts <= buried.alone)
          buried = { ...buried, hosts: buried.hosts + buryHost() };
        else buried = { ...buried, alone: buried.alone + buryOne() };
      }
      for (let count = 0; count < shape.changes.moves; count += 1) {
        const url = pick(urls, (one) => pages.get(one) === 'there');
        if (url !== undefined) pages.set(url, 'moved');
      }
      for (let count = 0; count < shape.changes.revivals; count += 1) {
        const url = pick([...died.keys()], (one) => pages.get(one) === 'missing');
        if (url === undefined) continue;
        pages.set(url, 'there');
        died.delete(url);
      }
      hiccups = new Set(
        Array.from({ length: shape.changes.hiccups }, () => pick(urls, isAlive)).filter((url) => url !== undefined),
      );
    },
    answer: ({ url }) => {
      const page = pages.get(url) ?? 'there';
      if (hiccups.has(url)) return reply(503);
      if (page === 'moved') return reply(301, { location: url.replace('/page/', '/new/') });
      if (page === 'missing') return reply(404);
      if (page === 'nameless') return fail({ kind: 'dns', code: 'no-such-name' });
      if (page === 'silent') return fail({ kind: 'timeout', phase: 'connect' });
      return reply(200);
    },
  };
}

function isDead(page: Page | undefined): boolean {
  return page === 'missing' || page === 'nameless' || page === 'silent';
}

const body = new TextEncoder().encode('<title>A page</title>');

function reply(status: number, headers: Readonly<Record<string, string>> = {}): ExchangeResult {
  const all = { 'content-type': 'text/html', ...headers };
  return { kind: 'answer', status, headers: all, setCookies: [], body, ended: true, ms: 0 };
}

function fail(failure: Failure): ExchangeResult {
  return { kind: 'failure', failure, ms: 0 };
}
