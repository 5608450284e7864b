import { describe, expect, test } from 'vitest';
import { createGitHubClient } from '../../../src/action/github-client.ts';
import { failureText } from '../../../src/action/github-failure.ts';
import { issueMarker } from '../../../src/action/issue/issue-text.ts';
import { planIssue } from '../../../src/action/issue/plan-issue.ts';
import { type Synced, syncIssue } from '../../../src/action/issue/sync-issue.ts';
import { createTracker } from '../../../src/action/issue/tracker.ts';
import type { LinkRow } from '../../../src/model/report.ts';
import { unusedPort } from '../../support/web.ts';
import { connectAtOnce } from './connect-at-once.ts';
import { actionsBot, type FakeIssues, playIssues } from './fake-issues.ts';
import { dead, nightReport, scene } from './scenes.ts';

const label = 'dead-links';
const labels = [{ name: label }];
const options = { repository: { owner: 'o', name: 'r' }, label, title: 'Dead links', name: 'nightly' };
const a = dead('https://a.example/');
const b = dead('https://b.example/');
const marker = issueMarker('nightly');

const sync = (github: FakeIssues, links: readonly Partial<LinkRow>[], connect = connectAtOnce): Promise<Synced> => {
  const client = connect({ token: 'ghs_secret', apiUrl: github.web.origin, second: 1 });
  return syncIssue(nightReport(links), createTracker(client, options), scene, label);
};
const outcomeOf = (synced: Synced) =>
  synced.kind === 'done'
    ? [synced.outcome, synced.issue?.number ?? null, ...synced.troubles]
    : [synced.doing, failureText(synced.failure)];

/** The text after a night on which these links were dead. */
const told = (links: readonly Partial<LinkRow>[]): string => {
  const plan = planIssue(nightReport(links), null, scene);
  return plan.kind === 'create' ? plan.body : `${marker}\n<!-- linkmend:memory whole\n-->`;
};

describe('the issue', () => {
  test('is found again among many, on a later page, past pull requests', async () => {
    await using github = await playIssues();
    for (let count = 0; count < 4; count += 1) github.add({ labels, title: 'another' });
    github.add({ labels, body: marker, pull_request: {} });
    github.add({ labels, body: told([a]) });
    expect(outcomeOf(await sync(github, [a]))).toEqual(['updated', 6]);
    expect(github.changes).toEqual(['PATCH /repos/o/r/issues/6']);
  });

  test('is labelled again where somebody took the label off', async () => {
    await using github = await playIssues();
    github.add({ body: told([a]) });
    expect(outcomeOf(await sync(github, [a]))).toEqual(['updated', 1]);
    expect(github.issues).toMatchObject([{ labels }]);
  });

  test('is known by its title where somebody deleted its text', async () => {
    await using github = await playIssues();
    github.add({ labels, body: null });
    expect(outcomeOf(await sync(github, [a]))).toEqual(['updated', 1]);
    expect(github.issues[0]?.body).toContain(marker);
  });

  test('of another list is another one', async () => {
    await using github = await playIssues();
    github.add({ labels, body: issueMarker('other') });
    expect(outcomeOf(await sync(github, [a]))).toEqual(['created', 2]);
  });

  test('of somebody else is left alone, and told', async () => {
    await using github = await playIssues();
    github.add({ labels, body: told([a]), user: { login: 'mallory', type: 'User' } });
    expect(outcomeOf(await sync(github, [a]))).toEqual([
      'created',
      2,
      '#1 looks like the report of dead links, but somebody else has written it: left alone',
    ]);
    expect(github.issues[0]?.body).toBe(told([a]));
  });

  test.each([
    [[{ state: 'open' }, { state: 'open' }], 1],
    [[{ state: 'closed' }, { state: 'open' }], 2],
    [[{ state: 'closed' }, { state: 'closed' }], 2],
  ] as const)('of %j is number %i', async (states, number) => {
    await using github = await playIssues();
    for (const { state } of states) github.add({ labels, body: told([a]), state });
    await sync(github, [a, b]);
    expect(github.issues.filter(({ state }) => state === 'open').map((issue) => issue.number)).toEqual([number]);
    if (states[1].state === 'open' && states[0].state === 'open') {
      expect(github.issues[1]).toMatchObject({
        state_reason: 'not_planned',
        comments: [expect.stringContaining('#1')],
      });
    }
  });

  test('is made once, though another run makes one after the first look', async () => {
    await using github = await playIssues();
    let looks = 0;
    github.setWhim(({ method, path }) => {
      if (method === 'GET' && path.endsWith('/issues')) looks += 1;
      if (looks === 3 && github.issues.length === 0) github.add({ labels, body: told([a]) });
      return null;
    });
    expect(outcomeOf(await sync(github, [a]))).toEqual(['updated', 1]);
    expect(github.issues).toHaveLength(1);
  });

  test('gives way to an older one that was made in the same moment', async () => {
    await using github = await playIssues();
    github.setWhim(({ method, path }) => {
      if (method === 'POST' && path.endsWith('/issues') && github.issues.length === 0) {
        github.add({ labels, body: told([a]) });
      }
      return null;
    });
    expect(outcomeOf(await sync(github, [a]))).toEqual(['updated', 1]);
    expect(github.issues.map(({ state }) => state)).toEqual(['open', 'closed']);
  });

  test('that is locked is updated without a comment', async () => {
    await using github = await playIssues();
    github.add({ labels, body: told([a]), locked: true });
    expect(outcomeOf(await sync(github, [a, b]))).toEqual([
      'updated',
      1,
      'no comment on #1: the token may not do this (403: Unable to create comment because issue is locked.)',
    ]);
    expect(github.issues[0]?.body).toContain('b.example');
  });

  test('keeps its news for the next night where the comment fails for now', async () => {
    await using github = await playIssues();
    github.add({ labels, body: told([a]) });
    github.setWhim(({ path }) =>
      path.endsWith('/comments') ? { status: 502, body: { message: 'Bad Gateway' } } : null,
    );
    expect(outcomeOf(await sync(github, [a, b]))).toEqual([
      'commenting on #1',
      'GitHub gives no usable answer (502: Bad Gateway)',
    ]);
    expect(github.issues[0]?.body).toBe(told([a]));
    github.setWhim(() => null);
    expect(outcomeOf(await sync(github, [a, b]))).toEqual(['updated', 1]);
    expect(github.issues[0]?.comments).toHaveLength(1);
  });
});

