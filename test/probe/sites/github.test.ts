import { describe, expect, test } from 'vitest';
import { defaults } from '../../../src/config/defaults.ts';
import type { Repository } from '../../../src/model/repository.ts';
import { createFakeWeb, type FakeWebOptions, html, type Reply, redirect, type Web } from '../fake-web.ts';
import { type PlayedGithub, type PlayedOwners, playGithub, readQuery } from './played-github.ts';
import { verdictOf } from './verdict-of.ts';

const endpoint = `${defaults.probe.endpoints.githubApi}/graphql`;
const withToken = { env: { GITHUB_TOKEN: 'secret-token' } } as const;

const sha = '0123456789abcdef0123456789abcdef01234567';
const otherSha = sha.replace('0', 'f');

const github: PlayedGithub = {
  'a/list': {},
  'a/archived': { archived: true },
  'a/old': { is: 'b/new', objects: { 'main:docs/x.md': 'Blob' } },
  'a/spelt': { is: 'A/Spelt' },
  'a/files': { objects: { main: 'Commit', 'v1.0': 'Tag', 'main:src': 'Tree', 'main:src/ä b.ts': 'Blob' } },
  'a/disabled': { disabled: true },
  'a/secret': { private: true },
  'a/sso': { error: 'FORBIDDEN' },
  'a/talk': {
    numbered: {
      1: 'https://github.com/a/talk/issues/1',
      2: 'https://github.com/a/talk/pull/2',
      3: 'https://github.com/a/elsewhere/issues/8',
    },
    discussions: {
      5: 'https://github.com/a/talk/discussions/5',
      6: 'https://github.com/orgs/a/discussions/6',
    },
    releases: { 'v1.0': 'published', '@a/b@2': 'published', next: 'draft' },
    objects: { main: 'Commit', 'v1.0': 'Tag', [sha]: 'Commit', [otherSha]: 'Tag' },
  },
  'a/quiet': {
    off: ['Issues', 'PullRequests', 'Discussions'],
    numbered: { 1: 'https://github.com/a/quiet/issues/1', 2: 'https://github.com/a/quiet/pull/2' },
    discussions: { 5: 'https://github.com/a/quiet/discussions/5' },
  },
  'a/renamed-talk': {
    is: 'a/talk-2',
    numbered: { 1: 'https://github.com/a/talk-2/issues/1', 2: 'https://github.com/a/talk-2/pull/2' },
    discussions: { 5: 'https://github.com/a/talk-2/discussions/5' },
    releases: { 'v1.0': 'published' },
    objects: { main: 'Commit', [sha]: 'Commit' },
  },
};

const owners: PlayedOwners = { a: {}, acme: { is: 'ACME' }, renamed: { is: 'other' }, me: { viewer: true } };

function play(pages: Web = {}, options: FakeWebOptions = withToken) {
  return createFakeWeb({ [endpoint]: playGithub(github, owners), ...pages }, options);
}

describe('in place of the page', () => {
  test.each<[string, string, string | null]>([
    ['https://github.com/a/list', 'ok', null],
    ['https://github.com/a/list/', 'ok', null],
    ['https://github.com/A/List?tab=readme-ov-file', 'ok', null],
    ['https://github.com/a/archived', 'ok', null],
    ['https://github.com/a/spelt', 'ok', null],
    ['https://github.com/a/old', 'moved/permanent-redirect', 'https://github.com/b/new'],
    ['https://github.com/a/old/', 'moved/permanent-redirect', 'https://github.com/b/new'],
    [
      'https://github.com/a/old/blob/main/docs/x.md',
      'moved/permanent-redirect',
      'https://github.com/b/new/blob/main/docs/x.md',
    ],
    ['https://github.com/a/files/tree/main', 'ok', null],
    ['https://github.com/a/files/tree/v1.0', 'ok', null],
    ['https://github.com/a/files/tree/main/src/', 'ok', null],
    ['https://github.com/a/files/blob/main/src/%C3%A4%20b.ts', 'ok', null],
  ])('%s', async (url, verdict, final) => {
    const web = play();
    const probe = await web.probe(url);
    expect(web.requests.map((request) => request.url)).toEqual([endpoint]);
    expect(verdictOf(probe)).toBe(verdict);
    expect(probe.hops).toEqual(final === null ? [] : [{ url, status: 301, via: 'location' }]);
    expect(probe.ending).toMatchObject({ kind: 'answer', answer: { url: final ?? url, status: 200 } });
    expect(probe).toMatchObject({ requestKey: url, exchanges: 1, attempts: 1 });
  });

  test('the look keeps what else is known of the repository', async () => {
    const probe = await play().probe('https://github.com/a/archived');
    expect(probe.looks).toEqual([
      {
        kind: 'site',
        site: 'github.com',
        url: endpoint,
        status: 200,
        says: 'there',
        repository: 'a/archived',
        archived: true,
        pushedAt: '2019-05-04T03:02:01Z',
        stars: 7,
        license: 'MIT',
      },
    ]);
  });
});

