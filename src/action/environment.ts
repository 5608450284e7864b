import { readFileSync } from 'node:fs';
import { UsageError } from '../config/errors.ts';

/** The repository that the workflow runs in. */
export interface Repository {
  readonly owner: string;
  readonly name: string;
}

/** What GitHub's runner tells a step about itself. */
export interface Environment {
  /** `https://api.github.com` */
  readonly apiUrl: string;
  /** `https://github.com` */
  readonly serverUrl: string;
  readonly repository: Repository;
  /** `pull_request`, `schedule`, … */
  readonly eventName: string;
  /** What GitHub sent with the event, unchecked; an empty object where there is nothing. */
  readonly event: unknown;
  /** The commit that the run is about. */
  readonly sha: string;
  /** The page of this run, for whoever wants the rest. */
  readonly runUrl: string;
  readonly token: string;
}

/**
 * Reads the environment of a step (docs.github.com, "Variables reference").
 *
 * @param env with GITHUB_TOKEN besides what the runner sets
 * @throws UsageError for what is missing
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const [owner = '', name = '', ...rest] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (owner === '' || name === '' || rest.length > 0) {
    throw new UsageError('GITHUB_REPOSITORY is not owner/name; this command runs in a step of GitHub Actions');
  }
  const serverUrl = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  return {
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    serverUrl,
    repository: { owner, name },
    eventName: env['GITHUB_EVENT_NAME'] ?? '',
    event: readEvent(env['GITHUB_EVENT_PATH'] ?? ''),
    sha: env['GITHUB_SHA'] ?? '',
    runUrl: `${serverUrl}/${owner}/${name}/actions/runs/${env['GITHUB_RUN_ID'] ?? ''}`,
    token: env['GITHUB_TOKEN'] ?? '',
  };
}

/**
 * What GitHub sent with the event, unchecked.
 *
 * @param path GITHUB_EVENT_PATH; without one there is an empty event
 * @throws UsageError for a file that cannot be read
 */
export function readEvent(path: string): unknown {
  if (path === '') return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new UsageError(`GITHUB_EVENT_PATH: ${(cause as Error).message}`, { cause });
  }
}
