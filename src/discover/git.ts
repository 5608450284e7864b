import { readFile, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Repository } from '../model/repository.ts';
import { homeFromEnvironment, parseRemote } from './remote.ts';
import { type GitResult, runGit, splitRecords } from './run-git.ts';

/** Whether a directory lies in a git work tree. */
export type WorkTree =
  | { readonly kind: 'work-tree' /** Absolute, links resolved. */; readonly root: string }
  | { readonly kind: 'none' }
  /** There is a repository, but git will not read it; `why` is its own first line. */
  | { readonly kind: 'refused'; readonly why: string };

/** Finds the top level of the work tree that holds `cwd`. Without git, or in a bare repository, there is none. */
export async function findWorkTree(cwd: string): Promise<WorkTree> {
  const result = await runGit(['rev-parse', '--show-toplevel'], { cwd });
  if (result.kind === 'ok') {
    const root = result.stdout.toString('utf8').replace(/\r?\n$/, '');
    return root === '' ? { kind: 'none' } : { kind: 'work-tree', root };
  }
  // Containers often run as another user than the one who checked out (safe.directory in git-config(1)).
  if (result.kind === 'failed' && /dubious ownership/.test(result.stderr)) {
    return { kind: 'refused', why: result.stderr.split('\n')[0] ?? '' };
  }
  return { kind: 'none' };
}

/** The directory from which files are named: the top level of the work tree, else `cwd`. Absolute, links resolved. */
export async function findRoot(cwd: string): Promise<string> {
  return rootOf(await findWorkTree(cwd), cwd);
}

/** {@link findRoot} for a work tree that is already known. */
export function rootOf(tree: WorkTree, cwd: string): Promise<string> {
  return resolveDirectory(tree.kind === 'work-tree' ? tree.root : cwd);
}

/** The directory with all links resolved, as git names its work trees; as given where it cannot be resolved. */
export async function resolveDirectory(directory: string): Promise<string> {
  try {
    return await realpath(directory);
  } catch {
    return resolve(directory);
  }
}

/**
 * The files that git knows below a directory: tracked ones and untracked ones that are not ignored. Paths are relative
 * to `directory`. Submodules and nested repositories are not entered. `null` where git cannot tell.
 */
export async function listKnownFiles(directory: string): Promise<readonly string[] | null> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const result = await runGit(args, { cwd: directory });
  // A nested repository is one record that ends in a slash.
  return result.kind === 'ok' ? [...new Set(splitRecords(result.stdout))].filter((path) => !path.endsWith('/')) : null;
}

/** Which of these paths `.gitattributes` calls `linguist-generated`. Paths are relative to `root`. */
export async function listGenerated(root: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const generated = new Set<string>();
  if (paths.length === 0) return generated;
  const result = await runGit(['check-attr', '--stdin', '-z', 'linguist-generated'], {
    cwd: root,
    input: `${paths.join('\0')}\0`,
  });
  if (result.kind !== 'ok') return generated;
  const records = result.stdout.toString('utf8').split('\0');
  for (let at = 0; at + 2 < records.length; at += 3) {
    const value = records[at + 2];
    if (value === 'set' || value === 'true') generated.add(records[at] ?? '');
  }
  return generated;
}

/**
 * What the remote `origin`, or GitHub Actions' environment, tells about the repository; `null` where neither names a
 * forge.
 *
 * @param root the top level of the work tree
 */
export async function readRepository(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Repository | null> {
  const [remote, head, current, tags] = await Promise.all([
    runGit(['remote', 'get-url', 'origin'], { cwd: root }),
    runGit(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'], { cwd: root }),
    runGit(['symbolic-ref', '--quiet', '--short', 'HEAD'], { cwd: root }),
    runGit(['tag', '--list'], { cwd: root }),
  ]);
  // A workflow may run in the checkout of another repository than its own, so the remote comes first.
  const home = parseRemote(line(remote)) ?? homeFromEnvironment(env);
  if (home === null) return null;
  const defaultBranch = line(head).replace(/^origin\//, '') || (await defaultBranchOfEvent(env));
  const { GITHUB_BASE_REF: base = '' } = env;
  const guesses = [base, line(current), 'main', 'master'];
  const branches = [...(defaultBranch === null ? guesses : [defaultBranch]), 'HEAD'].filter(Boolean);
  return {
    ...home,
    defaultBranch,
    branches: [...new Set(branches)],
    tags: line(tags) === '' ? [] : line(tags).split('\n'),
    visibility: 'unknown',
  };
}

function line(result: GitResult): string {
  return result.kind === 'ok' ? result.stdout.toString('utf8').trim() : '';
}

/** The event that started a workflow names the default branch, which a shallow checkout does not know. */
async function defaultBranchOfEvent(env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  const { GITHUB_EVENT_PATH: path } = env;
  if (path === undefined) return null;
  try {
    const event: unknown = JSON.parse(await readFile(path, 'utf8'));
    const found = (event as { repository?: { default_branch?: unknown } } | null)?.repository?.default_branch;
    return typeof found === 'string' && found !== '' ? found : null;
  } catch {
    return null;
  }
}
