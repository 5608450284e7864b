import { posix } from 'node:path';
import { UsageError } from '../config/errors.ts';
import type { Scope } from '../model/scope.ts';
import { type GitTree, readGitTree } from './git-tree.ts';
import { type GitResult, runGit, splitRecords } from './run-git.ts';

/** What a change is measured against. */
export interface Base {
  readonly tree: GitTree;
  /** The files that differ from it, by today's path; new ones among them. */
  readonly changed: ReadonlySet<string>;
  /** What files that are called otherwise now were called, by today's path. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The files that are gone and go by no other name, by the path they had. */
  readonly deleted: readonly string[];
}

/**
 * Reads what a change is measured against. Files that git does not know count as new.
 *
 * @param root the top level of the work tree
 * @throws UsageError where there is no such commit, or a shallow clone does not reach back to it
 */
export async function readBase(root: string, scope: Exclude<Scope, { kind: 'everything' }>): Promise<Base> {
  const commit = scope.kind === 'since' ? await findMergeBase(root, scope.ref) : await headOf(root);
  const tree = await readGitTree(root, commit === null ? { kind: 'nothing' } : { kind: 'commit', commit });
  const compared = scope.kind === 'staged' ? ['--cached'] : [commit ?? ''];
  const args = ['diff', '--name-status', '-z', '--find-renames', '--no-ext-diff', '--ignore-submodules=all'];
  const result = await runGit([...args, ...compared, '--'], { cwd: root });
  if (result.kind !== 'ok') throw new UsageError(`git diff failed: ${whyOf(result)}`);
  const status = readStatus(result.stdout);
  return { tree, ...(scope.kind === 'staged' ? status : await withUntracked(status, tree, root)) };
}

async function headOf(root: string): Promise<string | null> {
  return lineOf(await runGit(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], { cwd: root }));
}

async function findMergeBase(root: string, ref: string): Promise<string> {
  const commit = ref.startsWith('-')
    ? null
    : lineOf(await runGit(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], { cwd: root }));
  const shallow = lineOf(await runGit(['rev-parse', '--is-shallow-repository'], { cwd: root })) === 'true';
  if (commit === null) {
    const fetch = shallow
      ? 'this clone is shallow: check out with the whole history (fetch-depth: 0)'
      : 'fetch it first';
    throw new UsageError(`--since ${JSON.stringify(ref)}: no such commit, branch or tag here; ${fetch}`);
  }
  const base = lineOf(await runGit(['merge-base', commit, 'HEAD'], { cwd: root }));
  if (base !== null) return base;
  const why = shallow
    ? 'this clone is shallow and does not reach back to where both begin: check out with the whole history (fetch-depth: 0), or run git fetch --unshallow'
    : 'it has no commit in common with HEAD';
  throw new UsageError(`--since ${JSON.stringify(ref)}: ${why}`);
}

/** A file that was renamed without git's knowledge is gone, and stands untracked under another name with the same contents. */
async function withUntracked(status: Omit<Base, 'tree'>, tree: GitTree, root: string): Promise<Omit<Base, 'tree'>> {
  if (status.deleted.length === 0) return status;
  const listed = await runGit(['ls-files', '--others', '--exclude-standard', '-z'], { cwd: root });
  const extensions = new Set(status.deleted.map((path) => posix.extname(path)));
  const untracked = (listed.kind === 'ok' ? splitRecords(listed.stdout) : []).filter(
    // A name with a line end would be two to git.
    (path) => extensions.has(posix.extname(path)) && !/[\r\n]/.test(path),
  );
  if (untracked.length === 0) return status;
  const hashed = await runGit(['hash-object', '--stdin-paths'], { cwd: root, input: `${untracked.join('\n')}\n` });
  if (hashed.kind !== 'ok') return status;
  const objects = hashed.stdout.toString('utf8').trim().split('\n');
  const found = status.deleted.flatMap((before) => {
    const object = tree.objectOf(before);
    const now = untracked.filter((_, index) => objects[index] === object);
    // Of several copies none is the one.
    return object === null || now.length !== 1 ? [] : now.map((path) => ({ now: path, before }));
  });
  return {
    changed: new Set([...status.changed, ...found.map(({ now }) => now)]),
    renamed: new Map([...status.renamed, ...found.map(({ now, before }) => [now, before] as const)]),
    deleted: status.deleted.filter((path) => !found.some(({ before }) => before === path)),
  };
}

/** `M`, path; `R096`, old path, new path. */
function readStatus(stdout: Buffer): Omit<Base, 'tree'> {
  const fields = stdout.toString('utf8').split('\0');
  const changed = new Set<string>();
  const renamed = new Map<string, string>();
  const deleted: string[] = [];
  for (let at = 0; at + 1 < fields.length; ) {
    const [status = '', path = '', next = ''] = fields.slice(at, at + 3);
    at += status.startsWith('R') || status.startsWith('C') ? 3 : 2;
    switch (status[0]) {
      case 'R':
        renamed.set(next, path);
        changed.add(next);
        break;
      case 'C':
        changed.add(next);
        break;
      case 'D':
        deleted.push(path);
        break;
      default:
        changed.add(path);
    }
  }
  return { changed, renamed, deleted };
}

function lineOf(result: GitResult): string | null {
  const line = result.kind === 'ok' ? result.stdout.toString('utf8').trim() : '';
  return line === '' ? null : line;
}

function whyOf(result: GitResult): string {
  return result.kind === 'failed' ? result.stderr : result.kind;
}
