import type { Socket } from 'node:net';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { serveRaw, type Web } from '../support/web.ts';

/** What one hostile host does with a connection once a request has come. `round` counts the host's requests. */
export type Hostility = (socket: Socket, round: number) => void;

const mebibyte = 1024 * 1024;
const zeros = Buffer.alloc(64 * mebibyte);

/** Writes the same bytes for as long as the other side takes them. */
function pour(socket: Socket, bytes: Buffer | string): void {
  while (socket.writable && socket.write(bytes));
  if (socket.writable) socket.once('drain', () => pour(socket, bytes));
}

/** Writes some bytes every few milliseconds, without end. */
export function drip(socket: Socket, bytes: string): void {
  const timer = setInterval(() => socket.write(bytes), 5);
  socket.once('close', () => clearInterval(timer));
}

const head = (...lines: readonly string[]): string => `${['HTTP/1.1 200 OK', ...lines].join('\r\n')}\r\n`;
const html = (...lines: readonly string[]): string => `${head('Content-Type: text/html', ...lines)}\r\n`;
const redirect = (location: string, ...lines: readonly string[]): string =>
  `${['HTTP/1.1 302 Found', `Location: ${location}`, 'Content-Length: 0', ...lines].join('\r\n')}\r\n\r\n`;

/** Sends one answer and then pours, in the answer's coding. */
const bomb =
  (codings: string, make: () => Buffer): Hostility =>
  (socket) => {
    socket.write(html(`Content-Encoding: ${codings}`));
    pour(socket, made(codings, make));
  };

const bombs = new Map<string, Buffer>();
function made(name: string, make: () => Buffer): Buffer {
  const bytes = bombs.get(name) ?? make();
  bombs.set(name, bytes);
  return bytes;
}

const widest = { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 5 } };
const gzipped = (): Buffer => gzipSync(zeros, { level: 9 });

/** Answers that take as much memory as they are let have. */
export const fillers: Readonly<Record<string, Hostility>> = {
  gzip: bomb('gzip', gzipped),
  deflate: bomb('deflate', () => deflateSync(zeros)),
  br: bomb('br', () => brotliCompressSync(zeros, widest)),
  'twice-gzip': bomb('gzip, gzip', () => gzipSync(gzipped())),
  'br-in-gzip': bomb('br, gzip', () => gzipSync(brotliCompressSync(zeros, widest))),
  'many-codings': (socket) => {
    socket.write(html(`Content-Encoding: ${'gzip, '.repeat(30_000)}gzip`));
    pour(socket, made('gzip', gzipped));
  },
  'four-gigabytes': (socket) => {
    socket.write(html(`Content-Length: ${4 * 1024 * mebibyte}`));
    pour(socket, '<p>A paragraph</p>'.repeat(4096));
  },
  'four-gigabytes-of-image': (socket) => {
    socket.write(`${head('Content-Type: image/png', `Content-Length: ${4 * 1024 * mebibyte}`)}\r\n`);
    pour(socket, zeros.subarray(0, mebibyte));
  },
  'without-length': (socket) => {
    socket.write(html());
    pour(socket, '<p>A paragraph</p>'.repeat(4096));
  },
  'chunk-extensions': (socket) => {
    socket.write(html('Transfer-Encoding: chunked'));
    socket.write('5;');
    pour(socket, 'extension'.repeat(8192));
  },
  'one-byte-chunks': (socket) => {
    socket.write(html('Transfer-Encoding: chunked'));
    pour(socket, '1\r\na\r\n'.repeat(8192));
  },
  trailers: (socket) => {
    socket.write(`${html('Transfer-Encoding: chunked')}0\r\n`);
    pour(socket, 'X-Trailer: value\r\n'.repeat(4096));
  },
  'long-header-line': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX-Long: ');
    pour(socket, 'x'.repeat(mebibyte));
  },
  'long-header-name': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    pour(socket, 'x'.repeat(mebibyte));
  },
  'header-lines': (socket) => {
    socket.write(head());
    socket.write('X-Line: value\r\n'.repeat(100_000));
    socket.end('\r\n');
  },
  'short-header-lines': (socket) => {
    socket.end(`${head('Content-Length: 0')}${'a:\r\n'.repeat(60_000)}\r\n`);
  },
  'long-status-line': (socket) => {
    socket.write('HTTP/1.1 200 ');
    pour(socket, 'x'.repeat(mebibyte));
  },
  'poured-hints': (socket) => pour(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(4096)),
  'no-http': (socket) => pour(socket, zeros.subarray(0, mebibyte)),
  'kept-headers': (socket) => {
    const names = ['Server', 'WWW-Authenticate', 'Akamai-GRN', 'X-Datadome', 'Content-Disposition'];
    socket.end(html(...names.map((name) => `${name}: ${'x'.repeat(40_000)}`), 'Content-Length: 0'));
  },
  'long-title': (socket) => {
    socket.end(`${html()}<title>${'A very long title '.repeat(mebibyte / 2)}</title>`);
  },
  'long-attribute': (socket) => {
    socket.end(`${html()}<a id="${'x'.repeat(8 * mebibyte)}">`);
  },
  cookies: (socket, round) => {
    const cookies = Array.from({ length: 8000 }, (_, index) => `Set-Cookie: c${round}x${index}=${'v'.repeat(8)}`);
    socket.end(redirect(`/${round}`, ...cookies));
  },
  'long-cookies': (socket, round) => {
    const cookies = Array.from({ length: 60 }, (_, index) => `Set-Cookie: c${round}x${index}=${'v'.repeat(4000)}`);
    socket.end(redirect(`/${round}`, ...cookies));
  },
  'long-locations': (socket, round) => socket.end(redirect(`/${round}${'x'.repeat(250_000)}`)),
  'bearable-locations': (socket, round) => socket.end(redirect(`/${round}${'x'.repeat(8000)}`)),
  'long-wrong-location': (socket) => socket.end(redirect(`ftp://x.example/${'x'.repeat(250_000)}`)),
  'long-refresh': (socket, round) => {
    socket.end(html(`Refresh: 0;url=/${round}${'x'.repeat(250_000)}`, 'Content-Length: 0'));
  },
};

