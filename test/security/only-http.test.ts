import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { resolveLocation } from '../../src/probe/location.ts';
import { serve, serveRaw } from '../support/web.ts';
import { createAsking } from './asking.ts';

const config = { allowPrivate: ['*'] };

/** Addresses that another program than a web client would follow; `PORT` is where somebody listens. */
const addresses = [
  'file:///etc/hostname',
  'file://127.0.0.1:PORT/x',
  'FILE:/etc/hostname',
  'ftp://127.0.0.1:PORT/x',
  'gopher://127.0.0.1:PORT/_x',
  'dict://127.0.0.1:PORT/x',
  'ws://127.0.0.1:PORT/',
  'wss://127.0.0.1:PORT/',
  'unix:/tmp/socket',
  'ldap://127.0.0.1:PORT/',
  'javascript:fetch("http://127.0.0.1:PORT/")',
  'data:text/html,<meta http-equiv=refresh content="0;url=http://127.0.0.1:PORT/">',
  'blob:http://127.0.0.1:PORT/1',
  'view-source:http://127.0.0.1:PORT/',
  'about:blank',
  'mailto:a@127.0.0.1',
  'http+unix://127.0.0.1:PORT/',
];

const ways: readonly (readonly [what: string, answer: (address: string) => RequestListener])[] = [
  ['301', (location) => (_, response) => void response.writeHead(301, { location }).end()],
  ['307', (location) => (_, response) => void response.writeHead(307, { location }).end()],
  [
    'a refresh in a header',
    (address) => (_, response) => void response.writeHead(200, { refresh: `0;url=${address}` }).end(),
  ],
  [
    'a refresh in the page',
    (address) => (_, response) => {
      const value = address.replaceAll('"', '&quot;');
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(`<base href="${value}"><meta http-equiv=refresh content="0;url=${value}"><title>A page</title>`);
    },
  ],
];

test.each(ways.flatMap(([way, answer]) => addresses.map((address) => [way, address, answer] as const)))(
  'led on by %s, nobody is asked for %s',
  async (_way, address, answer) => {
    let connections = 0;
    await using other = await serveRaw((socket) => {
      connections += 1;
      socket.end();
    });
    await using web = await serve(answer(address.replaceAll('PORT', String(other.port))));
    await using asking = createAsking({ config });
    const probe = await asking.probe(web.url('/'));
    expect(probe.hops).toEqual([]);
    expect(probe.ending.kind).toBeOneOf(['bad-redirect', 'answer']);
    expect(connections).toBe(0);
    expect(web.requests.map(({ target }) => target)).toEqual(['/']);
  },
);

test.each([...addresses, '', ' ', '//', 'http://', 'http:///', 'https://:80/', 'http://a:b:c/', 'http://[::1/', '\0'])(
  'a redirect leads nowhere by %j, or to http',
  (address) => {
    const url = resolveLocation(address.replaceAll('PORT', '1'), new URL('https://x.example/a'));
    if (url !== null) expect(url.protocol).toMatch(/^https?:$/);
  },
);
