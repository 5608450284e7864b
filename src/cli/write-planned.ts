import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { UsageError } from '../config/errors.ts';
import type { PlannedFile } from '../init/planned-file.ts';

/**
 * Writes what is planned: each file as a temporary one that is then given its name. A new file never takes the place of one
 * that has come meanwhile.
 *
 * @param root absolute
 * @throws UsageError for a file that cannot be written, or would lie outside of the root
 */
export async function writePlanned(files: readonly PlannedFile[], root: string): Promise<void> {
  const home = await realpath(root);
  for (const file of files) {
    if (file.kind === 'keep') continue;
    try {
      await writeOne(file, home);
    } catch (cause) {
      if (cause instanceof UsageError) throw cause;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new UsageError(`${file.path}: cannot be written: ${why}; what was written before it stays`, { cause });
    }
  }
}

async function writeOne(file: Exclude<PlannedFile, { kind: 'keep' }>, root: string): Promise<void> {
  const named = join(root, file.path);
  await checkInside(dirname(named), file.path, root);
  await mkdir(dirname(named), { recursive: true });
  const path = file.kind === 'create' ? named : await realpath(named);
  await checkInside(path, file.path, root);
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(file.text, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (file.kind === 'create') await giveName(temporary, path);
    else {
      await chmod(temporary, (await stat(path)).mode & 0o7777);
      await rename(temporary, path);
    }
  } finally {
    await rm(temporary, { force: true });
  }
}

/** A hard link fails where there is a file already. Not every file system has them. */
async function giveName(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw error;
    await rename(temporary, path);
  }
}

/** Looks at the nearest directory that is there: a symbolic link may lead anywhere. */
async function checkInside(path: string, shown: string, root: string): Promise<void> {
  for (let at = path; ; at = dirname(at)) {
    const real = await realpath(at).catch(() => null);
    if (real === null && dirname(at) !== at) continue;
    const way = relative(root, real ?? at);
    if (way === '..' || way.startsWith(`..${sep}`)) {
      throw new UsageError(`${shown}: a symbolic link leads it out of ${root}; nothing is written there`);
    }
    return;
  }
}
