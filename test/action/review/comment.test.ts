import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runAction } from '../../../src/action/action.ts';
import { createGitHubClient } from '../../../src/action/github-client.ts';
import { reviewMarker } from '../../../src/action/review/review-sheet.ts';
import { systemPorts } from '../../../src/ports.ts';
import { createDirectory } from '../../discover/tree.ts';
import { report } from '../../report/sample.ts';
import { unusedPort } from '../../support/web.ts';
import { type FakeGitHub, startFakeGitHub } from '../fake-github.ts';
import { collector } from './collector.ts';
import { proposal } from './sample.ts';
import { zip } from './zip.ts';

const headSha = 'a'.repeat(40);
const fork = { full_name: 'stranger/r', owner: { login: 'stranger' } };
const run = {
  id: 5,
  event: 'pull_request',
  head_sha: headSha,
  head_branch: 'patch-1',
  head_repository: fork,
  pull_requests: [] as unknown[],
};
const events = {
  pull_request: { pull_request: { number: 7 } },
  workflow_run: { repository: { id: 1 }, workflow_run: run },
};
const pull = { number: 7, head: { sha: headSha, ref: 'patch-1', repo: { full_name: 'stranger/r' } } };
const artifact = (text: string | Buffer, name = 'run.json') => ({
  id: 9,
  name: 'linkmend',
  expired: false,
  bytes: zip([{ name, bytes: Buffer.from(text) }]),
});
const json = JSON.stringify(proposal);

interface Told {
  readonly code: number;
  readonly log: string;
}

