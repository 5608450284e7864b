import { parse } from 'jsonc-parser';
import { expect, test } from 'vitest';
import type { Config } from '../../src/config/config.ts';
import type { Flags } from '../../src/config/flags.ts';
import { printConfig } from '../../src/config/print.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { userConfigSchema } from '../../src/config/schema.ts';

const file = {
  name: 'linkmend.config.json',
  value: {
    paths: ['docs'],
    filesFrom: 'list.txt',
    allowEmpty: true,
    exclude: ['a.example', { pattern: '/b/', reason: 'moves every night', until: '2030-01-01' }],
    remap: [{ from: 'https://a.example/', to: 'https://b.example/' }],
    timeout: '20s',
    maxTime: '5m',
    userAgent: 'list-check',
    anchors: true,
    accept: { 'c.example': '403' },
    hosts: { '*.c.example': { timeout: '3s', anchors: false, headers: { 'Accept-Language': 'd' } } },
    endpoints: {
      npmPackages: 'https://npm.example',
      pythonPackages: 'https://python.example',
      rustPackages: 'https://rust.example',
    },
    gitlabHosts: ['gitlab.example'],
    privateOwners: ['g'],
    severity: { 'dead/gone': 'warning' },
    overrides: [{ files: 'old/**', severity: { dead: 'off' } }],
    redirects: { keep: ['d.example'] },
    longUnreachable: { days: 9 },
    archive: { use: 'off', pause: '30s' },
    fix: { mode: 'suggested', archive: 'annotate' },
    format: ['terminal', 'json=run.json'],
    state: '.links',
    fresh: ['e.example'],
  },
};
const flags: Flags = { exclude: ['f.example'], attempts: '2', accept: ['c.example=429'], dryRun: true };

test('every value with where it comes from', () => {
  expect(printConfig(resolveConfig({ file, flags }))).toMatchSnapshot();
});

test.each<[string, Config]>([
  ['the defaults', resolveConfig({ file: null, flags: {} }).config],
  ['a full file', resolveConfig({ file, flags }).config],
  ['no state', resolveConfig({ file: null, flags: { state: false } }).config],
])('%s: what is printed is a configuration file that gives the same configuration', (_, config) => {
  const value = parse(printConfig({ config, origins: {} }));
  const again = resolveConfig({ file: { name: 'again.json', value }, flags: {} }).config;
  expect(withoutOrigins(again)).toEqual(withoutOrigins(config));
});

test('every key is printed, but for those that only say things shorter', () => {
  const printed = Object.keys(parse(printConfig(resolveConfig({ file: null, flags: {} }))));
  const keys = Object.keys(userConfigSchema.shape).filter((key) => key !== '$schema' && key !== 'accept');
  expect(printed.toSorted()).toEqual(keys.toSorted());
});

test('secrets are hidden', () => {
  const headers = { Authorization: 'Bearer hunter2', Cookie: 'a=hunter2', 'X-Team': 'hunter2', Accept: 'text/html' };
  const text = printConfig(
    resolveConfig({ file: { name: 'c.json', value: { hosts: { 'a.example': { headers } } } }, flags: {} }),
  );
  expect(text).not.toContain('hunter2');
  expect(text).toContain('"accept": "text/html"');
});

function withoutOrigins(config: Config): unknown {
  return JSON.parse(JSON.stringify(config, (key, value) => (key === 'origin' ? undefined : value)));
}