describe('what has no clear answer is asked of the page', () => {
  test.each<[string, Reply, string]>([
    ['https://github.com/a/files/blob/main/none.md', { status: 404 }, 'dead/not-found'],
    ['https://github.com/a/files/blob/feature/x/y.md', html('A branch with a slash'), 'ok'],
    ['https://github.com/a/files/blob/main/src', redirect('/a/files/tree/main/src'), 'moved/permanent-redirect'],
    ['https://github.com/a/disabled', html('Disabled'), 'ok'],
    ['https://github.com/a/sso', html('There'), 'ok'],
    ['https://github.com/a/gone', { status: 404 }, 'dead/not-found'],
    ['https://github.com/a/gone', { status: 429 }, 'dead/not-found'],
    ['https://github.com/topics/awesome', html('Topics'), 'ok'],
    ['https://github.com/a/taken-down', { status: 451 }, 'blocked/legal'],
    ['https://github.com/a/secret', { status: 404 }, 'blocked/auth-required'],
  ])('%s: %o', async (url, reply, verdict) => {
    const web = play({ [url]: reply, 'https://github.com/a/files/tree/main/src': html('Tree') });
    const probe = await web.probe(url);
    expect(verdictOf(probe)).toBe(verdict);
    expect(web.requests.map((request) => request.url)).toContain(url);
  });

  test('two witnesses are enough: a repository that neither knows is asked of each once', async () => {
    const url = 'https://github.com/a/gone';
    const web = play({ [url]: { status: 404 } });
    await web.probe(url);
    expect(web.requests.map((request) => request.url)).toEqual([endpoint, url]);
  });
});

describe('a part of a repository, or an owner, that the API knows at this very address is not asked itself', () => {
  test.each([
    'https://github.com/a',
    'https://github.com/Acme/',
    'https://github.com/a/talk/issues',
    'https://github.com/a/talk/pulls',
    'https://github.com/a/talk/issues/1',
    'https://github.com/A/Talk/issues/1/',
    'https://github.com/a/talk/pull/2',
    'https://github.com/a/talk/discussions/5',
    'https://github.com/a/talk/releases/tag/v1.0',
    'https://github.com/a/talk/releases/tag/%40a%2Fb%402',
    'https://github.com/a/talk/releases/tag/@a/b@2',
    'https://github.com/a/talk/commits/main',
    'https://github.com/a/talk/commits/v1.0',
    `https://github.com/a/talk/commit/${sha}`,
  ])('%s', async (url) => {
    const web = play({ [url]: { status: 404 } });
    const probe = await web.probe(url);
    expect(web.requests.map((request) => request.url)).toEqual([endpoint]);
    expect(verdictOf(probe)).toBe('ok');
    expect(probe).toMatchObject({ hops: [], ending: { kind: 'answer', answer: { url, status: 200 } } });
  });
});

