import type { Behaviour } from '../behaviour.ts';
import { drip, html, onSocket, page, paths, pour, type RawScene, raw } from '../scene.ts';

const body = html('A good page');
const length = `Content-Length: ${body.length}`;
const ok = (...lines: readonly string[]): RawScene =>
  raw(['HTTP/1.1 200 OK', 'Content-Type: text/html', ...lines, 'Connection: close', '', body].join('\r\n'));
const gone = (...lines: readonly string[]): RawScene =>
  raw(['HTTP/1.1 404 Not Found', 'Content-Type: text/html', ...lines, 'Connection: close', '', body].join('\r\n'));

/** Bytes that are almost HTTP. Browsers show most of these pages. */
export const brokenHttp: readonly Behaviour[] = [
  {
    name: 'http-1-0',
    truth: 'ok',
    why: 'HTTP/1.0 without a length',
    serve: raw('HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n', body),
  },
  {
    name: 'http-1-0-404',
    truth: 'dead/not-found',
    why: 'HTTP/1.0',
    serve: raw('HTTP/1.0 404 Not Found\r\n\r\n', body),
  },
  {
    name: 'http-bare-lf',
    truth: 'ok',
    why: 'line feeds alone',
    serve: raw(`HTTP/1.1 200 OK\nContent-Type: text/html\n${length}\n\n${body}`),
  },
  {
    name: 'http-bare-lf-404',
    truth: 'dead/not-found',
    why: 'line feeds alone',
    serve: raw(`HTTP/1.1 404 Not Found\nContent-Type: text/html\n\n${body}`),
  },
  {
    name: 'http-mixed-lf',
    truth: 'ok',
    why: 'some lines end so, some so',
    serve: raw(`HTTP/1.1 200 OK\r\nContent-Type: text/html\n${length}\r\n\r\n${body}`),
  },
  { name: 'http-name-space', truth: 'ok', why: 'a header name with a space in it', serve: ok('Content Language: en') },
  {
    name: 'http-name-colon-space',
    truth: 'ok',
    why: 'a space before the colon',
    serve: ok('X-Powered-By : old hands'),
  },
  {
    name: 'http-name-colon-space-404',
    truth: 'dead/not-found',
    why: 'a space before the colon',
    serve: gone('X-Powered-By : old hands'),
  },
  { name: 'http-name-odd', truth: 'ok', why: 'a header name with brackets', serve: ok('X-[Debug]: yes') },
  { name: 'http-name-empty', truth: 'ok', why: 'a header without a name', serve: ok(': nothing') },
  { name: 'http-no-colon', truth: 'ok', why: 'a header line without a colon', serve: ok('this is no header') },
  { name: 'http-fold', truth: 'ok', why: 'a folded header', serve: ok('X-Long: one', '  two') },
  { name: 'http-value-latin1', truth: 'ok', why: 'bytes above 127 in a value', serve: ok('X-Author: Jos\xe9') },
  { name: 'http-value-control', truth: 'ok', why: 'a control character in a value', serve: ok('X-Bell: \x07') },
  {
    name: 'http-te-and-length',
    truth: 'ok',
    why: 'chunked and a length',
    serve: raw(
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    ),
  },
  { name: 'http-length-twice', truth: 'ok', why: 'the same length twice', serve: ok(length, length) },
  {
    name: 'http-length-list',
    truth: 'ok',
    why: 'the same length twice in one line',
    serve: ok(`Content-Length: ${body.length}, ${body.length}`),
  },
  {
    name: 'http-length-two',
    truth: 'unstable/protocol',
    why: 'two lengths: browsers refuse it (response splitting)',
    serve: ok('Content-Length: 5', 'Content-Length: 7'),
  },
  { name: 'http-length-word', truth: 'ok', why: 'a length that is no number', serve: ok('Content-Length: many') },
  { name: 'http-te-identity', truth: 'ok', why: 'a transfer coding of old', serve: ok('Transfer-Encoding: identity') },
  {
    name: 'http-no-reason',
    truth: 'ok',
    why: 'a status without a word',
    serve: raw(`HTTP/1.1 200\r\nContent-Type: text/html\r\n${length}\r\n\r\n${body}`),
  },
  {
    name: 'http-no-reason-404',
    truth: 'dead/not-found',
    why: 'a status without a word',
    serve: raw('HTTP/1.1 404\r\nContent-Length: 0\r\n\r\n'),
  },
  {
    name: 'http-odd-reason',
    truth: 'ok',
    why: 'the reason is for people',
    serve: raw(`HTTP/1.1 200 Alles in Ordnung \xfc\r\nContent-Type: text/html\r\n${length}\r\n\r\n${body}`),
  },
  {
    name: 'http-reason-lies',
    truth: 'dead/not-found',
    why: 'the number counts, not the word',
    serve: raw('HTTP/1.1 404 OK\r\nContent-Length: 0\r\n\r\n'),
  },
  {
    name: 'http-early-hints',
    truth: 'ok',
    why: 'a 103 before the answer',
    serve: raw(
      'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n',
      `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${length}\r\n\r\n${body}`,
    ),
  },
  {
    name: 'http-processing',
    truth: 'ok',
    why: 'a 102 before the answer',
    serve: raw(
      'HTTP/1.1 102 Processing\r\n\r\n',
      `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${length}\r\n\r\n${body}`,
    ),
  },
  {
    name: 'http-continue',
    truth: 'ok',
    why: 'a 100 that nobody waits for',
    serve: raw(
      'HTTP/1.1 100 Continue\r\n\r\n',
      `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${length}\r\n\r\n${body}`,
    ),
  },
  {
    name: 'http-continue-404',
    truth: 'dead/not-found',
    why: 'a 100 that nobody waits for',
    serve: raw('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n'),
  },
  {
    name: 'http-continue-ever',
    patience: 1000,
    truth: 'unstable/timeout',
    why: 'always about to answer',
    serve: onSocket((socket) => drip(socket, 'HTTP/1.1 102 Processing\r\n\r\n', 100)),
  },
  {
    name: 'http-switches',
    truth: 'unstable/protocol',
    why: 'changes to a protocol nobody asked for',
    serve: raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
  },
  {
    name: 'http-upgrade-offer',
    truth: 'ok',
    why: 'offers HTTP/2 in passing (Apache)',
    serve: ok('Upgrade: h2,h2c', length),
  },
  {
    name: 'http-204-body',
    truth: 'ok',
    why: 'a body where none may be',
    serve: raw(`HTTP/1.1 204 No Content\r\n${length}\r\n\r\n${body}`),
  },
  {
    name: 'http-headers-64k',
    truth: 'ok',
    why: 'sites with large policies and cookies',
    serve: ok(`X-Large: ${'x'.repeat(65_000)}`),
  },
  {
    name: 'http-headers-many',
    truth: 'ok',
    why: 'a thousand headers',
    serve: ok(...Array.from({ length: 1000 }, (_, n) => `X-${n}: ${n}`)),
  },
  {
    name: 'http-headers-endless',
    truth: 'unstable/protocol',
    why: 'no browser reads them to the end',
    serve: onSocket((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      pour(socket, Buffer.from(`X-More: ${'x'.repeat(8000)}\r\n`));
    }),
  },
  {
    name: 'http-0-9',
    truth: 'unstable/protocol',
    why: 'a page without any header; browsers refuse it',
    serve: raw(body),
  },
  {
    name: 'http-empty-lines',
    truth: 'ok',
    why: 'empty lines before the answer',
    serve: raw(`\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${length}\r\n\r\n${body}`),
  },
  {
    name: 'http-lower-case',
    truth: 'ok',
    why: 'browsers do not mind the case',
    serve: raw('http/1.1 200 ok\r\n\r\n'),
  },
  {
    name: 'http-shoutcast',
    truth: 'unstable/protocol',
    why: 'a radio server of old',
    serve: raw('ICY 200 OK\r\nicy-name: radio\r\n\r\n'),
  },
  { name: 'http-ssh', truth: 'unstable/protocol', why: 'another service', serve: raw('SSH-2.0-OpenSSH_9.2\r\n') },
  {
    name: 'http-smtp',
    truth: 'unstable/protocol',
    why: 'another service that stays on the line',
    serve: onSocket((socket) => void socket.write('220 mail.test ESMTP\r\n')),
  },
  {
    name: 'http-2-preface',
    truth: 'unstable/protocol',
    why: 'HTTP/2 without being asked',
    serve: raw(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])),
  },
  {
    name: 'http-2-words',
    truth: 'ok',
    why: 'a proxy that writes HTTP/2 into an HTTP/1 answer',
    serve: raw(`HTTP/2 200 OK\r\nContent-Type: text/html\r\n${length}\r\n\r\n${body}`),
  },
  {
    name: 'http-status-1000',
    truth: 'unstable/protocol',
    why: 'a status of four digits',
    serve: raw('HTTP/1.1 1000 What\r\n\r\n'),
  },
  {
    name: 'http-status-099',
    truth: 'unstable/protocol',
    why: 'a status below 100',
    serve: raw('HTTP/1.1 099 What\r\nContent-Length: 0\r\n\r\n'),
  },
  {
    name: 'http-status-000',
    truth: 'unstable/protocol',
    why: 'no status',
    serve: raw('HTTP/1.1 000 What\r\nContent-Length: 0\r\n\r\n'),
  },
  {
    name: 'http-status-word',
    truth: 'unstable/protocol',
    why: 'a status that is no number',
    serve: raw('HTTP/1.1 OK\r\n\r\n'),
  },
  {
    name: 'http-status-negative',
    truth: 'unstable/protocol',
    why: 'a status below zero',
    serve: raw('HTTP/1.1 -200 OK\r\n\r\n'),
  },
  {
    name: 'http-noise',
    truth: 'unstable/protocol',
    why: 'random bytes',
    serve: raw(Buffer.from(Array.from({ length: 200 }, (_, n) => (n * 73 + 128) % 256))),
  },
  {
    name: 'http-trailing',
    truth: 'ok',
    why: 'more behind the answer',
    serve: raw(
      `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${length}\r\n\r\n${body}HTTP/1.1 400 Bad Request\r\n\r\n`,
    ),
  },
  {
    name: 'http-2-only',
    url: 'https://http-2-only.example.test/page',
    truth: 'ok',
    why: 'speaks nothing else',
    serve: page(),
    tls: { kind: 'tls', certificate: 'valid', protocol: 'h2' },
  },
  {
    name: 'http-2-only-404',
    url: 'https://http-2-only-404.example.test/page',
    truth: 'dead/not-found',
    why: 'speaks nothing else',
    serve: paths({}),
    tls: { kind: 'tls', certificate: 'valid', protocol: 'h2' },
  },
  {
    name: 'http-2-only-expired',
    url: 'https://http-2-only-expired.example.test/page',
    truth: 'insecure/cert-expired',
    why: 'two looks at once',
    serve: page(),
    tls: { kind: 'tls', certificate: 'expired', protocol: 'h2' },
  },
  {
    name: 'http-2-only-redirect',
    url: 'https://http-2-only-redirect.example.test/page',
    truth: 'moved/permanent-redirect',
    why: 'every hop needs the look',
    serve: paths({
      '/page': (visit) => void visit.response.writeHead(301, { location: '/new' }).end(),
      '/new': page(),
    }),
    tls: { kind: 'tls', certificate: 'valid', protocol: 'h2' },
  },
];
