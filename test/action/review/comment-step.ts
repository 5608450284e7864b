import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runAction } from '../../../src/action/action.ts';
import { createGitHubClient } from '../../../src/action/github-client.ts';
import { systemPorts } from '../../../src/ports.ts';
import { createDirectory } from '../../discover/tree.ts';
import type { FakeGitHub } from '../fake-github.ts';
import { collector } from './collector.ts';
import { proposal } from './sample.ts';

export interface CommentStepOptions {
  /** What GitHub sends with the event. */
  readonly event?: unknown;
  /** The JSON report of the run, that of {@link proposal} unless told. */
  readonly report?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What came of the step. */
interface Told {
  readonly code: number;
  readonly log: string;
}

/** The step of a workflow that comments, as the runner would start it. */
export async function commentStep(
  github: FakeGitHub | string,
  eventName: string,
  { event = {}, report = JSON.stringify(proposal), env: more = {} }: CommentStepOptions = {},
): Promise<Told> {
  const cwd = createDirectory();
  writeFileSync(join(cwd, 'event.json'), JSON.stringify(event));
  writeFileSync(join(cwd, 'run.json'), report);
  const log = collector();
  const env = {
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_API_URL: typeof github === 'string' ? github : github.web.origin,
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: join(cwd, 'event.json'),
    GITHUB_TOKEN: 'ghs_secret',
    LINKMEND_RUN: 'run.json',
    ...more,
  };
  const connect: typeof createGitHubClient = (options) => createGitHubClient({ ...options, second: 1 });
  const code = await runAction(['comment'], {
    ports: { ...systemPorts(), cwd, env },
    log: log.stream,
    script: '',
    connect,
  });
  expect(log.text()).not.toContain('ghs_secret');
  return { code, log: log.text() };
}

/** The texts of the comments that stand there. */
export const bodies = (github: FakeGitHub): readonly string[] => github.state.comments.map(({ body }) => body);
