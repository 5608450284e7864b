import { describe, expect, test } from 'vitest';
import type { ExchangeRequest } from '../../../src/probe/exchange.ts';
import { createFakeWeb, type FakeWebOptions, html, type Reply, redirect, type Web } from '../fake-web.ts';
import { verdictOf } from './verdict-of.ts';

const endpoint = 'https://gitlab.com/api/graphql';

interface PlayedProject {
  readonly fullPath: string;
  readonly visibility?: string;
  readonly archived?: boolean;
}

const projects: Readonly<Record<string, PlayedProject>> = {
  'a/list': { fullPath: 'a/list' },
  'a/b/deep': { fullPath: 'a/b/deep' },
  'a/archived': { fullPath: 'A/archived', archived: true },
  'a/secret': { fullPath: 'a/secret', visibility: 'private' },
  'a/old': { fullPath: 'b/new' },
};

function askedPaths({ content }: ExchangeRequest): readonly string[] {
  const { variables } = JSON.parse(content?.text ?? '{}') as { readonly variables: Readonly<Record<string, string>> };
  return Object.values(variables);
}

function answer(request: ExchangeRequest): Reply {
  const data = askedPaths(request).map((path, index) => {
    const project = projects[path.toLowerCase()];
    const fields = { visibility: 'public', archived: false, lastActivityAt: '2024-02-03T04:05:06Z', starCount: 9 };
    return [`p${index}`, project === undefined ? null : { ...fields, ...project }];
  });
  const body = JSON.stringify({ data: Object.fromEntries(data) });
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

function play(pages: Web = {}, options: FakeWebOptions = {}) {
  return createFakeWeb({ [endpoint]: answer, ...pages }, options);
}

test.each(['https://gitlab.com/a/list', 'https://gitlab.com/A/List/', 'https://gitlab.com/a/b/deep?ref_type=heads'])(
  '%s is not asked itself',
  async (url) => {
    const web = play();
    const probe = await web.probe(url);
    expect(verdictOf(probe)).toBe('ok');
    expect(web.requests.map((request) => request.url)).toEqual([endpoint]);
  },
);

test('what is known of the project is kept', async () => {
  const probe = await play().probe('https://gitlab.com/a/archived');
  expect(probe.looks).toEqual([
    {
      kind: 'site',
      site: 'gitlab.com',
      url: endpoint,
      status: 200,
      says: 'there',
      repository: 'A/archived',
      archived: true,
      pushedAt: '2024-02-03T04:05:06Z',
      stars: 9,
    },
  ]);
});

describe('what has no clear answer is asked of the page', () => {
  test.each<[string, Reply, string]>([
    ['https://gitlab.com/a/group', html('A group'), 'ok'],
    ['https://gitlab.com/a/none', { status: 404 }, 'dead/not-found'],
    ['https://gitlab.com/a/secret', { status: 404 }, 'blocked/auth-required'],
    ['https://gitlab.com/a/old', redirect('/b/new'), 'moved/permanent-redirect'],
  ])('%s', async (url, page, verdict) => {
    const web = play({ [url]: page, 'https://gitlab.com/b/new': html('New') });
    expect(verdictOf(await web.probe(url))).toBe(verdict);
    expect(web.requests.map((request) => request.url).slice(0, 2)).toEqual([endpoint, url]);
  });
});

test.each([
  'https://gitlab.com/a',
  'https://gitlab.com/a/list/-/issues',
  'https://gitlab.com/a/list.git',
  'https://gitlab.com/-/snippets/1',
  'http://gitlab.com/a/list',
  'https://docs.gitlab.com/a/list',
])('%s is a page like any other', async (url) => {
  const web = play({ [url]: html('Page') });
  expect(verdictOf(await web.probe(url))).toBe('ok');
  expect(web.requests.map((request) => request.url)).toEqual([url]);
});

test('45 projects take three requests, whose queries hold nothing of an address', async () => {
  const web = play({ 'https://gitlab.com': html('Page') });
  await web.probeAll(Array.from({ length: 45 }, (_, index) => `https://gitlab.com/o${index}/r`));
  const asked = web.requests.filter(({ url }) => url === endpoint);
  expect(asked.map((request) => askedPaths(request).length)).toEqual([20, 20, 5]);
  for (const { content } of asked) {
    const { query } = JSON.parse(content?.text ?? '{}') as { readonly query: string };
    expect(query).toMatch(/^[\w\s$:!,(){}.]+$/);
    expect(query).not.toMatch(/o\d/);
  }
});

test('an instance of its own is asked itself, and has no token of another one', async () => {
  const own = 'https://gitlab.example/api/graphql';
  const gitlabHosts = ['gitlab.com', 'gitlab.example'];
  const web = createFakeWeb(
    { [own]: answer, [endpoint]: answer },
    { env: { GITLAB_TOKEN: 't' }, config: { gitlabHosts } },
  );
  await web.probeAll(['https://gitlab.example/a/list', 'https://gitlab.com/a/list']);
  const sent = web.requests.map(({ url, headers }) => [url, headers['authorization']]);
  expect(sent).toEqual([
    [own, undefined],
    [endpoint, 'Bearer t'],
  ]);
});

test.each<[string, Reply, NonNullable<FakeWebOptions['env']>, string]>([
  ['a refused token', { status: 401 }, { GITLAB_TOKEN: 't' }, 'token-refused'],
  ['a wall', { status: 403 }, {}, 'no-answer'],
  ['a limit', { status: 429, headers: { 'retry-after': '1' } }, {}, 'rate-limited'],
  [
    'a query that is too complex',
    { status: 200, body: '{"errors":[{"message":"Query has complexity of 300"}]}' },
    {},
    'no-answer',
  ],
])('%s: the pages are asked', async (_case, reply, env, why) => {
  const web = createFakeWeb({ [endpoint]: reply, 'https://gitlab.com/a/list': html('List') }, { env });
  expect(verdictOf(await web.probe('https://gitlab.com/a/list'))).toBe('ok');
  expect(web.prober.troubles()).toMatchObject([{ site: 'gitlab.com', why }]);
});

test('a request counts once, with the first place that it answers', async () => {
  const web = play({ 'https://gitlab.com/a/none': html('A group') });
  const probes = await web.probeAll([
    'https://gitlab.com/a/none',
    'https://gitlab.com/a/list',
    'https://gitlab.com/a/b/deep',
  ]);
  expect(probes.map(({ exchanges }) => exchanges)).toEqual([1, 1, 0]);
});