describe('a part or an owner that the API does not know, or elsewhere, is asked of the page, whose word alone counts', () => {
  const cases: readonly (readonly [why: string, url: string])[] = [
    ['no such owner, or a page of GitHub itself', 'https://github.com/features'],
    ['an owner by another name', 'https://github.com/renamed'],
    ['the owner of the token, whom GitHub may hide from others', 'https://github.com/me'],
    ['no such number', 'https://github.com/a/talk/issues/4'],
    ['an issue that was transferred', 'https://github.com/a/talk/issues/3'],
    ['a pull request as an issue', 'https://github.com/a/talk/issues/2'],
    ['an issue as a pull request', 'https://github.com/a/talk/pull/1'],
    ['no such discussion', 'https://github.com/a/talk/discussions/7'],
    ['a discussion of the organisation', 'https://github.com/a/talk/discussions/6'],
    ['issues are off', 'https://github.com/a/quiet/issues/1'],
    ['issues are off', 'https://github.com/a/quiet/issues'],
    ['pull requests are off', 'https://github.com/a/quiet/pull/2'],
    ['pull requests are off', 'https://github.com/a/quiet/pulls'],
    ['discussions are off', 'https://github.com/a/quiet/discussions/5'],
    ['no release, perhaps a tag', 'https://github.com/a/talk/releases/tag/v2'],
    ['a draft', 'https://github.com/a/talk/releases/tag/next'],
    ['no such branch, or one with a slash', 'https://github.com/a/talk/commits/other'],
    ['no such commit', `https://github.com/a/files/commit/${sha}`],
    ['a tag as a commit', `https://github.com/a/talk/commit/${otherSha}`],
    ['an issue behind an old name', 'https://github.com/a/renamed-talk/issues/1'],
    ['a pull request behind an old name', 'https://github.com/a/renamed-talk/pull/2'],
    ['a list of issues behind an old name', 'https://github.com/a/renamed-talk/issues'],
    ['a discussion behind an old name', 'https://github.com/a/renamed-talk/discussions/5'],
    ['a release behind an old name', 'https://github.com/a/renamed-talk/releases/tag/v1.0'],
    ['a history behind an old name', 'https://github.com/a/renamed-talk/commits/main'],
    ['a commit behind an old name', `https://github.com/a/renamed-talk/commit/${sha}`],
  ];

  test.each(cases)('%s: %s is there', async (_, url) => {
    const web = play({ [url]: html('A page') });
    expect(verdictOf(await web.probe(url))).toBe('ok');
    expect(web.requests.map((request) => request.url)).toEqual([endpoint, url]);
  });

  test.each(cases)('%s: %s is missing, asked twice', async (_, url) => {
    const web = play({ [url]: { status: 404 } });
    expect(verdictOf(await web.probe(url))).toBe('dead/not-found');
    expect(web.requests.map((request) => request.url)).toEqual([endpoint, url, url]);
  });

  test.each(cases)('%s: %s comes back when it is asked again', async (_, url) => {
    const web = play({ [url]: [{ status: 404 }, html('A page')] });
    expect(verdictOf(await web.probe(url))).toBe('ok');
  });
});

test.each([
  ['https://github.com/a/gone/issues/1', 'dead/not-found'],
  ['https://github.com/a/secret/issues/1', 'blocked/auth-required'],
])('a part of a repository that is not there for us: %s', async (url, verdict) => {
  const web = play({ [url]: { status: 404 } });
  expect(verdictOf(await web.probe(url))).toBe(verdict);
  expect(web.requests.map((request) => request.url)).toEqual([endpoint, url]);
});

test('everything that is asked of a repository is asked at once', async () => {
  const web = play();
  const probes = await web.probeAll([
    'https://github.com/a/talk',
    'https://github.com/a',
    'https://github.com/a/talk/issues/1',
    'https://github.com/a/talk/pull/2',
    'https://github.com/a/talk/commits/main',
    'https://github.com/a/talk/releases/tag/v1.0',
  ]);
  expect(probes.map(verdictOf)).toEqual(probes.map(() => 'ok'));
  expect(web.requests.map(({ content }) => readQuery(content?.text ?? '{}').map(({ of }) => of))).toEqual([
    ['a/talk', 'a'],
  ]);
});

test.each([
  'http://github.com/a/list',
  'https://www.github.com/a/list',
  'https://github.com/a_corp',
  'https://github.com/a?tab=repositories',
  'https://github.com/',
  'https://github.com/a/list.git',
  'https://github.com/a/list/issues?q=is%3Aclosed',
  'https://github.com/a/list/issues/new',
  'https://github.com/a/list/issues/0',
  'https://github.com/a/list/issues/99999999999',
  'https://github.com/a/list/pull/1/files',
  'https://github.com/a/list/discussions',
  'https://github.com/a/list/commit/0123456',
  'https://github.com/a/list/commits/main/docs',
  'https://github.com/a/list/wiki',
  'https://github.com/a/list/wiki/Home',
  'https://github.com/a/list/releases/latest',
  'https://github.com/a/list/releases/download/v1/x.zip',
  'https://github.com/a/list/releases',
  'https://github.com/a/list/raw/main/x',
  'https://github.com/a/list/blob/main/x?raw=true',
  'https://gist.github.com/a/1',
])('%s is a page like any other', async (url) => {
  const web = play({ [url]: html('Page') });
  expect(verdictOf(await web.probe(url))).toBe('ok');
  expect(web.requests.map((request) => request.url)).toEqual([url]);
});

test('a fragment that is to be looked for needs the page', async () => {
  const url = 'https://github.com/a/list';
  const web = play({ [url]: html('List') }, { ...withToken, config: { anchors: 'check' } });
  const probe = await web.probe(url, { fragments: ['usage'] });
  expect(web.requests.map((request) => request.url)).toEqual([endpoint, url]);
  expect(probe).toMatchObject({ looks: [{ repository: 'a/list' }], exchanges: 2 });
});

