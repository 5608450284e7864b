import { formatPatch, structuredPatch } from 'diff';

/** Lines of context around a change: git's own number. */
const context = 3;

/**
 * A unified diff that `git apply` takes: with `a/` and `b/` before the path, quoted as git does, line ends as they are, and
 * a note where the last line has none. Empty where nothing changed.
 *
 * @param path from the root, with forward slashes
 * @param before the whole file, BOM included
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const patch = structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context });
  return formatPatch({ ...patch, isGit: true });
}
