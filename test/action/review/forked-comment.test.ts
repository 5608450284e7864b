import { describe, expect, test } from 'vitest';
import { report } from '../../report/sample.ts';
import { type FakeGitHub, startFakeGitHub } from '../fake-github.ts';
import { bodies, commentStep } from './comment-step.ts';
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
const ended = { repository: { id: 1 }, workflow_run: run };
const pull = { number: 7, head: { sha: headSha, ref: 'patch-1', repo: { full_name: 'stranger/r' } } };
const artifact = (text: string | Buffer, name = 'run.json') => ({
  id: 9,
  name: 'linkmend',
  expired: false,
  bytes: zip([{ name, bytes: Buffer.from(text) }]),
});
const json = JSON.stringify(proposal);
const step = (github: FakeGitHub, event: unknown = ended) => commentStep(github, 'workflow_run', { event });

describe('the comment on a pull request from a fork, after its run', () => {
  const forked = (text: string | Buffer, name?: string) =>
    startFakeGitHub({ pulls: [pull], artifacts: [artifact(text, name)] });

  test('is made of the artifact, and says whose word it is', async () => {
    await using github = await forked(json);
    expect((await step(github)).log).toBe('linkmend: commented on pull request 7\n');
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
    expect((await step(github)).log).toBe('linkmend: commented on pull request 7\n');
  });

  test('goes to the pull request that GitHub names, whatever the artifact says', async () => {
    const lies = { ...proposal, pull_request: 8, number: 8, run: { ...proposal.run, pull_request: 8, root: '../8' } };
    await using github = await forked(JSON.stringify(lies));
    await step(github);
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
    const { code, log } = await step(github);
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
    await step(github, { ...ended, workflow_run: { ...run, pull_requests } });
    expect(github.writes).toEqual([`POST /repos/o/r/issues/${number}/comments`]);
  });

  test.each([
    ['a push', { ...run, event: 'push' }],
    ['a branch that is gone', { ...run, head_repository: null }],
    ['no branch', { ...run, head_branch: null }],
  ])('is not written for %s', async (_, workflow_run) => {
    await using github = await forked(json);
    const { code } = await step(github, { ...ended, workflow_run });
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
    const { code, log } = await step(github);
    expect(code).toBe(0);
    expect(log).toContain(why);
    expect(log.split('\n')).toHaveLength(2);
    expect(log).toMatch(/^::notice title=linkmend::no comment: /);
    expect(github.writes).toEqual([]);
  });

  test('is not written for an artifact that is too large, which is not even fetched', async () => {
    const bytes = Buffer.alloc(6 * 1024 * 1024);
    await using github = await startFakeGitHub({ pulls: [pull], artifacts: [{ ...artifact(''), bytes }] });
    expect((await step(github)).log).toContain('the artifact is larger than');
    expect(github.web.requests.some(({ target }) => target.endsWith('/zip'))).toBe(false);
  });

  test('is not written without an artifact', async () => {
    await using github = await startFakeGitHub({ pulls: [pull] });
    expect((await step(github)).log).toContain('the run has uploaded no artifact linkmend');
  });

  test('keeps the names of prototypes out of everything', async () => {
    const evil = json
      .replace('"data":{}', '"data":{"__proto__":"x","constructor":"y"}')
      .replace('"run":{', '"__proto__":{"polluted":true},"run":{"__proto__":{"polluted":true},');
    await using github = await forked(evil);
    expect((await step(github)).log).toBe('linkmend: commented on pull request 7\n');
    expect(({} as { readonly polluted?: boolean }).polluted).toBe(undefined);
  });

  test('says what a stranger has written, without anything of it acting', async () => {
    const evil = '@octocat o/r#1 https://github.com/o/r/issues/1 <img src=x> ![](https://t.example/x) | `';
    const text = json.replaceAll('o/good: a tool', evil).replaceAll('Gone', evil).replaceAll('#tools', evil);
    await using github = await forked(text);
    await step(github);
    const [body = ''] = bodies(github);
    expect(body).toContain('octocat');
    expect(body.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '')).not.toMatch(/@\w|#1|<img|!\[|\/\/github\.com\/o\/r\/issues/);
  });
});
