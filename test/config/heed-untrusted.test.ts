import { describe, expect, test } from 'vitest';
import { heedUntrusted } from '../../src/config/heed-untrusted.ts';

describe('what a configuration that is not trusted may say', () => {
  test('all about the list', () => {
    const config = { exclude: ['a.example'], hosts: { 'a.example': { accept: [403], headers: { 'x-a': 'plain' } } } };
    expect(heedUntrusted(config)).toEqual({ config, unheeded: [] });
  });

  test.each([
    ['the address of the API that gets the token', { endpoints: { githubApi: 'https://evil.example' } }, 'endpoints'],
    ['a file that is read, wherever it is', { baseline: '../x' }, 'baseline'],
    ['files that are written', { format: 'json=../x' }, 'format'],
    ['a directory that is written', { state: '../x' }, 'state'],
    ['private addresses', { allowPrivate: true }, 'allowPrivate'],
    ['how much of the machine is taken', { threads: 64 }, 'threads'],
    ['authorities', { ca: ['a.pem'] }, 'ca'],
  ])('not %s', (_, config, key) => {
    expect(heedUntrusted({ ...config, attempts: 1 })).toEqual({ config: { attempts: 1 }, unheeded: [key] });
  });

  test('no secrets of the environment, for any host', () => {
    const hosts = {
      'a.example': { headers: { authorization: 'Bearer ${GITHUB_TOKEN}', 'x-a': 'plain' }, timeout: 5 },
      'b.example': { basicAuth: { user: 'HOME', password: 'GITHUB_TOKEN' }, allowPrivate: true },
      'c.example': { headers: { 'x-c': '${GITHUB_TOKEN}' } },
    };
    expect(heedUntrusted({ hosts })).toEqual({
      config: { hosts: { 'a.example': { headers: { 'x-a': 'plain' }, timeout: 5 }, 'b.example': {}, 'c.example': {} } },
      unheeded: ['hosts.*.headers with ${NAME}', 'hosts.*.allowPrivate', 'hosts.*.basicAuth'],
    });
  });
});
