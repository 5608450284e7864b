import { inflateRawSync } from 'node:zlib';

/** What came of looking for one file in a ZIP archive that a stranger may have made. */
export type ZipEntry =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly why: string };

// PKWARE's APPNOTE 6.3.10: 4.3.16 the end of the central directory, 4.3.12 its entries, 4.3.7 headers of files.
const endSignature = 0x06054b50;
const endLength = 22;
const longestComment = 0xffff;
const entrySignature = 0x02014b50;
const entryLength = 46;
const fileSignature = 0x04034b50;
const fileLength = 30;
const stored = 0;
const deflated = 8;
const encrypted = 1;

/**
 * Reads one file out of an archive, and nothing else of it: no other name is looked at, nothing is written, and no more than
 * `limit` bytes are unpacked whatever the archive says of itself.
 *
 * @param name as it stands in the archive
 * @param limit bytes of the unpacked file
 */
export function readZipEntry(archive: Uint8Array, name: string, limit: number): ZipEntry {
  const data = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    const entry = findEntry(data, Buffer.from(name));
    if (entry === null) return refused(`has no file ${name}`);
    if ((entry.flags & encrypted) !== 0) return refused(`${name} is encrypted`);
    const packed = packedBytes(data, entry);
    if (entry.method === stored) {
      return packed.length > limit ? tooLarge(name, limit) : { kind: 'bytes', bytes: packed };
    }
    if (entry.method !== deflated) return refused(`${name} is packed in a way that is not read here`);
    return { kind: 'bytes', bytes: inflateRawSync(packed, { maxOutputLength: limit }) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(name, limit);
    // Whatever reads beyond the end, or is no deflate stream.
    return refused('is no ZIP archive that can be read');
  }
}

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly packedSize: number;
  readonly offset: number;
}

function findEntry(data: Buffer, name: Buffer): Entry | null {
  const end = findEnd(data);
  const count = data.readUInt16LE(end + 10);
  let at = data.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (data.readUInt32LE(at) !== entrySignature) throw new RangeError('no entry');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => data.readUInt16LE(at + field));
    const next = at + entryLength + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
    if (data.subarray(at + entryLength, at + entryLength + (nameLength ?? 0)).equals(name)) {
      return {
        flags: data.readUInt16LE(at + 8),
        method: data.readUInt16LE(at + 10),
        packedSize: data.readUInt32LE(at + 20),
        offset: data.readUInt32LE(at + 42),
      };
    }
    at = next;
  }
  return null;
}

function findEnd(data: Buffer): number {
  const first = Math.max(0, data.length - endLength - longestComment);
  for (let at = data.length - endLength; at >= first; at -= 1) if (data.readUInt32LE(at) === endSignature) return at;
  throw new RangeError('no end of the central directory');
}

function packedBytes(data: Buffer, { offset, packedSize }: Entry): Buffer {
  if (data.readUInt32LE(offset) !== fileSignature) throw new RangeError('no header of a file');
  const start = offset + fileLength + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
  if (start + packedSize > data.length) throw new RangeError('beyond the end');
  return data.subarray(start, start + packedSize);
}

function refused(why: string): ZipEntry {
  return { kind: 'refused', why };
}

function tooLarge(name: string, limit: number): ZipEntry {
  return refused(`${name} is larger than ${limit} bytes`);
}
