import { expect, test } from 'vitest';
import { gitlabToken } from '../../../src/probe/sites/gitlab-token.ts';

test.each<[string, Readonly<Record<string, string>>, string, string | null]>([
  ['gitlab.com by itself', { GITLAB_TOKEN: 't' }, 'gitlab.com', 't'],
  ['never to another instance', { GITLAB_TOKEN: 't' }, 'gitlab.example', null],
  ['the instance that is named', { GITLAB_TOKEN: 't', GITLAB_HOST: 'gitlab.example' }, 'gitlab.example', 't'],
  ['named by its address', { GITLAB_TOKEN: 't', GITLAB_HOST: 'https://GitLab.example/' }, 'gitlab.example', 't'],
  ['not to gitlab.com then', { GITLAB_TOKEN: 't', GITLAB_HOST: 'gitlab.example' }, 'gitlab.com', null],
  ['the instance of a pipeline', { GITLAB_TOKEN: 't', CI_SERVER_HOST: 'gitlab.example' }, 'gitlab.example', 't'],
  ['an instance without TLS', { GITLAB_TOKEN: 't', GITLAB_HOST: 'http://gitlab.example' }, 'gitlab.example', null],
  ['no token', {}, 'gitlab.com', null],
  ['what no header can carry', { GITLAB_TOKEN: 'a\r\nb' }, 'gitlab.com', null],
])('%s', (_case, env, host, token) => {
  expect(gitlabToken(env, host)).toBe(token);
});
