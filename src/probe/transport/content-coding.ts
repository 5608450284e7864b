import { Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { assertNever } from '../../model/assert-never.ts';

/** A content coding that can be undone. */
export type Coding = 'gzip' | 'deflate' | 'br';

/** Never zstd: Node 20 has no decoder for it. */
export const acceptedCodings = 'gzip, deflate, br';

const codings: Readonly<Record<string, Coding>> = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate', br: 'br' };

/** Codings on top of each other that are undone: as many as curl undoes. Each one takes memory of its own. */
const layers = 5;

/**
 * The codings of a `content-encoding` header in the order in which they were applied (RFC 9110, section 8.4), or
 * `unknown` if one of them cannot be undone, or they are too many. `identity` is none.
 */
export function parseCodings(header: string | undefined): readonly Coding[] | 'unknown' {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const known = names.map((name) => codings[name]).filter((coding) => coding !== undefined);
  return known.length === names.length && known.length <= layers ? known : 'unknown';
}

/** A stream that undoes one coding and emits an error for bytes that are not in it. */
export function createDecoder(coding: Coding): Duplex {
  switch (coding) {
    case 'gzip':
      return createGunzip();
    case 'br':
      return createByFirstByte(brotliFor);
    case 'deflate':
      return createByFirstByte(inflateFor);
    default:
      return assertNever(coding);
  }
}

/** With the zlib wrapper that the standard asks for (RFC 1950, section 2.2: 8 in the low half), or without, as some servers send it. */
function inflateFor(first: number): Duplex {
  return (first & 0x0f) === 8 ? createInflate() : createInflateRaw();
}

/**
 * Windows of 8 and 16 MiB (RFC 7932, section 9.1, the last two of its table) are refused: a bomb fills them before it gives
 * anything away. Encoders take 4 MiB unless they are told to take more.
 */
function brotliFor(first: number): Duplex | null {
  const bits = first & 0x0f;
  return bits === 0b1101 || bits === 0b1111 ? null : createBrotliDecompress();
}

/** A stream whose first byte decides what reads it; `null` refuses it. */
function createByFirstByte(choose: (first: number) => Duplex | null): Duplex {
  let inner: Duplex | null = null;
  const outer: Duplex = new Duplex({
    write(chunk: Buffer, _encoding, done) {
      inner ??= join(choose(chunk[0] ?? 0), outer);
      if (inner === null) done(new Error('refused by its first byte'));
      else inner.write(chunk, done);
    },
    final(done) {
      if (inner === null) outer.push(null);
      else inner.end();
      done();
    },
    read() {
      inner?.resume();
    },
    destroy(error, done) {
      inner?.destroy();
      done(error);
    },
  });
  return outer;
}

/** What comes out of the inner stream comes out of the outer one. */
function join(inner: Duplex | null, outer: Duplex): Duplex | null {
  inner?.on('data', (chunk: Buffer) => {
    if (!outer.push(chunk)) inner.pause();
  });
  inner?.once('end', () => outer.push(null));
  inner?.once('error', (error) => outer.destroy(error));
  return inner;
}
