import pLimit from 'p-limit';
import { type GitResult, runGit } from './run-git.ts';

/** When an address came into a file. */
export type AddedAt =
  /** ISO 8601, UTC. */
  { readonly kind: 'date'; readonly at: string } | { readonly kind: 'unknown'; readonly why: UnknownDate };

/**
 * `shallow-boundary`: a shallow clone ends before the commit. `not-found`: no commit has the address in this file yet.
 * `unreadable`: git cannot read its own history here.
 */
export type UnknownDate = 'not-git' | 'not-tracked' | 'shallow-boundary' | 'not-found' | 'unreadable';

/** What git's history tells about one work tree. Answers are remembered. */
export interface GitDates {
  /**
   * The oldest commit that brought an address into a file, renames followed. The earlier one of its two dates counts: a
   * rebase or a merge renews the committer's only.
   *
   * @param file from the root, with forward slashes
   * @param url the address exactly as it stands in the file
   */
  addedAt(file: string, url: string): Promise<AddedAt>;
  /** Whether the history was cut off when it was cloned (`fetch-depth` of GitHub's checkout). */
  isShallow(): Promise<boolean>;
}

/**
 * What may follow an address in a file without being part of it. Without this, the address of a site would be as old as
 * that of its first page.
 */
const addressEnd = '([.,:;!?]?([^A-Za-z0-9%/_?=&#~+.,:;!-]|$))';

/** Text as it was committed, in a stable form, whatever the user's configuration says. */
const log = [
  '-c',
  'log.showSignature=false',
  '--literal-pathspecs',
  'log',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
];

/** Reads dates from the history of the work tree that holds `root`, one call of git at a time. */
export function createGitDates(root: string): GitDates {
  const queue = pLimit(1);
  const git = (...args: readonly string[]): Promise<GitResult> => queue(() => runGit(args, { cwd: root }));
  const remembered = new Map<string, Promise<AddedAt>>();
  const once = <Answer>(ask: () => Promise<Answer>): (() => Promise<Answer>) => {
    let answer: Promise<Answer> | null = null;
    return () => (answer ??= ask());
  };

  const isGit = once(async () => (await git('rev-parse', '--is-inside-work-tree')).kind === 'ok');
  const boundary = once(async () => {
    const shallow = textOf(await git('rev-parse', '--is-shallow-repository')) === 'true';
    // Commits whose parents were left behind look like roots.
    const roots = shallow ? await git('rev-list', '--max-parents=0', '--all', 'HEAD') : null;
    return roots === null ? null : new Set(textOf(roots).split('\n'));
  });

  const read = async (file: string, url: string): Promise<AddedAt> => {
    if (!(await isGit())) return { kind: 'unknown', why: 'not-git' };
    const tracked = await git('--literal-pathspecs', 'ls-files', '--error-unmatch', '--', file);
    if (tracked.kind !== 'ok') return { kind: 'unknown', why: 'not-tracked' };
    const pickaxe = ['--pickaxe-regex', `-S${escapeRegExp(url)}${addressEnd}`];
    const found = await git(...log, '--format=%H %aI %cI', '--follow', ...pickaxe, '--', file);
    if (found.kind !== 'ok') return { kind: 'unknown', why: 'unreadable' };
    const [hash = '', ...dates] = (textOf(found).split('\n').at(-1) ?? '').split(' ');
    if (hash === '') return { kind: 'unknown', why: 'not-found' };
    const cut = await boundary();
    if (cut?.has(hash)) return { kind: 'unknown', why: 'shallow-boundary' };
    const times = dates.map((date) => Date.parse(date)).filter((time) => !Number.isNaN(time));
    if (times.length === 0) return { kind: 'unknown', why: 'unreadable' };
    return { kind: 'date', at: new Date(Math.min(...times)).toISOString() };
  };

  return {
    addedAt: (file, url) => {
      const key = `${file}\0${url}`;
      const answer = remembered.get(key) ?? read(file, url);
      remembered.set(key, answer);
      return answer;
    },
    isShallow: async () => (await boundary()) !== null,
  };
}

function textOf(result: GitResult): string {
  return result.kind === 'ok' ? result.stdout.toString('utf8').trim() : '';
}

/** For POSIX extended regular expressions, which git's pickaxe reads. */
function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
