import type { Behaviour } from '../behaviour.ts';
import {
  answer,
  close,
  drip,
  inTurn,
  missing,
  onSocket,
  page,
  paths,
  raw,
  redirect,
  reset,
  silence,
} from '../scene.ts';

const good = page();
const once = (status: number): Behaviour => ({
  name: `once-${status}`,
  truth: 'ok',
  why: 'a hiccup: the next answer is the page',
  serve: inTurn(answer(status), good),
});
const always = (status: number): Behaviour => ({
  name: `always-${status}`,
  truth: 'unstable/server-error',
  why: 'no answer about the page; it may come back',
  serve: answer(status),
});

/** Servers that fail for a moment, and those that do not stop failing. */
export const hiccups: readonly Behaviour[] = [
  ...[408, 425, 500, 502, 503, 504, 520, 522, 529].map(once),
  ...[408, 425, 500, 501, 502, 503, 504, 505, 507, 508, 520, 521, 522, 523, 524, 525, 526, 527, 530, 598].map(always),
  { name: 'twice-500', truth: 'ok', why: 'the third attempt succeeds', serve: inTurn(answer(500), answer(502), good) },
  {
    name: 'once-500-then-404',
    truth: 'dead/not-found',
    why: 'the hiccup hid a missing page',
    serve: inTurn(answer(500), missing),
  },
  {
    name: 'once-500-then-301',
    truth: 'moved/permanent-redirect',
    why: 'the hiccup hid a move',
    serve: paths({ '/page': inTurn(answer(503), redirect(301, '/new')), '/new': good }),
  },
  { name: 'once-reset', truth: 'ok', why: 'socket hang-ups wander from host to host', serve: inTurn(reset, good) },
  { name: 'always-reset', truth: 'unstable/reset', why: 'a server is there', serve: reset },
  { name: 'once-closed', truth: 'ok', why: 'hung up once', serve: inTurn(close, good) },
  { name: 'always-closed', truth: 'unstable/reset', why: 'hangs up without a word', serve: close },
  { name: 'once-silent', patience: 1000, truth: 'ok', why: 'a slow start', serve: inTurn(silence, good) },
  {
    name: 'always-silent',
    patience: 1000,
    truth: 'unstable/timeout',
    why: 'takes the question and says nothing',
    serve: silence,
  },
  {
    name: 'always-silent-https',
    patience: 1000,
    url: 'https://always-silent-https.example.test/page',
    truth: 'unstable/timeout',
    why: 'says nothing behind TLS',
    serve: silence,
  },
  {
    name: 'head-drips',
    patience: 1000,
    truth: 'unstable/timeout',
    why: 'headers that never end',
    serve: onSocket((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      drip(socket, 'X-More: yes\r\n', 100);
    }),
  },
  {
    name: 'head-cut',
    truth: 'unstable/reset',
    why: 'hangs up within the headers',
    serve: raw('HTTP/1.1 200 OK\r\nContent-Type: text/h'),
  },
  { name: 'status-line-cut', truth: 'unstable/reset', why: 'hangs up within the status', serve: raw('HTTP/1.1 2') },
  {
    name: 'body-reset',
    truth: 'ok',
    why: 'breaks off after the page began',
    serve: onSocket((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<title>Good</title>');
      setTimeout(() => socket.resetAndDestroy(), 50);
    }),
  },
  {
    name: 'connection-closed-later',
    url: 'http://connection-closed-later.example.test/1',
    also: [2, 3, 4, 5, 6].map((n) => `http://connection-closed-later.example.test/${n}`),
    truth: 'ok',
    why: 'promises to keep the connection, and closes it',
    serve: onSocket((socket) => {
      socket.write(
        'HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Type: text/html\r\nContent-Length: 19\r\n\r\n<title>Good</title>',
      );
      setTimeout(() => socket.resetAndDestroy(), 20);
    }),
  },
  {
    name: 'connection-deaf-later',
    patience: 1000,
    url: 'http://connection-deaf-later.example.test/1',
    also: [2, 3, 4, 5, 6].map((n) => `http://connection-deaf-later.example.test/${n}`),
    truth: 'ok',
    why: 'answers the first question of a connection, and no other',
    serve: onSocket(
      (socket) =>
        void socket.write(
          'HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Type: text/html\r\nContent-Length: 19\r\n\r\n<title>Good</title>',
        ),
    ),
  },
];
