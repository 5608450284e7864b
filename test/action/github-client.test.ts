import nock from 'nock';
import { afterEach, describe, expect, test } from 'vitest';
import { createGitHubClient } from '../../src/action/github-client.ts';
import { failureText } from '../../src/action/github-failure.ts';
import { serve, unusedPort } from '../support/web.ts';

const apiUrl = 'https://api.github.test';
const token = 'ghs_secret';
const place = { owner: 'o', repo: 'r', issue_number: 7 };

const connect = (url = apiUrl) => createGitHubClient({ token, apiUrl: url, second: 1 });
const readComments = (client = connect()) =>
  client.ask(async (github) => (await github.rest.issues.listComments(place)).data);
const comments = (status: number, body: object, headers: Record<string, string> = {}) =>
  nock(apiUrl).get('/repos/o/r/issues/7/comments').reply(status, body, headers);

afterEach(() => {
  expect(nock.pendingMocks()).toEqual([]);
  nock.cleanAll();
  nock.restore();
  nock.activate();
});

describe('a client of GitHub', () => {
  test('sends the token, and gives what it is told', async () => {
    nock(apiUrl, { reqheaders: { authorization: `token ${token}` } })
      .get('/repos/o/r/issues/7/comments')
      .reply(200, [{ id: 1 }]);
    expect(await readComments()).toEqual({ kind: 'done', value: [{ id: 1 }] });
  });

  test('reads all pages', async () => {
    const next = { link: `<${apiUrl}/repositories/1/issues/7/comments?per_page=100&page=2>; rel="next"` };
    nock(apiUrl)
      .get('/repos/o/r/issues/7/comments?per_page=100')
      .reply(200, [{ id: 1 }], next);
    nock(apiUrl)
      .get('/repositories/1/issues/7/comments?per_page=100&page=2')
      .reply(200, [{ id: 2 }]);
    const all = await connect().ask((github) =>
      github.paginate(github.rest.issues.listComments, { ...place, per_page: 100 }),
    );
    expect(all).toEqual({ kind: 'done', value: [{ id: 1 }, { id: 2 }] });
  });

  test('does not follow a next page to another origin', async () => {
    await using thief = await serve((_, response) => response.end('[]'));
    comments(200, [{ id: 1 }], { link: `<${thief.origin}/?page=2>; rel="next"` });
    const all = await connect().ask((github) => github.paginate(github.rest.issues.listComments, place));
    expect(all).toMatchObject({ kind: 'failed', failure: { why: 'unreachable' } });
    expect(thief.requests).toEqual([]);
  });

  test('follows a redirect to another origin without the token', async () => {
    await using storage = await serve((_, response) => response.end('[]'));
    await using api = await serve((_, response) => response.writeHead(302, { location: storage.origin }).end());
    expect(await readComments(connect(api.origin))).toMatchObject({ kind: 'done' });
    expect(api.requests[0]?.headers.authorization).toBe(`token ${token}`);
    expect(storage.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  test('takes the address of an enterprise server, with its path', async () => {
    await using api = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('[]'),
    );
    expect(await readComments(connect(`${api.origin}/api/v3/`))).toEqual({ kind: 'done', value: [] });
    expect(api.requests.map(({ target }) => target)).toEqual(['/api/v3/repos/o/r/issues/7/comments']);
  });

  test.each([
    ['a secondary limit', 403, { message: 'You have exceeded a secondary rate limit.' }, { 'retry-after': '5' }],
    ['a secondary limit as 429', 429, { message: 'You have exceeded a secondary rate limit.' }, { 'retry-after': '5' }],
    ['a server error', 502, {}, {}],
  ])('asks again after %s', async (_, status, body, headers) => {
    comments(status, body, headers);
    comments(200, [{ id: 1 }]);
    expect(await readComments()).toEqual({ kind: 'done', value: [{ id: 1 }] });
  });

  test('does not wait an hour for a rate limit', async () => {
    comments(
      403,
      { message: 'API rate limit exceeded' },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2147483647' },
    );
    const answer = await readComments();
    expect(answer).toMatchObject({ kind: 'failed', failure: { why: 'rate-limited', status: 403 } });
  });

  test('gives up on a limit that stays', async () => {
    for (let times = 0; times < 3; times += 1) {
      comments(403, { message: 'You have exceeded a secondary rate limit.' }, { 'retry-after': '5' });
    }
    expect(await readComments()).toMatchObject({ kind: 'failed', failure: { why: 'rate-limited' } });
  });

  test.each([
    [401, 'Bad credentials', 'GitHub does not take the token (401: Bad credentials)'],
    [
      403,
      'Resource not accessible by integration',
      'the token may not do this (403: Resource not accessible by integration)',
    ],
    [404, 'Not Found', 'GitHub finds it not, or hides it from the token (404: Not Found)'],
    [422, 'Validation Failed', 'GitHub refuses it (422: Validation Failed)'],
  ])('%i is an answer', async (status, message, text) => {
    comments(status, { message, documentation_url: 'https://docs.github.test/rest' });
    const answer = await readComments();
    expect(answer.kind === 'failed' ? failureText(answer.failure) : answer).toBe(text);
  });

  test('what GitHub says is told in one line, and the token never', async () => {
    comments(422, { message: `bad ${token}\n::error::x` });
    const answer = await readComments();
    expect(answer.kind === 'failed' && answer.failure.says).toBe('bad ***\\u{a}::error::x');
  });

  test('a server that says 500 every time has given no usable answer', async () => {
    nock(apiUrl).get('/repos/o/r/issues/7/comments').times(4).reply(500, {});
    expect(await readComments()).toMatchObject({ kind: 'failed', failure: { why: 'server-error', status: 500 } });
  });

  test('a network that is down is an answer too', async () => {
    const answer = await readComments(connect(`http://127.0.0.1:${await unusedPort()}`));
    expect(answer).toMatchObject({ kind: 'failed', failure: { why: 'unreachable', status: null } });
  });

  test('a fault of ours is none', async () => {
    await expect(
      connect().ask(async () => {
        throw new RangeError('ours');
      }),
    ).rejects.toThrow(RangeError);
  });
});
