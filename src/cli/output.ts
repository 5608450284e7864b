import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { UsageError } from '../config/errors.ts';

/**
 * Writes all of `text` and waits until the stream has taken it, so that no exit cuts it off. A reader that went away
 * (`linkmend | head`) is no fault.
 */
export function writeAll(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error);
      else resolve();
    });
  });
}

/**
 * Writes a report's file whole or not at all: into a temporary file beside it, then renamed. Missing folders are made. A
 * device or a pipe is written to and stays what it is: to be renamed over `/dev/null` would take it from every program.
 *
 * @throws UsageError where the place cannot be written
 */
export async function writeReportFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    if (await isReplaceable(path)) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(temporary, text);
      await rename(temporary, path);
    } else await writeFile(path, text);
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
