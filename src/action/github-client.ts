import { randomUUID } from 'node:crypto';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { describeFailure, type Failure } from './github-failure.ts';

/** What the API had to say to a question. That it refuses is data: the job goes on without it. */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** GitHub's REST API, with a token, for one process. */
export interface GitHubClient {
  /**
   * Asks the API: `client.ask((github) => github.rest.issues.create({ … }))`. Retries, pauses for rate limits and the token
   * are taken care of.
   *
   * @throws what is no answer of the API: a bug
   */
  readonly ask: <T>(question: (github: Octokit) => Promise<T>) => Promise<Answer<T>>;
}

export interface GitHubClientOptions {
  /** Goes to the origin of `apiUrl` alone. */
  readonly token: string;
  /** GITHUB_API_URL: `https://api.github.com`, `https://ghes.example/api/v3`. */
  readonly apiUrl: string;
  /** Milliseconds that a second of waiting takes; tests do not wait. */
  readonly second?: number;
}

/** Seconds. A job that waits longer costs more than it is worth; the next run makes up for it. */
const longestPause = 90;
/** How often one question waits for a rate limit. */
const mostPauses = 2;
/** Milliseconds for one exchange, the body included. */
const longestExchange = 30_000;

const PatientOctokit = Octokit.plugin(retry, throttling);

/** A client whose answers are data, see {@link GitHubClient}. */
export function createGitHubClient({ token, apiUrl, second = 1000 }: GitHubClientOptions): GitHubClient {
  const mayPause = (after: number, _request: object, _octokit: object, earlier: number): boolean =>
    after <= longestPause && earlier < mostPauses;
  const github = new PatientOctokit({
    auth: token,
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent: 'linkmend-action',
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    request: { fetch: fetchFrom(new URL(apiUrl).origin) },
    retry: { retryAfterBaseValue: second },
    throttle: {
      id: randomUUID(),
      retryAfterBaseValue: second,
      onRateLimit: mayPause,
      onSecondaryRateLimit: mayPause,
    },
  });
  return {
    ask: async (question) => {
      try {
        return { kind: 'done', value: await question(github as unknown as Octokit) };
      } catch (error) {
        return { kind: 'failed', failure: describeFailure(error, token) };
      }
    },
  };
}

/**
 * `fetch` that asks one origin: what a `Link` header names may be anywhere, and the token is not for everyone. Redirects to
 * other origins are followed without it (Fetch, HTTP-redirect fetch, step 13).
 */
function fetchFrom(origin: string): typeof fetch {
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) return Promise.reject(new Error(`not an address of the API: ${url.origin}`));
    return fetch(input, { ...init, signal: AbortSignal.timeout(longestExchange) });
  };
}
