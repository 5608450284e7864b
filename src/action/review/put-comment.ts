import type { Answer, GitHubClient } from '../github-client.ts';
import { findViewer, isBy } from '../viewer.ts';

/** A pull request, or an issue. */
export interface Conversation {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

/** What became of our comment. */
export type Put = 'created' | 'updated' | 'unchanged' | 'not-needed';

export interface CommentText {
  /** What our comment begins with. */
  readonly marker: string;
  /** The new text, from the one that stands there; `null` where no comment is needed. */
  readonly make: (before: string | null) => string | null;
}

/**
 * Keeps one comment of ours in a conversation up to date. It is ours if it begins with the marker and was written by who we are:
 * anybody can write a marker. Editing notifies nobody; a text that stays the same is not written again.
 */
export async function putComment(
  client: GitHubClient,
  conversation: Conversation,
  { marker, make }: CommentText,
): Promise<Answer<Put>> {
  const { owner, repo, number } = conversation;
  const found = await findComments(client, conversation, marker);
  if (found.kind === 'failed') return found;
  const [ours, ...doubles] = found.value;
  const body = make(ours?.body ?? null);
  if (body === null) return { kind: 'done', value: 'not-needed' };

  for (const { id } of doubles) {
    const deleted = await client.ask((github) => github.rest.issues.deleteComment({ owner, repo, comment_id: id }));
    if (deleted.kind === 'failed') return deleted;
  }
  if (ours === undefined) {
    const created = await client.ask((github) =>
      github.rest.issues.createComment({ owner, repo, issue_number: number, body }),
    );
    return created.kind === 'failed' ? created : { kind: 'done', value: 'created' };
  }
  if (plain(ours.body) === plain(body)) return { kind: 'done', value: 'unchanged' };
  const updated = await client.ask((github) =>
    github.rest.issues.updateComment({ owner, repo, comment_id: ours.id, body }),
  );
  return updated.kind === 'failed' ? updated : { kind: 'done', value: 'updated' };
}

interface OwnComment {
  readonly id: number;
  readonly body: string;
}

/** Our comments with the marker, the oldest first. */
async function findComments(
  client: GitHubClient,
  { owner, repo, number }: Conversation,
  marker: string,
): Promise<Answer<readonly OwnComment[]>> {
  const all = await client.ask((github) =>
    github.paginate(github.rest.issues.listComments, { owner, repo, issue_number: number, per_page: 100 }),
  );
  if (all.kind === 'failed') return all;
  const viewer = await findViewer(client);
  const ours = all.value.flatMap(({ id, body = '', user }) =>
    isBy(user, viewer) && body.trimStart().startsWith(marker) ? [{ id, body }] : [],
  );
  return { kind: 'done', value: ours };
}

/** GitHub's page, where people tick boxes, writes CRLF, and ends of texts are cut. */
function plain(body: string): string {
  return body.replaceAll('\r\n', '\n').trim();
}
