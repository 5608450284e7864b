import { z } from 'zod';

/** What the event of a pull request tells of its two ends. */
export interface PullRequestEnds {
  readonly baseSha: string;
  readonly headSha: string;
  /** Whether its branch is in the repository itself, where only those who may write can push. */
  readonly sender: 'ours' | 'stranger';
}

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const ends = z.object({
  pull_request: z.object({
    base: z.object({ sha, repo: z.object({ id: z.int() }) }),
    // A fork may be deleted by now.
    head: z.object({ sha, repo: z.object({ id: z.int() }).nullable() }),
  }),
});

/** `null` for every other event. */
export function readPullRequestEnds(event: unknown): PullRequestEnds | null {
  const read = ends.safeParse(event);
  if (!read.success) return null;
  const { base, head } = read.data.pull_request;
  return {
    baseSha: base.sha,
    headSha: head.sha,
    sender: head.repo?.id === base.repo.id ? 'ours' : 'stranger',
  };
}
