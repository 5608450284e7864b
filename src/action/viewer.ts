import type { GitHubClient } from './github-client.ts';

/** Who writes with the token that a workflow gets. */
const actionsBot = 'github-actions';

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
  return answer.kind === 'done' ? withoutBot(answer.value.viewer.login) : actionsBot;
}

/** Whether somebody has written something. GraphQL calls bots by their bare names, REST adds `[bot]`. */
export function isBy(author: { readonly login: string } | null | undefined, viewer: string): boolean {
  return author != null && withoutBot(author.login) === withoutBot(viewer);
}

function withoutBot(login: string): string {
  return login.toLowerCase().replace(/\[bot\]$/, '');
}
