import { describe, expect, test } from 'vitest';
import { reviewMarker } from '../../../src/action/review/review-sheet.ts';
import { report } from '../../report/sample.ts';
import { unusedPort } from '../../support/web.ts';
import { type FakeGitHub, startFakeGitHub } from '../fake-github.ts';
import { bodies, type CommentStepOptions, commentStep } from './comment-step.ts';
import { proposal } from './sample.ts';

const event = { pull_request: { number: 7 } };
const step = (github: FakeGitHub | string, options: CommentStepOptions = {}) =>
  commentStep(github, 'pull_request', { event, ...options });

describe('the comment on a pull request', () => {
  test('is written, left alone while it says the same, updated, and keeps its ticks', async () => {
    await using github = await startFakeGitHub();
    expect(await step(github)).toEqual({
      code: 0,
      log: 'linkmend: commented on pull request 7\n',
    });
    expect(bodies(github)[0]).toContain('https://gone.example/page');

    // Somebody ticks the box on GitHub's page.
    const [first] = github.state.comments;
    if (first === undefined) throw new Error('no comment');
    github.state.comments = [{ ...first, body: first.body.replace('- [ ]', '- [x]').replaceAll('\n', '\r\n') }];
    expect((await step(github)).log).toBe('linkmend: nothing new for the comment on pull request 7\n');

    const [, ...findings] = proposal.findings;
    const better = JSON.stringify({ ...proposal, findings });
    expect((await step(github, { report: better })).log).toBe('linkmend: updated the comment on pull request 7\n');
    expect(bodies(github)).toHaveLength(1);
    expect(bodies(github)[0]).toContain('- [x] <!--');
    expect(bodies(github)[0]).not.toContain('page not found');
    expect(github.writes).toEqual(['POST /repos/o/r/issues/7/comments', 'PATCH /repos/o/r/issues/comments/1000']);
  });

  test('says so when nothing is left to review, and is not made for it', async () => {
    await using github = await startFakeGitHub();
    const nothing = JSON.stringify(report({ run: { ...report().run, scope: { since: 'main', shard: null } } }));
    expect((await step(github, { report: nothing })).log).toBe('linkmend: nothing to comment on in pull request 7\n');
    expect(github.writes).toEqual([]);
    await step(github);
    await step(github, { report: nothing });
    expect(bodies(github)).toEqual([expect.stringContaining('nothing to review any more')]);
  });

  test('is found on the third page, and only if it is ours', async () => {
    const talk = (id: number, body: string, login: string, type = 'User') => ({ id, body, user: { login, type } });
    const forged = talk(1, `${reviewMarker}\nforged`, 'stranger');
    const namesake = talk(2, `${reviewMarker}\nforged`, 'github-actions');
    const quoted = talk(3, `> ${reviewMarker}`, 'github-actions[bot]', 'Bot');
    const ours = talk(4, `${reviewMarker}\nold`, 'github-actions[bot]', 'Bot');
    const chatter = Array.from({ length: 220 }, (_, index) => talk(100 + index, 'hello', 'somebody'));
    await using github = await startFakeGitHub({ comments: [forged, namesake, quoted, ...chatter, ours] });
    await step(github);
    expect(github.writes).toEqual(['PATCH /repos/o/r/issues/comments/4']);
  });

  test('is one again where two runs at once have made two', async () => {
    const ours = (id: number) => ({
      id,
      body: `${reviewMarker}\nold`,
      user: { login: 'github-actions[bot]', type: 'Bot' },
    });
    await using github = await startFakeGitHub({ comments: [ours(1), ours(2)] });
    await step(github);
    expect(github.state.comments.map(({ id }) => id)).toEqual([1]);
  });

  test('of a person is known by the login', async () => {
    await using github = await startFakeGitHub({ viewer: 'curator' });
    await step(github);
    await step(github);
    expect(github.writes).toHaveLength(1);
  });

  test('that may not be written leaves the job green, and tells what it needs', async () => {
    await using github = await startFakeGitHub({ rights: 'read' });
    const { code, log } = await step(github);
    expect(code).toBe(0);
    expect(log).toBe(
      '::warning title=linkmend::no comment: the token may not do this (403: Resource not accessible by integration); the job needs "pull-requests: write", which pull requests from forks never get: see docs/github-action.md. The summary of the run has the findings\n',
    );
  });

  test('that GitHub refuses leaves the job green', async () => {
    await using github = await startFakeGitHub({ rights: 'refused' });
    const { code, log } = await step(github);
    expect(code).toBe(0);
    expect(log).toContain('no comment: GitHub refuses it (422: Validation Failed: {"message":"body is too long"})');
  });

  test('is given up where GitHub cannot be reached', async () => {
    const { code, log } = await step(`http://127.0.0.1:${await unusedPort()}`);
    expect(code).toBe(0);
    expect(log).toMatch(/^::warning title=linkmend::no comment: GitHub cannot be reached \(/);
  });

  test.each(['push', 'schedule', 'workflow_dispatch'])('has no place in the event %s', async (eventName) => {
    await using github = await startFakeGitHub();
    const { code, log } = await commentStep(github, eventName);
    expect({ code, log }).toEqual({
      code: 0,
      log: `::notice title=linkmend::no comment: the event ${eventName} is about no pull request\n`,
    });
    expect(github.web.requests).toEqual([]);
  });

  test('is not made of a run over all links', async () => {
    await using github = await startFakeGitHub();
    const { log } = await step(github, { report: JSON.stringify(report()) });
    expect(log).toContain('run with --since');
  });

  test.each([
    ['no token', { GITHUB_TOKEN: '' }, 'GITHUB_TOKEN is not set'],
    ['no repository', { GITHUB_REPOSITORY: 'r' }, 'GITHUB_REPOSITORY is not owner/name'],
    ['no report', { LINKMEND_RUN: 'missing.json' }, 'missing.json: ENOENT'],
    ['no event', { GITHUB_EVENT_PATH: '/nowhere' }, 'GITHUB_EVENT_PATH: ENOENT'],
  ])('%s: exit 2', async (_, env, why) => {
    const { code, log } = await step('http://127.0.0.1:9', { env });
    expect(code).toBe(2);
    expect(log).toContain(`::error title=linkmend::${why}`);
  });
});
