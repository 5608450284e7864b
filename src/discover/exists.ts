import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Whether a directory has a file or directory at a path below it. */
export function existsBelow(root: string): (path: string) => boolean {
  return (path) => existsSync(join(root, path));
}
