// A played GitHub in a process of its own: `jiti bench/real-list/serve.ts MIX`. Its pages speak TLS, its API and what it has
// counted (`/-/seen`) plain HTTP. It keeps the limits that GitHub publishes for GraphQL (GitHub Docs, "Rate limits and query
// limits for the GraphQL API"): 100 requests at once, 2,000 points and 60 seconds of answering a minute, 1,000 points an hour
// for the token of a workflow. For pages GitHub publishes no number and answers 429 to whoever asks for many
// (lycheeverse/lychee#1873, UmbrellaDocs/action-linkspector#43).
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { answerQuery } from '../../test/probe/sites/played-github.ts';
import { createRandom, latency } from '../web/random.ts';
import type { SeenGithub } from './github.ts';
import { type GithubLink, githubLinks, type Mix, newName, playedGithub, shape } from './list.ts';

const minute = 60_000;
const limits = { atOnce: 100, pointsAMinute: 2000, answeringAMinute: 60_000, pointsAnHour: 1000 };
/** A quarter more than our politeness ever asks, so that nobody who keeps to it is refused: the best case of such a run. */
const pagesAMinute = 1500;

const random = createRandom(3);
const mix = process.argv[2] as Mix;
const github = playedGithub(mix);
const byPath = new Map(githubLinks(mix).map((link) => [link.path, link]));
let seen: SeenGithub = nothing();
let asking = 0;
const api: { readonly at: number; readonly took: number }[] = [];
const pages: number[] = [];

function nothing(): SeenGithub {
  return { api: 0, pages: {}, confirmations: 0, refused: 0 };
}

const plain = createServer((request, response) => {
  if (request.url === '/-/seen') {
    response.end(JSON.stringify(seen));
    seen = nothing();
    return;
  }
  void answerApi(request, response);
});

async function answerApi(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const took = latency(random, shape.latency);
  const [now, type] = [Date.now(), { 'content-type': 'application/json; charset=utf-8' }];
  seen = { ...seen, api: seen.api + 1 };
  asking += 1;
  response.once('close', () => {
    asking -= 1;
  });
  api.push({ at: now, took });
  const body = await text(request);
  const last = api.filter(({ at }) => at > now - minute);
  const answering = last.reduce((sum, { took: one }) => sum + one, 0);
  const tooMany = asking > limits.atOnce || last.length > limits.pointsAMinute || answering > limits.answeringAMinute;
  await new Promise((resolve) => setTimeout(resolve, took));
  if (request.headers.authorization === undefined) response.writeHead(401).end();
  else if (tooMany) refuse(response, 403);
  else if (api.length > limits.pointsAnHour) response.writeHead(200, type).end('{"errors":[{"type":"RATE_LIMIT"}]}');
  else response.writeHead(200, type).end(answerQuery(github.repositories, body, github.owners));
}

function refuse(response: ServerResponse, status: number): void {
  seen = { ...seen, refused: seen.refused + 1 };
  response.writeHead(status, { 'retry-after': '60' }).end();
}

const pem = (name: string): Buffer => readFileSync(new URL(`../../fixtures/demo/${name}.pem`, import.meta.url));

const secure = createSecureServer({ key: pem('key'), cert: pem('hosts') }, (request, response) => {
  const path = request.url ?? '/';
  const now = Date.now();
  pages.push(now);
  while ((pages[0] ?? now) <= now - minute) pages.shift();
  const link = byPath.get(path) ?? null;
  const missing = link?.fate === 'dead';
  const kind = link === null ? 'redirects' : link.kind;
  seen = missing
    ? { ...seen, confirmations: seen.confirmations + 1 }
    : { ...seen, pages: { ...seen.pages, [kind]: (seen.pages[kind] ?? 0) + 1 } };
  const tooMany = pages.length > pagesAMinute;
  setTimeout(() => (tooMany ? refuse(response, 429) : answerPage(response, link)), latency(random, shape.latency));
});

function answerPage(response: ServerResponse, link: GithubLink | null): void {
  const location = link === null ? null : redirectOf(link);
  if (location !== null) {
    response.writeHead(link?.fate === 'renamed' ? 301 : 302, { location, 'content-length': 0 }).end();
    return;
  }
  const title = link?.fate === 'dead' ? 'Page not found · GitHub' : 'A page with words of its own';
  response.writeHead(link?.fate === 'dead' ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html><head><title>${title}</title></head><body>Text.</body></html>\n`);
}

function redirectOf({ fate, path }: GithubLink): string | null {
  const [, owner = '', name = '', kind, ...rest] = path.split('/');
  if (fate === 'dead') return null;
  if (fate === 'renamed') return `/${[newName(owner, name), ...(kind === undefined ? [] : [kind, ...rest])].join('/')}`;
  if (kind === 'raw') return `https://raw.githubusercontent.com/${[owner, name, ...rest].join('/')}`;
  return kind === 'edit' ? `/login?return_to=${encodeURIComponent(path)}` : null;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
plain.listen(0, '127.0.0.1', () => {
  secure.listen(0, '127.0.0.1', () => process.send?.({ api: portOf(plain), pages: portOf(secure) }));
});
process.once('disconnect', () => process.exit(0));