/** One step of a workflow, as the runner would start it. */
async function step(
  github: FakeGitHub | string,
  eventName: string,
  more: { readonly event?: unknown; readonly report?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Told> {
  const cwd = createDirectory();
  const event = more.event ?? (events as Readonly<Record<string, unknown>>)[eventName] ?? {};
  writeFileSync(join(cwd, 'event.json'), JSON.stringify(event));
  writeFileSync(join(cwd, 'run.json'), more.report ?? json);
  const log = collector();
  const env = {
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_API_URL: typeof github === 'string' ? github : github.web.origin,
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: join(cwd, 'event.json'),
    GITHUB_TOKEN: 'ghs_secret',
    LINKMEND_RUN: 'run.json',
    ...more.env,
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

const bodies = (github: FakeGitHub): readonly string[] => github.state.comments.map(({ body }) => body);

describe('the comment on a pull request', () => {
  test('is written, left alone while it says the same, updated, and keeps its ticks', async () => {
    await using github = await startFakeGitHub();
    expect(await step(github, 'pull_request')).toEqual({
      code: 0,
      log: 'linkmend: commented on pull request 7\n',
    });
    expect(bodies(github)[0]).toContain('https://gone.example/page');

    // Somebody ticks the box on GitHub's page.
    const [first] = github.state.comments;
    if (first === undefined) throw new Error('no comment');
    github.state.comments = [{ ...first, body: first.body.replace('- [ ]', '- [x]').replaceAll('\n', '\r\n') }];
    expect((await step(github, 'pull_request')).log).toBe('linkmend: nothing new for the comment on pull request 7\n');

    const [, ...findings] = proposal.findings;
    const better = JSON.stringify({ ...proposal, findings });
    expect((await step(github, 'pull_request', { report: better })).log).toBe(
      'linkmend: updated the comment on pull request 7\n',
    );
    expect(bodies(github)).toHaveLength(1);
    expect(bodies(github)[0]).toContain('- [x] <!--');
    expect(bodies(github)[0]).not.toContain('page not found');
    expect(github.writes).toEqual(['POST /repos/o/r/issues/7/comments', 'PATCH /repos/o/r/issues/comments/1000']);
  });

  test('says so when nothing is left to review, and is not made for it', async () => {
    await using github = await startFakeGitHub();
    const nothing = JSON.stringify(report({ run: { ...report().run, scope: { since: 'main', shard: null } } }));
    expect((await step(github, 'pull_request', { report: nothing })).log).toBe(
      'linkmend: nothing to comment on in pull request 7\n',
    );
    expect(github.writes).toEqual([]);
    await step(github, 'pull_request');
    await step(github, 'pull_request', { report: nothing });
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
    await step(github, 'pull_request');
    expect(github.writes).toEqual(['PATCH /repos/o/r/issues/comments/4']);
  });

  test('is one again where two runs at once have made two', async () => {
    const ours = (id: number) => ({
      id,
      body: `${reviewMarker}\nold`,
      user: { login: 'github-actions[bot]', type: 'Bot' },
    });
    await using github = await startFakeGitHub({ comments: [ours(1), ours(2)] });
    await step(github, 'pull_request');
    expect(github.state.comments.map(({ id }) => id)).toEqual([1]);
  });

  test('of a person is known by the login', async () => {
    await using github = await startFakeGitHub({ viewer: 'curator' });
    await step(github, 'pull_request');
    await step(github, 'pull_request');
    expect(github.writes).toHaveLength(1);
  });

  test('that may not be written leaves the job green, and tells what it needs', async () => {
    await using github = await startFakeGitHub({ rights: 'read' });
    const { code, log } = await step(github, 'pull_request');
    expect(code).toBe(0);
    expect(log).toBe(
      '::warning title=linkmend::no comment: the token may not do this (403: Resource not accessible by integration); the job needs "pull-requests: write", which pull requests from forks never get: see docs/github-action.md. The summary of the run has the findings\n',
    );
  });

  test('that GitHub refuses leaves the job green', async () => {
    await using github = await startFakeGitHub({ rights: 'refused' });
    const { code, log } = await step(github, 'pull_request');
    expect(code).toBe(0);
    expect(log).toContain('no comment: GitHub refuses it (422: Validation Failed: {"message":"body is too long"})');
  });

  test('is given up where GitHub cannot be reached', async () => {
    const { code, log } = await step(`http://127.0.0.1:${await unusedPort()}`, 'pull_request');
    expect(code).toBe(0);
    expect(log).toMatch(/^::warning title=linkmend::no comment: GitHub cannot be reached \(/);
  });

  test.each(['push', 'schedule', 'workflow_dispatch'])('has no place in the event %s', async (eventName) => {
    await using github = await startFakeGitHub();
    const { code, log } = await step(github, eventName);
    expect({ code, log }).toEqual({
      code: 0,
      log: `::notice title=linkmend::no comment: the event ${eventName} is about no pull request\n`,
    });
    expect(github.web.requests).toEqual([]);
  });

  test('is not made of a run over all links', async () => {
    await using github = await startFakeGitHub();
    const { log } = await step(github, 'pull_request', { report: JSON.stringify(report()) });
    expect(log).toContain('run with --since');
  });

  test.each([
    ['no token', { GITHUB_TOKEN: '' }, 'GITHUB_TOKEN is not set'],
    ['no repository', { GITHUB_REPOSITORY: 'r' }, 'GITHUB_REPOSITORY is not owner/name'],
    ['no report', { LINKMEND_RUN: 'missing.json' }, 'missing.json: ENOENT'],
    ['no event', { GITHUB_EVENT_PATH: '/nowhere' }, 'GITHUB_EVENT_PATH: ENOENT'],
  ])('%s: exit 2', async (_, env, why) => {
    const { code, log } = await step('http://127.0.0.1:9', 'pull_request', { env });
    expect(code).toBe(2);
    expect(log).toContain(`::error title=linkmend::${why}`);
  });
});

describe('the comment on a pull request from a fork, after its run', () => {
  const forked = (text: string | Buffer, name?: string) =>
    startFakeGitHub({ pulls: [pull], artifacts: [artifact(text, name)] });

  test('is made of the artifact, and says whose word it is', async () => {
    await using github = await forked(json);
    expect((await step(github, 'workflow_run')).log).toBe('linkmend: commented on pull request 7\n');
    expect(bodies(github)).toEqual([expect.stringContaining('its author could have written it')]);
    expect(github.web.requests.find(({ target }) => target.startsWith('/repos/o/r/pulls'))?.target).toContain(
      `head=${encodeURIComponent('stranger:patch-1')}`,
    );
  });

  test('takes the newest artifact of that name', async () => {
    const old = { ...artifact('{}'), id: 8 };
    const expired = { ...artifact('{}'), id: 10, expired: true };
    const other = { ...artifact('{}'), id: 11, name: 'linkmend-2' };
    await using github = await startFakeGitHub({ pulls: [pull], artifacts: [old, artifact(json), expired, other] });
    expect((await step(github, 'workflow_run')).log).toBe('linkmend: commented on pull request 7\n');
  });

  test('goes to the pull request that GitHub names, whatever the artifact says', async () => {
    const lies = { ...proposal, pull_request: 8, number: 8, run: { ...proposal.run, pull_request: 8, root: '../8' } };
    await using github = await forked(JSON.stringify(lies));
    await step(github, 'workflow_run');
    expect(github.writes).toEqual(['POST /repos/o/r/issues/7/comments']);
  });

  test.each([
    ['its commit is not the head any more', { pulls: [{ ...pull, head: { ...pull.head, sha: 'b'.repeat(40) } }] }],
    ['its branch is of another fork', { pulls: [{ ...pull, head: { ...pull.head, repo: { full_name: 'x/r' } } }] }],
    ['its fork is deleted', { pulls: [{ ...pull, head: { ...pull.head, repo: null } }] }],
    ['there is none', { pulls: [] }],
    ['there are two', { pulls: [pull, { ...pull, number: 8 }] }],
  ])('is not written when %s', async (_, state) => {
    await using github = await startFakeGitHub({ ...state, artifacts: [artifact(json)] });
    const { code, log } = await step(github, 'workflow_run');
    expect(code).toBe(0);
    expect(log).toMatch(/^::notice title=linkmend::no comment: /);
    expect(github.writes).toEqual([]);
  });

  const own = { number: 8, base: { repo: { id: 1 } } };
  const elsewhere = { number: 9, base: { repo: { id: 2 } } };
  test.each([
    ['one of several that the event names', [own, elsewhere], [pull, { ...pull, number: 8 }], 8],
    ['any where the event names only those of other repositories', [elsewhere], [pull], 7],
  ])('goes to %s', async (_, pull_requests, pulls, number) => {
    await using github = await startFakeGitHub({ pulls, artifacts: [artifact(json)] });
    const event = { ...events.workflow_run, workflow_run: { ...run, pull_requests } };
    await step(github, 'workflow_run', { event });
    expect(github.writes).toEqual([`POST /repos/o/r/issues/${number}/comments`]);
  });

  test.each([
    ['a push', { ...run, event: 'push' }],
    ['a branch that is gone', { ...run, head_repository: null }],
    ['no branch', { ...run, head_branch: null }],
  ])('is not written for %s', async (_, workflow_run) => {
    await using github = await forked(json);
    const { code } = await step(github, 'workflow_run', { event: { ...events.workflow_run, workflow_run } });
    expect({ code, writes: github.writes }).toEqual({ code: 0, writes: [] });
  });

  test.each([
    ['no JSON', 'nonsense', 'not JSON'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'not UTF-8'],
    ['another file', json, 'no file run.json', '../../run.json'],
    ['a list', '[]', 'not a report'],
    ['a report of the future', '{"schemaVersion":2}', 'another linkmend'],
    ['the wrong shape', '{"schemaVersion":1,"links":"all"}', 'run.json: '],
    ['a link without a row', JSON.stringify({ ...proposal, links: [] }), 'no link has this id'],
    ['very many values', `{"schemaVersion":1,"findings":[${'{},'.repeat(300_000)}{}]}`, 'more than 100000 values'],
    ['a bomb', Buffer.alloc(50_000_000, 0x20), 'larger than'],
    ['a run over everything', JSON.stringify(report()), 'run with --since'],
    ['a command', '::add-mask::x', 'not JSON'],
  ])('is not written for an artifact with %s', async (_, text, why, name?: string) => {
    await using github = await forked(text, name);
    const { code, log } = await step(github, 'workflow_run');
    expect(code).toBe(0);
    expect(log).toContain(why);
    expect(log.split('\n')).toHaveLength(2);
    expect(log).toMatch(/^::notice title=linkmend::no comment: /);
    expect(github.writes).toEqual([]);
  });

  test('is not written for an artifact that is too large, which is not even fetched', async () => {
    const bytes = Buffer.alloc(6 * 1024 * 1024);
    await using github = await startFakeGitHub({ pulls: [pull], artifacts: [{ ...artifact(''), bytes }] });
    expect((await step(github, 'workflow_run')).log).toContain('the artifact is larger than');
    expect(github.web.requests.some(({ target }) => target.endsWith('/zip'))).toBe(false);
  });

  test('is not written without an artifact', async () => {
    await using github = await startFakeGitHub({ pulls: [pull] });
    expect((await step(github, 'workflow_run')).log).toContain('the run has uploaded no artifact linkmend');
  });

  test('keeps the names of prototypes out of everything', async () => {
    const evil = json
      .replace('"data":{}', '"data":{"__proto__":"x","constructor":"y"}')
      .replace('"run":{', '"__proto__":{"polluted":true},"run":{"__proto__":{"polluted":true},');
    await using github = await forked(evil);
    expect((await step(github, 'workflow_run')).log).toBe('linkmend: commented on pull request 7\n');
    expect(({} as { readonly polluted?: boolean }).polluted).toBe(undefined);
  });

  test('says what a stranger has written, without anything of it acting', async () => {
    const evil = '@octocat o/r#1 https://github.com/o/r/issues/1 <img src=x> ![](https://t.example/x) | `';
    const text = json.replaceAll('o/good: a tool', evil).replaceAll('Gone', evil).replaceAll('#tools', evil);
    await using github = await forked(text);
    await step(github, 'workflow_run');
    const [body = ''] = bodies(github);
    expect(body).toContain('octocat');
    expect(body.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '')).not.toMatch(/@\w|#1|<img|!\[|\/\/github\.com\/o\/r\/issues/);
  });
});
