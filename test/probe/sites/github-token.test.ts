import { expect, test } from 'vitest';
import { githubToken } from '../../../src/probe/sites/github-token.ts';

const api = 'https://api.github.com';

test.each<[string, Readonly<Record<string, string>>, string, string | null]>([
  ['none', {}, api, null],
  ['a workflow’s', { GITHUB_TOKEN: 'a' }, api, 'a'],
  ['a person’s comes first', { GITHUB_TOKEN: 'a', GH_TOKEN: 'b' }, api, 'b'],
  ['an empty one is none', { GH_TOKEN: '', GITHUB_TOKEN: 'a\n' }, api, 'a'],
  ['what cannot stand in a header', { GITHUB_TOKEN: 'a\r\nb: c' }, api, null],
  ['in a workflow of GitHub', { GITHUB_TOKEN: 'a', GITHUB_SERVER_URL: 'https://github.com' }, api, 'a'],
  ['another server’s', { GITHUB_TOKEN: 'a', GITHUB_SERVER_URL: 'https://github.corp.example' }, api, null],
  ['in the clear', { GITHUB_TOKEN: 'a' }, 'http://api.example', null],
  ['in the clear on this machine', { GITHUB_TOKEN: 'a' }, 'http://127.0.0.1:8080', 'a'],
  ['a name that only looks like this machine', { GITHUB_TOKEN: 'a' }, 'http://127.0.0.1.example', null],
])('%s', (_, env, endpoint, token) => {
  expect(githubToken(env, endpoint)).toBe(token);
});
