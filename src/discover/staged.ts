import { relative, resolve, sep } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import type { DiscoverConfig } from '../config/config.ts';
import { UsageError } from '../config/errors.ts';
import type { Input } from '../model/source.ts';
import { createPathFilter } from './excluded-paths.ts';
import { listGenerated } from './git.ts';
import { type GitTree, readGitTree } from './git-tree.ts';
import { hasExtension } from './markdown-names.ts';
import { toInput } from './read-input.ts';
import { runGit, splitRecords } from './run-git.ts';
import { readListed, type SelectContext } from './select.ts';

/** What git's index has of the files that are to be read. */
export interface Staged {
  readonly tree: GitTree;
  /** Sorted by path. */
  readonly inputs: readonly Input[];
}

/**
 * Reads Markdown from git's index in place of the disk. Paths and globs are matched against it; what it does not have is
 * left out without a word, since hooks name files that were deleted too.
 *
 * @param root the top level of the work tree
 */
export async function readStaged(root: string, config: DiscoverConfig, context: SelectContext): Promise<Staged> {
  const { cwd } = context;
  if (config.paths.includes('-')) {
    throw new UsageError('--staged reads from git, and - from standard input: leave one out');
  }
  const listed = await readListed(config, context);
  const tree = await readGitTree(root, { kind: 'index' });
  const isKept = createPathFilter(config.excludePath);
  const named = new Set([...config.paths, ...listed].map((path) => slashed(relative(root, resolve(cwd, path)))));
  const selected = new Set(await listSelected([...config.paths.map(toPathspec), ...listed.map(literal)], cwd));
  const paths = tree.files
    .filter((path) => selected.has(path) && (named.has(path) || hasExtension(path, config.extensions)))
    .filter((path) => isKept(path) === 'kept')
    .toSorted();
  const [texts, generated] = await Promise.all([tree.readAll(paths), listGenerated(root, paths)]);
  const inputs = paths.flatMap((path) => {
    const bytes = texts.get(path);
    return bytes === undefined ? [] : [toInput({ path, absolutePath: resolve(root, path) }, bytes, generated)];
  });
  return { tree, inputs };
}

/** gitglossary(7), "pathspec": as in a shell, `*` stops at slashes, `**` does not. */
function toPathspec(path: string): string {
  return isDynamicPattern(path) ? `:(glob)${path}` : literal(path);
}

function literal(path: string): string {
  return `:(literal)${path}`;
}

/** Paths from the root of what the index has below the working directory, or under pathspecs. */
async function listSelected(pathspecs: readonly string[], cwd: string): Promise<readonly string[]> {
  const result = await runGit(['ls-files', '-z', '--cached', '--full-name', '--', ...pathspecs], { cwd });
  if (result.kind === 'ok') return splitRecords(result.stdout);
  throw new UsageError(`git ls-files: ${result.kind === 'failed' ? result.stderr : 'there is no git here'}`);
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
