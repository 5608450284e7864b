import { expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { createHostSettings } from '../../src/probe/host-settings.ts';

const config = {
  ...defaults.probe,
  hosts: [
    { host: 'www.corp.example', timeout: 1, tls: 'accept-any', accept: [403] },
    { host: '*', timeout: 3, concurrency: 9, userAgent: 'all/1' },
    { host: '*.corp.example', timeout: 2, interval: 7, headers: { a: 'b' }, anchors: 'check' },
  ],
} as const;

test('each field comes from the most specific glob that sets it', () => {
  expect(createHostSettings(config)('www.corp.example')).toEqual({
    concurrency: 9,
    interval: 7,
    timeout: 1,
    userAgent: 'all/1',
    agent: 'configured',
    headers: { a: 'b' },
    basicAuth: null,
    verification: 'none',
    anchors: 'check',
    accept: [403],
  });
  expect(createHostSettings(config)('a.corp.example')).toMatchObject({
    timeout: 2,
    verification: 'strict',
    accept: [],
  });
  expect(createHostSettings(config)('b.example')).toMatchObject({ timeout: 3, interval: 50, headers: {} });
});

test('without an entry the defaults hold', () => {
  expect(createHostSettings(defaults.probe)('a.example')).toMatchObject({
    concurrency: 4,
    interval: 50,
    timeout: 15_000,
    agent: 'ours',
    anchors: 'ignore',
  });
});
