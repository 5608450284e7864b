import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { UsageError } from '../config/errors.ts';

/**
 * Writes all of `text` and waits until the stream has taken it, so that no exit cuts it off. A reader that went away
 * (`linkmend | head`) is no fault, and nothing more is written for it.
 */
export async function writeAll(stream: Writable, text: string | Generator<string>): Promise<void> {
  for (const block of inBlocks(text)) {
    if (!stream.writable) return;
    await writeBlock(stream, block);
  }
}

function writeBlock(stream: Writable, block: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(block, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

/** UTF-16 units of pieces that are written at once: as many as a pipe holds bytes (pipe(7)). */
const blockLength = 65_536;

/** A text in few pieces. */
function* inBlocks(text: string | Generator<string>): Generator<string> {
  let block = '';
  for (const piece of typeof text === 'string' ? [text] : text) {
    block += piece;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}

/**
 * Writes a report's file whole or not at all: into a temporary file beside it, then renamed. Missing folders are made. A
 * device or a pipe is written to and stays what it is: to be renamed over `/dev/null` would take it from every program.
 *
 * @throws UsageError where the place cannot be written
 */
export async function writeReportFile(path: string, text: string | Generator<string>): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    if (await isReplaceable(path)) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(temporary, inBlocks(text));
      await rename(temporary, path);
    } else await writeFile(path, inBlocks(text));
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw new UsageError(`cannot write ${path}: ${(cause as Error).message}`, { cause });
  }
}

/** `/dev/stdout` is a link, and leads to a plain file where the output does. */
async function isReplaceable(path: string): Promise<boolean> {
  if (path.startsWith('/dev/')) return false;
  const there = await stat(path).catch(() => null);
  return there === null || there.isFile() || there.isDirectory();
}

/**
 * Adds to the summary of a step, to which others may have written before.
 *
 * @param make the text, from the bytes that the summary holds already
 * @throws UsageError where the file cannot be written
 */
export async function appendStepSummary(path: string, make: (taken: number) => string): Promise<void> {
  const taken = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  try {
    await appendFile(path, make(taken));
  } catch (cause) {
    throw new UsageError(`cannot write GITHUB_STEP_SUMMARY: ${(cause as Error).message}`, { cause });
  }
}
