import { Duplex } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, type Inflate } from 'node:zlib';
import { assertNever } from '../model/assert-never.ts';

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
      return createBrotliDecompress();
    case 'deflate':
      return createAnyInflate();
    default:
      return assertNever(coding);
  }
}

/** Undoes `deflate` with the zlib wrapper that the standard asks for, and without it, as some servers send it. */
function createAnyInflate(): Duplex {
  let inner: Inflate | null = null;
  const outer: Duplex = new Duplex({
    write(chunk: Buffer, _encoding, done) {
      inner ??= startInflate(chunk, outer);
      inner.write(chunk, done);
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

function startInflate(first: Buffer, outer: Duplex): Inflate {
  // RFC 1950, section 2.2: the low half of the first byte is 8; of a raw block's header it hardly ever is.
  const inflate = ((first[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
  inflate.on('data', (chunk: Buffer) => {
    if (!outer.push(chunk)) inflate.pause();
  });
  inflate.once('end', () => outer.push(null));
  inflate.once('error', (error) => outer.destroy(error));
  return inflate;
}
