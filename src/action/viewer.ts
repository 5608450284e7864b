import type { GitHubClient } from './github-client.ts';

/** Who writes with the token that a workflow gets. */
const actionsBot = 'github-actions[bot]';

/**
 * Who we are on GitHub. REST does not tell a workflow's token, GraphQL does; where that is refused too, it is taken for the
 * bot of GitHub's Actions, whose issues and comments nobody else can write.
 *
 * @returns a login for {@link isBy}
 */
export async function findViewer(client: GitHubClient): Promise<string> {
  const answer = await client.ask((github) =>
    github.graphql<{ viewer: { login: string } }>('query { viewer { login } }'),
  );
  return answer.kind === 'done' ? answer.value.viewer.login : actionsBot;
}

/** Whoever has written something, as REST tells it. */
export interface Author {
  readonly login: string;
  readonly type?: string;
}

/**
 * Whether we have written something. GraphQL may call bots by their bare names, to which REST adds `[bot]`; a person can have
 * the bare name of a bot, and is not the bot.
 */
export function isBy(author: Author | null | undefined, viewer: string): boolean {
  if (author == null) return false;
  const [login, own] = [author.login.toLowerCase(), viewer.toLowerCase()];
  return login === own || (author.type === 'Bot' && login.replace(/\[bot\]$/, '') === own.replace(/\[bot\]$/, ''));
}