describe('what GitHub refuses', () => {
  const answers = (status: number, message: string, headers: Record<string, string> = {}) => ({
    status,
    body: { message },
    headers,
  });

  test.each([
    ['GET', answers(401, 'Bad credentials'), 'GitHub does not take the token (401: Bad credentials)'],
    [
      'GET',
      answers(403, 'Resource not accessible by integration'),
      'the token may not do this (403: Resource not accessible by integration)',
    ],
    ['GET', answers(404, 'Not Found'), 'GitHub finds it not, or hides it from the token (404: Not Found)'],
    ['GET', answers(410, 'Issues has been disabled in this repository.'), /disabled in this repository/],
    ['POST', answers(410, 'Issues are disabled for this repo'), /410: Issues are disabled for this repo/],
    ['POST', answers(422, 'Validation Failed'), 'GitHub refuses it (422: Validation Failed)'],
    [
      'GET',
      answers(403, 'API rate limit exceeded', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99999999999' }),
      /rate limit is reached/,
    ],
    ['GET', answers(500, 'oops'), /no usable answer \(500/],
  ] as const)('%s %j', async (method, answer, message) => {
    await using github = await playIssues();
    github.setWhim((request) => (request.method === method && request.path === '/repos/o/r/issues' ? answer : null));
    const [doing, said] = outcomeOf(await sync(github, [a], createGitHubClient));
    expect([doing, said]).toEqual([
      method === 'GET' ? 'looking for the issue' : 'opening the issue',
      typeof message === 'string' ? message : expect.stringMatching(message),
    ]);
    expect(github.issues).toEqual([]);
  });

  test('who we are: then it is the bot of the Actions', async () => {
    await using github = await playIssues();
    github.add({ labels, body: told([a]), user: { login: actionsBot, type: 'Bot' } });
    github.setWhim(({ path }) => (path === '/graphql' ? answers(403, 'no GraphQL here') : null));
    expect(outcomeOf(await sync(github, [a]))).toEqual(['updated', 1]);
  });

  test('a label: the issue is made all the same', async () => {
    await using github = await playIssues();
    github.setWhim(({ path, method }) => (path.endsWith('/labels') && method === 'POST' ? answers(403, 'no') : null));
    expect(outcomeOf(await sync(github, [a]))).toEqual(['created', 1]);
  });

  test('a network that is down', async () => {
    const port = await unusedPort();
    const client = connectAtOnce({ token: '', apiUrl: `http://127.0.0.1:${port}` });
    const synced = await syncIssue(nightReport([a]), createTracker(client, options), scene, label);
    expect(outcomeOf(synced)).toEqual(['looking for the issue', expect.stringMatching(/^GitHub cannot be reached/)]);
  });
});
