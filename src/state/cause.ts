const causes: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'not permitted',
  EROFS: 'read-only file system',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'disk quota used up',
  EMFILE: 'too many open files',
  ENOTDIR: 'a part of its path is no directory',
  EEXIST: 'a part of its path is no directory',
};

/** The cause of a file system's error in a few words. */
export function causeOf(error: unknown): string {
  return causes[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}

/** Node's code of an error; empty without one. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
