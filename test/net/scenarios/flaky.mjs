// Troubles that pass, and those that stay.
import { inOrder, link, site, wellKnown } from '../site.mjs';

const cut = (ask) => ask.request.socket.destroy();
const hang = () => {};
const raw = (answer) => ({ raw: (socket, _text, context) => answer(socket, context) });
const page =
  'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 24\r\nConnection: close\r\n\r\n<title>A page</title>ok\n';

const answers = {
  '503-once': [inOrder(503, 200), 'ok'],
  '500-twice': [inOrder(500, 502, 200), 'ok'],
  '408-once': [inOrder(408, 200), 'ok'],
  '425-once': [inOrder(425, 200), 'ok'],
  '500-always': [500, 'unstable/server-error'],
  '503-always': [503, 'unstable/server-error'],
  '504-always': [504, 'unstable/server-error'],
  '408-always': [408, 'unstable/server-error'],
  '404-once': [inOrder(404, 200), 'ok'],
  '410-once': [inOrder(410, 200), 'ok'],
  '404-then-500': [inOrder(404, 500), 'unstable/server-error'],
  '503-then-404': [inOrder(503, 404), 'dead/not-found'],
  'cut-once': [inOrder(cut, 200), 'ok'],
  'cut-always': [cut, 'unstable/reset'],
  'hang-once': [inOrder(hang, 200), 'ok'],
  'hang-always': [hang, 'unstable/timeout'],
  slow: [(ask) => setTimeout(() => ask.page(200, 'A page'), 1200), 'ok'],
  '302-then-503-once': [inOrder([302, '/new'], 503, 200), 'redirected/temporary-redirect'],
};

const bare = {
  'raw-cut-once': [(socket, { count }) => (count === 1 ? socket.destroy() : socket.end(page)), 'ok'],
  'raw-reset-once': [(socket, { count }) => (count === 1 ? socket.resetAndDestroy() : socket.end(page)), 'ok'],
  'raw-cut-always': [(socket) => socket.destroy(), 'unstable/reset'],
  'raw-reset-always': [(socket) => socket.resetAndDestroy(), 'unstable/reset'],
  'raw-empty': [(socket) => socket.end(), 'unstable/reset'],
  'raw-half-head': [(socket) => socket.end('HTTP/1.1 200 OK\r\nContent-'), 'unstable/reset'],
  'raw-nonsense': [(socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'), 'unstable/protocol'],
  'raw-bare-lf': [(socket) => socket.end(page.replaceAll('\r\n', '\n')), 'ok'],
  'raw-http-1.0': [(socket) => socket.end(page.replace('1.1', '1.0').replace('Connection: close\r\n', '')), 'ok'],
  'raw-no-reason': [(socket) => socket.end(page.replace(' OK', '')), 'ok'],
  'raw-continue': [(socket) => socket.end(`HTTP/1.1 100 Continue\r\n\r\n${page}`), 'ok'],
  'raw-early-hints': [(socket) => socket.end(`HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n${page}`), 'ok'],
  'raw-bare-lf-404': [
    (socket) => socket.end(page.replaceAll('\r\n', '\n').replace('200 OK', '404 Not Found')),
    'dead/not-found',
  ],
};

export const hosts = {
  ...wellKnown,
  ...Object.fromEntries(
    Object.entries(answers).map(([name, [answer]]) => [
      `${name}.example`,
      site({ '/page': answer, '/new': inOrder(503, 200) }),
    ]),
  ),
  ...Object.fromEntries(Object.entries(bare).map(([name, [answer]]) => [`${name}.example`, raw(answer)])),
};

// Counters are per path and not per scheme: http here, https there.
export const truth = [
  ...Object.entries(answers).map(([name, [, truth]], index) =>
    link(`${index % 2 ? 'http' : 'https'}://${name}.example/page`, truth),
  ),
  ...Object.entries(bare).map(([name, [, truth]]) => link(`http://${name}.example/`, truth)),
];

export const settings = { args: ['--timeout', '2000'], seconds: 30 };
