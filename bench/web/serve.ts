// A web on loopback in a process of its own: `jiti bench/web/serve.ts`. Every address of 127.0.0.0/8 is a host of it. What it
// answers stands in the address, so that it can be as large as one likes and remembers nothing but counts:
//   /STATUS/MILLISECONDS/NAME         that status after that time
//   /301/MILLISECONDS/TO/NAME         a redirect to /200/TO/NAME
//   /-/seen                           what was asked since the last time, by host
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SeenHost } from './web.ts';

const page = '<!doctype html><html><head><title>A page with words of its own</title></head><body>Text.</body></html>\n';
const missing =
  '<!doctype html><html><head><title>Not found</title></head><body>There is no such page.</body></html>\n';

interface Count {
  requests: number;
  running: number;
  peak: number;
  firstAt: number;
  lastAt: number;
}
let seen = new Map<string, Count>();

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const path = request.url ?? '/';
  if (path === '/-/seen') {
    const hosts: Record<string, SeenHost> = Object.fromEntries(seen);
    seen = new Map();
    response.end(JSON.stringify(hosts));
    return;
  }
  const count = countOf(request.headers.host ?? '');
  count.requests += 1;
  count.running += 1;
  count.peak = Math.max(count.peak, count.running);
  response.once('close', () => {
    count.running -= 1;
    count.lastAt = Date.now();
  });
  const [, status = '200', wait = '0', ...rest] = path.split('/');
  const answer = (): void => send(request, response, Number(status), rest);
  if (wait === '0') answer();
  else setTimeout(answer, Number(wait));
});

function countOf(host: string): Count {
  const name = host.replace(/:\d+$/, '');
  const known = seen.get(name);
  if (known !== undefined) return known;
  const count = { requests: 0, running: 0, peak: 0, firstAt: Date.now(), lastAt: 0 };
  seen.set(name, count);
  return count;
}

function send(request: IncomingMessage, response: ServerResponse, status: number, rest: readonly string[]): void {
  if (status === 301) {
    response.writeHead(301, { location: `/200/${rest.join('/')}`, 'content-length': 0 }).end();
    return;
  }
  const body = status === 200 ? page : missing;
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

server.listen(0, '0.0.0.0', 4096, () => {
  const { port } = server.address() as AddressInfo;
  process.send?.(port);
});
process.once('disconnect', () => process.exit(0));
