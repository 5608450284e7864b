import type { Siblings } from './siblings.ts';

/**
 * The files below a root, as links see them: on disk, in a commit, or in git's index. Paths are from the root, with forward
 * slashes; `.` is the root.
 */
export interface FileTree {
  /** The names in a directory, in no special order; `null` where there is no directory, or it may not be read. */
  readonly names: (directory: string) => Promise<readonly string[] | null>;
  /** Follows links; `null` for what is not there, for dangling links and for loops. */
  readonly typeAt: (path: string) => Promise<'file' | 'directory' | null>;
  /** The bytes of a file, in pieces: files may be of any size. Rejects where it cannot be read. */
  readonly read: (path: string) => AsyncIterable<Uint8Array>;
  readonly exists: (path: string) => boolean;
  /** What stands beside a file; `null` where its folder cannot be read. */
  readonly siblings: (path: string) => Siblings | null;
}
