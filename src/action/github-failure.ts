import { visible } from '../report/escape.ts';

/** Why the API did not do what it was asked. */
export interface Failure {
  readonly why: FailureKind;
  /** HTTP status; `null` where no answer came. */
  readonly status: number | null;
  /** What GitHub, or the network, says: one line, without the token. It is text from outside. */
  readonly says: string;
}

export type FailureKind =
  /** 401: the token is not valid, or no longer. */
  | 'bad-token'
  /** 403: the token may not do this. */
  | 'forbidden'
  /** 403 or 429 with a limit that would have taken too long to wait for. */
  | 'rate-limited'
  /** 404: not there, or hidden from this token. */
  | 'not-found'
  /** 422: the API does not take this; a body that is too long, for one. */
  | 'refused'
  /** 5xx, after all attempts, and other answers that say nothing. */
  | 'server-error'
  /** No answer at all, after all attempts. */
  | 'unreachable';

/**
 * What an error of the client says, as data.
 *
 * @param token never part of the result
 * @throws the error itself where it is no answer of the API
 */
export function describeFailure(error: unknown, token: string): Failure {
  if (!(error instanceof Error)) throw error;
  const words = error.message.replace(/ - https?:\/\/\S+$/, '').slice(0, longestWords);
  const says = visible(token === '' ? words : words.replaceAll(token, '***')).trim();
  // GraphQL says what is wrong with status 200.
  if (error.name === 'GraphqlResponseError') return { why: 'server-error', status: 200, says };
  if (!isApiError(error)) throw error;
  if (error.response === undefined) return { why: 'unreachable', status: null, says };
  return { why: kindOf(error, error.response.headers), status: error.status, says };
}

/** UTF-16 units of what is shown of an answer. */
const longestWords = 300;

interface ApiError extends Error {
  readonly status: number;
  readonly response?: { readonly headers: Readonly<Record<string, unknown>> };
}

/** Octokit's RequestError, whose package is Octokit's own affair. */
function isApiError(error: Error): error is ApiError {
  return error.name === 'HttpError' && 'status' in error;
}

function kindOf({ status, message }: ApiError, headers: Readonly<Record<string, unknown>>): FailureKind {
  const limited = status === 429 || headers['x-ratelimit-remaining'] === '0' || /\bsecondary rate\b/i.test(message);
  switch (status) {
    case 401:
      return 'bad-token';
    case 403:
      return limited ? 'rate-limited' : 'forbidden';
    case 429:
      return 'rate-limited';
    case 404:
    case 410:
      return 'not-found';
    case 422:
      return 'refused';
    default:
      return 'server-error';
  }
}

const meanings: Readonly<Record<FailureKind, string>> = {
  'bad-token': 'GitHub does not take the token',
  forbidden: 'the token may not do this',
  'rate-limited': "GitHub's rate limit is reached",
  'not-found': 'GitHub finds it not, or hides it from the token',
  refused: 'GitHub refuses it',
  'server-error': 'GitHub gives no usable answer',
  unreachable: 'GitHub cannot be reached',
};

/** `the token may not do this (403: Resource not accessible by integration)`. The words in brackets are text from outside. */
export function failureText({ why, status, says }: Failure): string {
  const details = [status === null ? '' : String(status), says].filter((part) => part !== '').join(': ');
  return details === '' ? meanings[why] : `${meanings[why]} (${details})`;
}