/** Answers that take as much of the processor as they are let have. */
export const burners: Readonly<Record<string, Hostility>> = {
  digits: (socket) => {
    socket.end(`${html(`Refresh: ${'1'.repeat(200_000)}x`)}<meta http-equiv=refresh content="${'1'.repeat(60_000)}x">`);
  },
  dots: (socket) => socket.end(`${html()}this domain ${'a.'.repeat(32_000)}`),
  depth: (socket) => socket.end(`${html()}${'<b>'.repeat(2 * mebibyte)}`),
  'depth-with-ids': (socket) => socket.end(`${html()}${'<a id=x>'.repeat(mebibyte / 2)}`),
  'spaces-in-lengths': (socket) => {
    socket.end(`HTTP/1.1 200 OK\nContent-Length: 1${' '.repeat(200_000)}x\n\n`);
  },
  'small-segments': (socket) => {
    socket.setNoDelay(true);
    socket.write('HTTP/1.1 200 OK\n');
    for (let count = 0; count < 20_000; count += 1) socket.write('X-A: b\n');
  },
  commas: (socket) => socket.end(html(`Content-Encoding: ${','.repeat(200_000)}`, 'Content-Length: 0')),
};

/** Servers that want to keep a client for ever. */
export const holders: Readonly<Record<string, Hostility>> = {
  silence: () => {},
  'endless-status-line': (socket) => drip(socket, 'H'),
  'endless-headers': (socket) => {
    socket.write(head());
    drip(socket, 'X-Line: value\r\n');
  },
  'endless-header-line': (socket) => {
    socket.write(`${head()}X-Long: `);
    drip(socket, 'x');
  },
  'endless-lenient-headers': (socket) => {
    socket.write('HTTP/1.1 200 OK\n');
    drip(socket, 'X-Line: value\n');
  },
  continues: (socket) => drip(socket, 'HTTP/1.1 100 Continue\r\n\r\n'),
  hints: (socket) => drip(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n'),
  processing: (socket) => drip(socket, 'HTTP/1.1 102 Processing\r\n\r\n'),
  'empty-lines': (socket) => drip(socket, '\r\n'),
  'endless-body': (socket) => {
    socket.write(html());
    drip(socket, ' ');
  },
  'endless-chunks': (socket) => {
    socket.write(html('Transfer-Encoding: chunked'));
    drip(socket, '1\r\na\r\n');
  },
  'half-a-body': (socket) => void socket.write(`${html('Content-Length: 1000')}<title>Half`),
  'half-a-gzip': (socket) =>
    void socket.write(Buffer.concat([Buffer.from(html('Content-Encoding: gzip')), gzipped().subarray(0, 20)])),
  'half-a-small-image': (socket) => {
    socket.write(`${head('Content-Type: image/png', 'Content-Length: 1000')}\r\nx`);
  },
  maze: (socket, round) => socket.end(redirect(`/${round}`)),
  'refresh-maze': (socket, round) => socket.end(`${html()}<meta http-equiv=refresh content="0;url=/${round}">`),
  'cookie-maze': (socket, round) => socket.end(redirect('/', `Set-Cookie: round=${round}`)),
  'later-and-later': (socket) => {
    socket.end('HTTP/1.1 503 Busy\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n');
  },
  'half-closed': (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Le'),
  'switch-protocols': (socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n');
  },
};

/**
 * One server for all hosts of some kinds: `<kind>.<number>.localhost` does what the kind says. Every name below `localhost`
 * leads to this machine without DNS.
 */
export function serveHostility(kinds: Readonly<Record<string, Hostility>>): Promise<Web> {
  const rounds = new Map<string, number>();
  return serveRaw((socket) => {
    socket.once('data', (request) => {
      const host = /^host: ([^\r:]*)/im.exec(request.toString('latin1'))?.[1] ?? '';
      const round = (rounds.get(host) ?? 0) + 1;
      rounds.set(host, round);
      kinds[host.split('.')[0] ?? '']?.(socket, round);
      socket.on('data', () => {});
    });
  });
}

/** A list with so many hosts of each kind, and so many links to each of them. */
export function listOf(
  kinds: Readonly<Record<string, Hostility>>,
  { port }: Web,
  { hosts, links = 1, fragment = '' }: { readonly hosts: number; readonly links?: number; readonly fragment?: string },
): string {
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
  const lines = numbers(hosts).flatMap((host) =>
    Object.keys(kinds).flatMap((kind) =>
      numbers(links).map((link) => `- [${kind}](http://${kind}.${host}.localhost:${port}/${link}${fragment})\n`),
    ),
  );
  return lines.join('');
}
