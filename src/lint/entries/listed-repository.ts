import { coversFile } from '../../config/covers-file.ts';

/** Whether globs on `owner/name` name a repository. Forges know no letter case. */
export function isListedRepository(name: string, globs: readonly string[]): boolean {
  return coversFile(
    globs.map((glob) => glob.toLowerCase()),
    name.toLowerCase(),
  );
}
