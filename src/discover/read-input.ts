import { createHash } from 'node:crypto';
import { readFile } from 'node:fs';
import { promisify } from 'node:util';
import type { Input } from '../model/source.ts';
import { decode } from '../parse/decode.ts';
import { isMarkedGenerated } from './generated.ts';

/** Twice as fast as that of `node:fs/promises`, which makes an object of every open file: felt with thousands of them. */
const readBytes = promisify(readFile);

/** A file that is to be read: where it is, and how reports name it. */
export interface Candidate {
  readonly absolutePath: string;
  readonly path: string;
}

/** Reads one file. A file that cannot be read, or is not UTF-8, is an {@link Input} that says so. */
export async function readInput(candidate: Candidate, generated: ReadonlySet<string>): Promise<Input> {
  try {
    return toInput(candidate, await readBytes(candidate.absolutePath), generated);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { state: 'unreadable', file: candidate.path, why: code ?? message };
  }
}

/** Makes an {@link Input} of bytes that are already at hand. */
export function toInput({ absolutePath, path }: Candidate, bytes: Uint8Array, generated: ReadonlySet<string>): Input {
  const decoded = decode(bytes);
  if (decoded.kind === 'not-utf8') return { state: 'not-utf8', file: path, offset: decoded.offset };
  const { text, bom } = decoded;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const origin = generated.has(path) || isMarkedGenerated(text) ? 'generated' : 'written';
  return { state: 'read', file: path, source: { path, absolutePath, text, bom, sha256, origin } };
}
