// Bodies that do not end, do not fit, or are not what they say.
import zlib from 'node:zlib';
import { html, link, site, wellKnown } from '../site.mjs';

const start = html('A page', '<p>Something');
const head = { 'content-type': 'text/html' };

/** Writes for as long as the other side reads. */
const pour = (status, headers, chunk, every) => (ask) => {
  const { response } = ask;
  response.writeHead(status, headers);
  const more = () => {
    if (response.destroyed) return;
    if (every > 0) response.write(chunk, () => setTimeout(more, every));
    else response.write(chunk) ? setImmediate(more) : response.once('drain', more);
  };
  response.write(start, more);
};

const chunk = Buffer.alloc(65_536, '<p>more</p>');
const bomb = zlib.gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
const brotliBomb = zlib.brotliCompressSync(Buffer.alloc(64 * 1024 * 1024, ' '), {
  params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 },
});
const text = Buffer.from(html('A page'));

const answers = {
  endless: [pour(200, head, chunk, 0), 'ok'],
  'endless-binary': [pour(200, { 'content-type': 'application/octet-stream' }, chunk, 0), 'ok'],
  dripping: [pour(200, head, '.', 200), 'ok'],
  'dripping-404': [pour(404, head, '.', 200), 'dead/not-found'],
  'endless-404': [pour(404, head, chunk, 0), 'dead/not-found'],
  'endless-redirect': [
    pour(301, { ...head, location: 'https://small.example/page' }, chunk, 0),
    'moved/permanent-redirect',
  ],
  truncated: [(ask) => ask.response.writeHead(200, { ...head, 'content-length': '9999' }).end(text), 'ok'],
  'cut-off': [
    (ask) => {
      ask.response.writeHead(200, head).write(text, () => ask.request.socket.destroy());
    },
    'ok',
  ],
  'gzip-bomb': [(ask) => ask.send(200, { ...head, 'content-encoding': 'gzip' }, bomb), 'ok'],
  'brotli-bomb': [(ask) => ask.send(200, { ...head, 'content-encoding': 'br' }, brotliBomb), 'ok'],
  'no-gzip': [(ask) => ask.send(200, { ...head, 'content-encoding': 'gzip' }, text), 'ok'],
  'gzip-twice': [
    (ask) => ask.send(200, { ...head, 'content-encoding': 'gzip, gzip' }, zlib.gzipSync(zlib.gzipSync(text))),
    'ok',
  ],
  'unknown-coding': [(ask) => ask.send(200, { ...head, 'content-encoding': 'zstd' }, text), 'ok'],
  'deflate-404': [
    (ask) => ask.send(404, { ...head, 'content-encoding': 'deflate' }, zlib.deflateSync(text)),
    'dead/not-found',
  ],
  picture: [(ask) => ask.send(200, { 'content-type': 'image/png' }, Buffer.alloc(300_000, 7)), 'ok'],
  'picture-as-html': [(ask) => ask.send(200, head, Buffer.alloc(300_000, 0xff)), 'ok'],
  'no-type': [(ask) => ask.response.writeHead(200).end(text), 'ok'],
  empty: [(ask) => ask.send(200, head, ''), 'ok'],
  'large-head': [(ask) => ask.send(200, { ...head, 'x-large': 'x'.repeat(60_000) }, text), 'ok'],
  'soft-404-in-gzip': [
    (ask) => ask.send(200, { ...head, 'content-encoding': 'gzip' }, zlib.gzipSync(html('Page not found'))),
    'dead/soft-404',
  ],
  'soft-404-in-utf-16': [
    (ask) =>
      ask.send(200, { 'content-type': 'text/html; charset=utf-16le' }, Buffer.from(html('Page not found'), 'utf16le')),
    'dead/soft-404',
  ],
};

const raw = {
  'dripping-head': [(socket) => drip(socket, 'HTTP/1.1 200 OK\r\n'), 'unstable/timeout'],
  'bad-chunk': [
    (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'),
    'ok',
  ],
  'endless-head': [
    (socket) => drip(socket, `HTTP/1.1 200 OK\r\n`, `X-More: ${'y'.repeat(4000)}\r\n`, 1),
    'unstable/protocol',
  ],
};

function drip(socket, first, more = 'x', every = 200) {
  socket.write(first);
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(more)), every);
  socket.on('close', () => clearInterval(timer));
}

export const hosts = {
  ...wellKnown,
  'small.example': site(200),
  ...Object.fromEntries(Object.entries(answers).map(([name, [answer]]) => [`${name}.example`, site(answer)])),
  ...Object.fromEntries(
    Object.entries(raw).map(([name, [answer]]) => [`${name}.example`, { raw: (socket) => answer(socket) }]),
  ),
};

export const truth = [
  ...Object.entries(answers).map(([name, [, truth]]) => link(`https://${name}.example/page`, truth)),
  ...Object.entries(raw).map(([name, [, truth]]) => link(`http://${name}.example/`, truth)),
];

// Dripping takes the 5 s for a body, twice where a death is confirmed.
export const settings = { args: ['--timeout', '2000'], seconds: 25 };
