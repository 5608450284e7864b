import type { RequestListener } from 'node:http';
import type { Ports } from '../../src/ports.ts';
import type { Resolver } from '../../src/probe/transport/resolver.ts';
import { createClock } from '../support/clock.ts';
import { createTestResolver } from '../support/transport.ts';
import { serve, type Web } from '../support/web.ts';

/** What one address answers. */
export interface Page {
  readonly status?: number;
  readonly title?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Answers of hosts on port 80 by `host/path`, or by `host/*` for every other path; what is left is an honest 404. A listener
 * answers in its own way.
 */
export type Pages = Readonly<Record<string, Page | RequestListener>>;

/** The ports that lead every name to the played hosts, and let no real time pass between two questions. */
export interface PlayedHosts extends AsyncDisposable {
  readonly web: Web;
  readonly ports: Pick<Ports, 'resolver' | 'mapPort' | 'now' | 'sleep'>;
}

/** Plays hosts on loopback; names that end in `.invalid` have no address. */
export async function playHosts(pages: Pages): Promise<PlayedHosts> {
  const web = await serve((request, response) => {
    const { host } = request.headers;
    const page = pages[`${host}${request.url}`] ?? pages[`${host}/*`] ?? { status: 404, title: 'Not Found' };
    if (typeof page === 'function') return page(request, response);
    const { status = 200, title = 'A page', body = '', headers = {} } = page;
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end(`<html><head><title>${title}</title></head><body>${body}</body></html>`);
  });
  return { web, ports: { resolver, mapPort: () => web.port, ...createClock() }, [Symbol.asyncDispose]: web.close };
}

const { resolve } = createTestResolver();

const resolver: Resolver = {
  resolve: async (name, signal) =>
    name.endsWith('.invalid') ? { kind: 'failure', code: 'no-such-name' } : resolve(name, signal),
  facts: () => ({ asked: 10, resolved: 9 }),
};

/** A permanent redirect. */
export const movedTo = (location: string): Page => ({ status: 301, headers: { location } });

/** An archive behind `fetch` that has one good capture of each of these addresses and none of any other. */
export function playArchive(captures: Readonly<Record<string, string>>): typeof globalThis.fetch {
  return async (input) => {
    const { pathname } = new URL(String(input));
    if (pathname.startsWith('/cdx/')) return new Response('[]', { headers: { 'content-type': 'application/json' } });
    const [, wanted, address = ''] = /^\/web\/(?:(\d{14})\/)?(http.*)$/.exec(pathname) ?? [];
    const at = captures[address];
    if (at === undefined) return new Response('not archived', { status: 404 });
    if (wanted !== at) {
      return new Response('', { status: 302, headers: { location: `https://web.archive.org/web/${at}/${address}` } });
    }
    const time = at.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z');
    return new Response('<title>The page</title>', {
      headers: { 'content-type': 'text/html', 'memento-datetime': new Date(time).toUTCString() },
    });
  };
}
