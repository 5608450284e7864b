import { Octokit } from '@octokit/rest';
import type { GitHubClient, GitHubClientOptions } from '../../../src/action/github-client.ts';
import { describeFailure } from '../../../src/action/github-failure.ts';

/** A client without the second that Octokit leaves between two changes: for tests that make many. */
export function connectAtOnce({ token, apiUrl }: GitHubClientOptions): GitHubClient {
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const github = new Octokit({ auth: token, baseUrl: apiUrl, log });
  return {
    ask: async (question) => {
      try {
        return { kind: 'done', value: await question(github) };
      } catch (error) {
        return { kind: 'failed', failure: describeFailure(error, token) };
      }
    },
  };
}
