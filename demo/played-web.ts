import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { createSecureContext } from 'node:tls';
import { playedArchive } from './played-archive.ts';
import { sceneOf } from './scenes.ts';

/** A small web on loopback that plays the hosts of the demo's lists. */
export interface PlayedWeb {
  /** The ports on 127.0.0.1 that stand for 80 and 443. */
  readonly ports: { readonly http: number; readonly https: number };
  readonly close: () => void;
}

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

const html = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`;

const pem = (name: string): Buffer => readFileSync(new URL(`../fixtures/demo/${name}`, import.meta.url));

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const listen = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });

/**
 * Starts the played web.
 *
 * @param titles the text of each link by its address without fragment: the pages that exist
 */
export async function startPlayedWeb(titles: ReadonlyMap<string, string>): Promise<PlayedWeb> {
  const visits = new Map<string, number>();

  const answer =
    (secure: boolean): RequestListener =>
    (request: IncomingMessage, response: ServerResponse) => {
      const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
      const path = request.url ?? '/';
      const address = `${host}${path}`;
      const earlier = visits.get(address) ?? 0;
      visits.set(address, earlier + 1);
      const scene = host === 'web.archive.org' ? playedArchive : sceneOf(host);
      scene({
        host,
        path,
        secure,
        earlier,
        title: titles.get(`https://${address}`) ?? titles.get(`http://${address}`) ?? null,
        request,
        response,
        page: (status, title, body = '', headers = {}) => {
          response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
          response.end(html(title, body));
        },
        redirect: (status, location) => {
          response.writeHead(status, { location });
          response.end();
        },
      });
    };

  const plain = createServer(answer(false));
  const expired = createSecureContext({ key: pem('key.pem'), cert: pem('expired.pem') });
  const secure = createSecureServer(
    {
      key: pem('key.pem'),
      cert: pem('hosts.pem'),
      SNICallback: (name, use) => (name === 'betterment.engineering' ? use(null, expired) : use(null)),
    },
    answer(true),
  );
  await Promise.all([listen(plain), listen(secure)]);
  return {
    ports: { http: portOf(plain), https: portOf(secure) },
    close: () => {
      for (const server of [plain, secure]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
