import { createHash, randomUUID } from 'node:crypto';
import * as node from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { Source } from '../model/source.ts';

export type WriteResult =
  | { readonly kind: 'written' }
  /** It is no longer the file that was read; nothing is written over it. */
  | { readonly kind: 'changed-on-disk' }
  /** A tool writes this file: an edit would be lost. */
  | { readonly kind: 'generated' }
  /** The file, or what a symbolic link stands for, lies outside of the root. */
  | { readonly kind: 'outside-root' }
  /** `why` names the cause in a few words; the file is as it was. */
  | { readonly kind: 'failed'; readonly why: string };

/** The part of `node:fs/promises` that writing needs. */
export type FileSystem = Pick<
  typeof node,
  'access' | 'constants' | 'open' | 'readFile' | 'realpath' | 'rename' | 'rm' | 'stat'
>;

/**
 * Writes a source's new text over its file: to a temporary file in the same directory, synced and then renamed, so that
 * at every moment the file holds either the old or the new text. The mode stays, the owner where the system lets us, and
 * the BOM is written back. A symbolic link is kept and its file is written, if that lies inside the root.
 *
 * @param source as read: the file must still have its `sha256`
 * @param text without BOM
 * @param root absolute path
 */
export async function writeSource(
  source: Source,
  text: string,
  root: string,
  files: FileSystem = node,
): Promise<WriteResult> {
  if (source.origin === 'generated') return { kind: 'generated' };
  try {
    const path = await files.realpath(source.absolutePath);
    if (!isInside(path, await files.realpath(root))) return { kind: 'outside-root' };
    // A rename would replace a read-only file without a word.
    await files.access(path, files.constants.W_OK);
    if (sha256(await files.readFile(path)) !== source.sha256) return { kind: 'changed-on-disk' };
    if (text === source.text) return { kind: 'written' };
    return await replaceFile(path, source.bom + text, files);
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? { kind: 'changed-on-disk' } : { kind: 'failed', why: causeOf(error) };
  }
}

async function replaceFile(path: string, content: string, files: FileSystem): Promise<WriteResult> {
  const before = await files.stat(path);
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const handle = await files.open(temporary, 'wx', before.mode);
    try {
      await handle.writeFile(content, 'utf8');
      // Only the owner's files can be given away, and only by root: ownership is kept where it can be.
      await handle.chown(before.uid, before.gid).catch(() => undefined);
      // After chown, which clears bits, and because the mode given to open is cut by the umask.
      await handle.chmod(before.mode & 0o7777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const now = await files.stat(path);
    if (now.ino !== before.ino || now.size !== before.size || now.mtimeMs !== before.mtimeMs) {
      await files.rm(temporary, { force: true });
      return { kind: 'changed-on-disk' };
    }
    await files.rename(temporary, path);
  } catch (error) {
    await files.rm(temporary, { force: true }).catch(() => undefined);
    return { kind: 'failed', why: causeOf(error) };
  }
  await syncDirectory(dirname(path), files);
  return { kind: 'written' };
}

/** Makes the rename last. Not every system opens directories; the file itself is safe by then. */
async function syncDirectory(directory: string, files: FileSystem): Promise<void> {
  try {
    const handle = await files.open(directory, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {}
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const causes: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'not permitted',
  EROFS: 'read-only file system',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'disk quota used up',
  EMFILE: 'too many open files',
  EISDIR: 'it is a directory',
};

function causeOf(error: unknown): string {
  const code = codeOf(error);
  return causes[code] ?? (error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