describe('requests', () => {
  const many = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `https://github.com/o${index}/r`);
  const all: PlayedGithub = Object.fromEntries(many(250).map((url) => [url.slice('https://github.com/'.length), {}]));

  test('250 repositories take three, one after the other', async () => {
    const web = createFakeWeb({ [endpoint]: playGithub(all) }, withToken);
    const probes = await web.probeAll(many(250));
    expect(probes.map(verdictOf)).toEqual(probes.map(() => 'ok'));
    expect(web.requests.map(({ content }) => readQuery(content?.text ?? '{}').length)).toEqual([100, 100, 50]);
    expect(web.peak.all).toBe(1);
    expect(probes.reduce((sum, { exchanges }) => sum + exchanges, 0)).toBe(3);
  });

  test('those that wait for a request that is refused are not sent after it', async () => {
    const web = createFakeWeb({ [endpoint]: { status: 401 }, 'https://github.com': html('Page') }, withToken);
    await web.probeAll(many(150));
    expect(web.requests.filter(({ url }) => url === endpoint)).toHaveLength(1);
  });

  test('one repository and its files are asked for once', async () => {
    const web = play();
    await web.probeAll([
      'https://github.com/a/files',
      'https://github.com/A/Files/tree/main',
      'https://github.com/a/files/tree/main/src',
      'https://github.com/a/files/tree/main/src/',
    ]);
    expect(web.requests.map(({ content }) => readQuery(content?.text ?? '{}'))).toEqual([
      [
        {
          alias: 'r0',
          of: 'a/files',
          parts: [
            { alias: 'o2', field: 'object', value: 'main' },
            { alias: 'o3', field: 'object', value: 'main:src' },
          ],
          fields: [],
        },
      ],
    ]);
  });

  test('the token goes to the API alone, verified, and the page never sees it', async () => {
    const page = 'https://github.com/a/gone';
    const hosts = [{ host: '*', tls: 'accept-any' as const }];
    const web = play({ [page]: { status: 404 } }, { ...withToken, config: { hosts } });
    await web.probe(page);
    const [api, ...rest] = web.requests;
    expect(api).toMatchObject({
      url: endpoint,
      verification: 'strict',
      headers: { authorization: 'Bearer secret-token' },
    });
    expect(JSON.stringify(rest)).not.toContain('secret');
    expect(JSON.stringify(await web.probe('https://github.com/a/list'))).not.toContain('secret');
  });

  test('without a token pages are asked', async () => {
    const url = 'https://github.com/a/list';
    const web = play({ [url]: html('List') }, {});
    expect(verdictOf(await web.probe(url))).toBe('ok');
    expect(web.requests.map((request) => request.url)).toEqual([url]);
    expect(web.prober.troubles()).toEqual([]);
  });
});

describe('a site that refuses is left alone for the rest of the run', () => {
  const limited = { 'content-type': 'application/json' };
  test.each<[string, Reply, string, number | null, number]>([
    ['bad credentials', { status: 401 }, 'token-refused', 401, 1],
    ['not for this token', { status: 403 }, 'token-refused', 403, 1],
    [
      'primary limit',
      { status: 200, headers: limited, body: '{"errors":[{"type":"RATE_LIMITED"}]}' },
      'rate-limited',
      200,
      1,
    ],
    ['primary limit as 403', { status: 403, headers: { 'x-ratelimit-remaining': '0' } }, 'rate-limited', 403, 1],
    ['secondary limit', { status: 403, headers: { 'retry-after': '60' } }, 'rate-limited', 403, 1],
    ['429', { status: 429, headers: { 'retry-after': '60' } }, 'rate-limited', 429, 1],
    ['too slow', { status: 502 }, 'no-answer', 502, 3],
    ['no JSON', html('Unicorn'), 'no-answer', 200, 1],
    ['no data', { status: 200, headers: limited, body: '{"errors":[{"message":"parse error"}]}' }, 'no-answer', 200, 1],
    ['moved', redirect('https://evil.example/graphql', 307), 'no-answer', 307, 1],
    [
      'bad certificate',
      { kind: 'tls', fault: 'cert-untrusted', code: 'SELF_SIGNED_CERT_IN_CHAIN' },
      'no-answer',
      null,
      1,
    ],
    ['silent', { kind: 'timeout', phase: 'answer' }, 'no-answer', null, 3],
  ])('%s', async (_, reply, why, status, asked) => {
    const web = createFakeWeb({ [endpoint]: reply, 'https://github.com': html('Page') }, withToken);
    const probes = await web.probeAll(['https://github.com/a/list', 'https://github.com/a/other']);
    await web.probe('https://github.com/a/third');
    expect(probes.map(verdictOf)).toEqual(['ok', 'ok']);
    expect(web.requests.filter(({ url }) => url === endpoint)).toHaveLength(asked);
    expect(web.requests.filter(({ url }) => url.startsWith('https://github.com/'))).toHaveLength(3);
    expect(web.requests.some(({ url }) => url.startsWith('https://evil.example'))).toBe(false);
    expect(web.prober.troubles()).toEqual([{ site: 'github.com', why, status }]);
  });
});

