import { createHash } from 'node:crypto';

/** What was kept of one text. */
export interface KeptText {
  /** Days since the epoch: when it was last of use, give or take. */
  readonly day: number;
  /** UTF-8. */
  readonly body: Buffer;
}

/**
 * Before each body: its key, its day, its length in bytes, and a checksum of key and body. No more than that is looked at of
 * texts that nobody asks for.
 */
const heading = /^([0-9a-f]{64}-[0-9a-f]{16}) (\d{1,6}) (\d{1,10}) ([0-9a-f]{32})$/;

/** Bytes of the longest heading with its end. */
const longestHeading = 150;

const lineFeed = 0x0a;

/** Kept texts as they lie in a file, by their keys. From where a file is damaged, nothing counts. */
export function splitBucket(bytes: Buffer): ReadonlyMap<string, KeptText & { readonly checksum: string }> {
  const found = new Map<string, KeptText & { readonly checksum: string }>();
  let start = 0;
  while (start < bytes.length) {
    const end = bytes.subarray(start, start + longestHeading).indexOf(lineFeed);
    if (end === -1) break;
    const [, key, day, length, checksum] = heading.exec(bytes.toString('latin1', start, start + end)) ?? [];
    if (key === undefined || checksum === undefined) break;
    const from = start + end + 1;
    start = from + Number(length) + 1;
    if (start > bytes.length) break;
    found.set(key, { day: Number(day), body: bytes.subarray(from, start - 1), checksum });
  }
  return found;
}

/** The opposite of {@link splitBucket}. */
export function joinBucket(texts: Iterable<readonly [key: string, text: KeptText]>): Buffer {
  const parts: Buffer[] = [];
  for (const [key, { day, body }] of texts) {
    parts.push(Buffer.from(`${key} ${day} ${body.length} ${checksumOf(key, body)}\n`), body, Buffer.from('\n'));
  }
  return Buffer.concat(parts);
}

/** 128 bits of SHA-256. It is there for accidents: who can write the file can also write what fits it. */
export function checksumOf(key: string, body: Buffer): string {
  return createHash('sha256').update(key).update(body).digest('hex').slice(0, 32);
}
