import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a process that was killed while it wrote leaves behind. */
const unfinished = /^[0-9a-f]{2}\.[0-9a-f]{16}\.tmp$/;

/** Milliseconds after which nobody is writing a file any more. */
const longestWrite = 3600 * 1000;

/**
 * Reads one bucket. A file that is not there, cannot be read or is none of ours holds nothing.
 *
 * @param largest bytes beyond which a file is left alone
 */
export async function readBucket(directory: string, name: string, largest: number): Promise<Buffer> {
  const path = join(directory, name);
  try {
    const found = await lstat(path);
    // A pipe would keep us waiting, and a link may lead to one.
    return found.isFile() && found.size <= largest ? await readFile(path) : Buffer.alloc(0);
  } catch {
    return Buffer.alloc(0);
  }
}

/**
 * Puts a bucket in the place of what is there: who reads meanwhile has one or the other.
 *
 * @throws what the file system says
 */
export async function writeBucket(directory: string, name: string, bytes: Buffer): Promise<void> {
  // Others have no business with what a user writes.
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  const temporary = `${path}.${randomBytes(8).toString('hex')}.tmp`;
  try {
    // It may be lost with the power: what is torn is only read again.
    await writeFile(temporary, bytes, { mode: 0o600, flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/**
 * Removes what was never finished.
 *
 * @param now milliseconds since the epoch
 * @throws what the file system says
 */
export async function removeUnfinished(directory: string, now: number): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!unfinished.test(name)) continue;
    const path = join(directory, name);
    if ((await lstat(path)).mtimeMs < now - longestWrite) await rm(path, { force: true });
  }
}
