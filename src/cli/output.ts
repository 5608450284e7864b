import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
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
 * Writes a report's file whole or not at all: into a temporary file beside it, then renamed. Missing folders are made.
 *
 * @throws UsageError where the place cannot be written
 */
export async function writeReportFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw new UsageError(`cannot write ${path}: ${(cause as Error).message}`, { cause });
  }
}
