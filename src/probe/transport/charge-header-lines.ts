import type { Socket } from 'node:net';

/** The part of undici's parser that takes in a head, on the socket under a symbol of its own. */
interface HeadParser {
  onHeaderField: (bytes: Buffer) => number;
  onHeaderValue: (bytes: Buffer) => number;
  readonly trackHeader: (length: number) => void;
}

/** What tells llhttp to read no further. */
const stop = -1;

/**
 * Makes each line of a head, and of trailers, count as some bytes more. undici bounds the bytes of names and values alone,
 * while a line of two takes hundreds of bytes of memory: 256 KiB of them are a gigabyte at the usual number of connections.
 * HTTP/2 counts in the same way (RFC 9113, section 6.5.2). Where undici keeps its parser elsewhere, nothing is changed: the
 * tests with hostile servers would tell.
 *
 * @param socket with a parser, that is, once its client has connected
 * @param price bytes, for each name and each value
 */
export function chargeHeaderLines(socket: Socket, price: number): void {
  const parser = parserOf(socket);
  if (parser === null) return;
  const charged = (read: (bytes: Buffer) => number) => (bytes: Buffer) => {
    // The rest of what has come would be taken in for nothing.
    if (socket.destroyed) return stop;
    parser.trackHeader(price);
    return read.call(parser, bytes);
  };
  parser.onHeaderField = charged(parser.onHeaderField);
  parser.onHeaderValue = charged(parser.onHeaderValue);
}

/** The symbol under which the last parser was found: it is the same for all sockets, and to look through theirs takes long. */
let found: symbol | undefined;

function parserOf(socket: Socket): HeadParser | null {
  const parserAt = (symbol: symbol): unknown => Reflect.get(socket, symbol);
  if (found === undefined || !isHeadParser(parserAt(found))) {
    found = Object.getOwnPropertySymbols(socket).find((symbol) => isHeadParser(parserAt(symbol)));
  }
  const parser = found === undefined ? null : parserAt(found);
  return isHeadParser(parser) ? parser : null;
}

function isHeadParser(value: unknown): value is HeadParser {
  if (typeof value !== 'object' || value === null) return false;
  return ['onHeaderField', 'onHeaderValue', 'trackHeader'].every(
    (name) => typeof Reflect.get(value, name) === 'function',
  );
}