describe('owners who can hide repositories', () => {
  const own: Repository = {
    forge: 'github',
    server: 'https://github.com',
    owner: 'Corp',
    name: 'docs',
    defaultBranch: 'main',
    branches: ['main'],
    tags: [],
    visibility: 'unknown',
  };
  const docs = 'https://github.com/Corp/docs';
  const missing: Web = { 'https://github.com': { status: 404 }, 'https://raw.githubusercontent.com': { status: 404 } };

  test.each<[string, string, Web, FakeWebOptions, string]>([
    ['named', 'https://github.com/Acme/x', {}, { config: { privateOwners: ['acme'] } }, 'blocked/auth-required'],
    ['named', 'https://github.com/acme/x/wiki', {}, { config: { privateOwners: ['Acme'] } }, 'blocked/auth-required'],
    [
      'named',
      'https://raw.githubusercontent.com/acme/x/main/y',
      {},
      { config: { privateOwners: ['acme'] } },
      'blocked/auth-required',
    ],
    ['not named', 'https://github.com/acme/x', {}, { config: { privateOwners: ['other'] } }, 'dead/not-found'],
    ['own, private', 'https://github.com/corp/x', {}, { repository: own }, 'blocked/auth-required'],
    ['own, public', 'https://github.com/corp/x', { [docs]: html('Docs') }, { repository: own }, 'dead/not-found'],
    [
      'own, unclear',
      'https://github.com/corp/x',
      { [docs]: { status: 429 } },
      { repository: own },
      'blocked/auth-required',
    ],
    ['another one', 'https://github.com/corporate/x', {}, { repository: own }, 'dead/not-found'],
    [
      'another host',
      'https://gitlab.example/corp/x',
      { 'https://gitlab.example': { status: 404 } },
      { repository: own },
      'dead/not-found',
    ],
    [
      'own on GitLab, behind a log-in',
      'https://gitlab.example/corp/x',
      {
        'https://gitlab.example': { status: 404 },
        'https://gitlab.example/corp/docs': redirect('/users/sign_in', 302),
        'https://gitlab.example/users/sign_in': html('Sign in'),
      },
      { repository: { ...own, forge: 'gitlab', server: 'https://gitlab.example', owner: 'corp' } },
      'blocked/auth-required',
    ],
  ])('%s: %s', async (_, url, pages, options, verdict) => {
    const web = createFakeWeb({ ...missing, ...pages }, options);
    expect(verdictOf(await web.probe(url))).toBe(verdict);
  });

  test('whether the own repository is private is asked once', async () => {
    const web = createFakeWeb(missing, { repository: own });
    await web.probeAll(['https://github.com/corp/x', 'https://github.com/corp/y', 'https://github.com/corp/z']);
    expect(web.requests.filter(({ url }) => url === docs)).toHaveLength(1);
  });

  test.each<[string, PlayedGithub, string]>([
    ['public', { 'corp/docs': {} }, 'dead/not-found'],
    ['private', { 'corp/docs': { private: true } }, 'blocked/auth-required'],
    ['hidden from the token', {}, 'blocked/auth-required'],
  ])('with a token the API says so: %s', async (_, played, verdict) => {
    const web = createFakeWeb({ ...missing, [endpoint]: playGithub(played) }, { ...withToken, repository: own });
    expect(verdictOf(await web.probe('https://github.com/corp/x'))).toBe(verdict);
    expect(web.requests.some(({ url }) => url === docs)).toBe(false);
  });
});

test('a run that was stopped asks nobody', async () => {
  const web = play();
  const [probe] = await web.probeAll(['https://github.com/a/list'], AbortSignal.abort('interrupted'));
  expect(probe?.ending).toEqual({ kind: 'not-asked', why: 'interrupted' });
  expect(web.requests).toEqual([]);
});
