import { z } from 'zod';
import { UsageError } from '../../config/errors.ts';
import type { Environment, Repository } from '../environment.ts';
import type { Answer, GitHubClient } from '../github-client.ts';

/** The pull request that a comment belongs to, as GitHub says it. */
export type Proposal =
  | { readonly kind: 'pull-request'; readonly number: number }
  | { readonly kind: 'none'; readonly why: string };

/** The workflow run whose end has started this one. */
export interface FinishedRun {
  readonly id: number;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  /** `owner` and `owner/name` of where the branch is; `null` where that was deleted since. */
  readonly head: { readonly owner: string; readonly repository: string } | null;
  /** Pull requests of this repository, as far as the event names them: none for those from forks. */
  readonly numbers: readonly number[];
}

const pullRequestEvent = z.object({ pull_request: z.object({ number: z.int().positive() }) });

/**
 * The number of the event `pull_request` or `pull_request_target`.
 *
 * @throws UsageError for an event without one
 */
export function readPullRequestNumber({ event, eventName }: Environment): number {
  const read = pullRequestEvent.safeParse(event);
  if (!read.success) throw new UsageError(`the event ${eventName} names no pull request`);
  return read.data.pull_request.number;
}

const workflowRunEvent = z.object({
  repository: z.object({ id: z.int() }),
  workflow_run: z.object({
    id: z.int().positive(),
    event: z.string(),
    head_sha: z.string().regex(/^[0-9a-f]{40,64}$/),
    head_branch: z.string().nullable(),
    head_repository: z.object({ full_name: z.string(), owner: z.object({ login: z.string() }) }).nullable(),
    pull_requests: z
      .array(z.object({ number: z.int().positive(), base: z.object({ repo: z.object({ id: z.int() }) }) }))
      .nullish(),
  }),
});

/**
 * The run that an event `workflow_run` is about.
 *
 * @throws UsageError for an event without one
 */
export function readFinishedRun({ event, eventName }: Environment): FinishedRun {
  const read = workflowRunEvent.safeParse(event);
  if (!read.success) throw new UsageError(`the event ${eventName} names no workflow run`);
  const { repository, workflow_run: run } = read.data;
  return {
    id: run.id,
    event: run.event,
    headSha: run.head_sha,
    headBranch: run.head_branch ?? '',
    head:
      run.head_repository === null
        ? null
        : { owner: run.head_repository.owner.login, repository: run.head_repository.full_name },
    // Pull requests of forks among themselves stand there too.
    numbers: (run.pull_requests ?? []).flatMap(({ number, base }) => (base.repo.id === repository.id ? [number] : [])),
  };
}

/**
 * Finds the open pull request that a finished run was about. The event names it only where its branch is in the same repository
 * (actions/runner issue 3444), so it is looked for by repository, branch and commit of its head. What the run itself says of it
 * does not count. A pull request that has a newer commit by now has a newer run, too.
 */
export async function findPullRequest(
  client: GitHubClient,
  { owner, name: repo }: Repository,
  { head, headBranch, headSha, numbers }: FinishedRun,
): Promise<Answer<Proposal>> {
  if (head === null || headBranch === '') return none('its branch is gone');
  const listed = await client.ask((github) =>
    github.paginate(github.rest.pulls.list, {
      owner,
      repo,
      state: 'open',
      head: `${head.owner}:${headBranch}`,
      per_page: 100,
    }),
  );
  if (listed.kind === 'failed') return listed;
  const [found, ...others] = listed.value.filter(
    (pull) =>
      pull.head.sha === headSha &&
      pull.head.repo?.full_name === head.repository &&
      (numbers.length === 0 || numbers.includes(pull.number)),
  );
  if (found === undefined) return none('no open pull request has this commit for its head: it was closed, or goes on');
  if (others.length > 0) return none('several pull requests have this commit for their head, and nothing tells which');
  return { kind: 'done', value: { kind: 'pull-request', number: found.number } };
}

function none(why: string): Answer<Proposal> {
  return { kind: 'done', value: { kind: 'none', why } };
}
