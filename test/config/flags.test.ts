import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/config/errors.ts';
import { type Flags, flagText, keyOfFlag } from '../../src/config/flags.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { userConfigSchema } from '../../src/config/schema.ts';

const known = 'terminal, json, ndjson, markdown, github, gitlab, sarif, junit, rdjson, html';

const fromFlags = (flags: Flags) => resolveConfig({ file: null, flags, cwd: '/repo' }).config;

const pattern = (text: string, origin: string) => ({ pattern: text, reason: null, until: null, origin });

/** Every flag with a value, and what it sets. */
const examples: Readonly<Record<keyof Flags, readonly (readonly [Flags, object])[]>> = {
  paths: [[{ paths: ['a.md', '-'] }, { discover: { paths: ['a.md', '-'], filesFrom: null } }]],
  format: [
    [{ format: ['json'] }, { report: { formats: [{ name: 'json', file: null }] } }],
    [
      { format: ['terminal', 'json=a=b.json'] },
      {
        report: {
          formats: [
            { name: 'terminal', file: null },
            { name: 'json', file: 'a=b.json' },
          ],
        },
      },
    ],
  ],
  groupBy: [[{ groupBy: 'host' }, { report: { groupBy: 'host' } }]],
  fix: [
    [{ fix: true }, { fix: { mode: 'safe', write: 'files' } }],
    [{ fix: false }, { fix: { mode: 'off' } }],
  ],
  fixSuggested: [
    [{ fixSuggested: true }, { fix: { mode: 'suggested' } }],
    [{ fix: true, fixSuggested: true }, { fix: { mode: 'suggested' } }],
  ],
  dryRun: [[{ fix: true, dryRun: true }, { fix: { mode: 'safe', write: 'dry-run' } }]],
  fixKinds: [[{ fixKinds: 'moved, lint' }, { fix: { kinds: ['moved', 'lint'] } }]],
  baseline: [[{ baseline: 'a.json' }, { report: { baseline: 'a.json' } }]],
  failOn: [[{ failOn: 'warning' }, { report: { failOn: 'warning' } }]],
  anchors: [
    [{ anchors: true }, { probe: { anchors: 'check' } }],
    [{ anchors: false }, { probe: { anchors: 'ignore' } }],
  ],
  maxTime: [[{ maxTime: '5m' }, { probe: { maxTime: 300_000 } }]],
  concurrency: [[{ concurrency: '8' }, { probe: { concurrency: 8 } }]],
  hostConcurrency: [[{ hostConcurrency: '1' }, { probe: { hostConcurrency: 1 } }]],
  hostInterval: [[{ hostInterval: '0' }, { probe: { hostInterval: 0 } }]],
  timeout: [[{ timeout: '20s' }, { probe: { timeout: 20_000 } }]],
  threads: [[{ threads: '2' }, { read: { threads: 2 } }]],
  attempts: [[{ attempts: '1' }, { probe: { attempts: 1 } }]],
  userAgent: [[{ userAgent: 'a b' }, { probe: { userAgent: 'a b' } }]],
  exclude: [[{ exclude: ['a.example'] }, { plan: { exclude: [pattern('a.example', '--exclude')] } }]],
  include: [[{ include: ['/a/'] }, { plan: { include: [pattern('/a/', '--include')] } }]],
  excludePath: [[{ excludePath: ['a/'] }, { discover: { excludePath: ['a/'] } }]],
  filesFrom: [[{ filesFrom: '-' }, { discover: { filesFrom: '-', paths: [] } }]],
  accept: [
    [{ accept: ['*.A.example=429,403'] }, { probe: { hosts: [{ host: '*.a.example', accept: [403, 429] }] } }],
    [{ accept: ['*=403'] }, { judge: { hosts: [{ host: '*', accept: [403] }] } }],
  ],
  allowPrivate: [
    [{ allowPrivate: true }, { probe: { allowPrivate: ['*'] } }],
    [{ allowPrivate: [true, 'A.example'] }, { probe: { allowPrivate: ['*', 'a.example'] } }],
  ],
  fresh: [
    [{ fresh: true }, { state: { fresh: ['**'] } }],
    [{ fresh: ['a.example'] }, { state: { fresh: ['a.example'] } }],
  ],
  state: [
    [{ state: false }, { state: { use: 'off' } }],
    [{ state: true }, { state: { use: 'on', directory: null } }],
    [{ state: '.links' }, { state: { use: 'on', directory: '/repo/.links' } }],
    [{ state: '/links' }, { state: { use: 'on', directory: '/links' } }],
  ],
  quiet: [[{ quiet: true }, { report: { detail: 'quiet' } }]],
  verbose: [[{ verbose: true }, { report: { detail: 'verbose' } }]],
  allowEmpty: [[{ allowEmpty: true }, { discover: { empty: 'allowed' } }]],
};

test.each(Object.values(examples).flat())('%j', (flags, expected) => {
  expect(fromFlags(flags)).toMatchObject(expected);
});

test('every flag has a key in the configuration file', () => {
  const keys = Object.keys(userConfigSchema.shape);
  expect(Object.keys(keyOfFlag).toSorted()).toEqual(Object.keys(examples).toSorted());
  for (const key of Object.values(keyOfFlag)) expect(keys).toContain(key);
});

test('flags are named as they are written', () => {
  expect([flagText('paths'), flagText('fix'), flagText('hostInterval')]).toEqual([
    'arguments',
    '--fix',
    '--host-interval',
  ]);
});

test('empty lists say nothing', () => {
  const { config, origins } = resolveConfig({
    file: { name: 'c.json', value: { paths: ['a'], format: 'json', accept: { 'a.example': 403 } } },
    flags: { paths: [], format: [], exclude: [], include: [], excludePath: [], accept: [] },
  });
  expect(config.discover.paths).toEqual(['a']);
  expect(config.report.formats).toEqual([{ name: 'json', file: null }]);
  expect(Object.values(origins).flat()).not.toContainEqual(expect.objectContaining({ kind: 'flag' }));
});

describe('a bad value gives one line', () => {
  test.each<[Flags, string]>([
    [{ concurrency: '0' }, '--concurrency "0": expected a whole number from 1 to 1000'],
    [{ concurrency: 'x' }, '--concurrency "x": expected a whole number from 1 to 1000'],
    [{ attempts: '-1' }, '--attempts "-1": expected a whole number from 1 to 10'],
    [{ attempts: '1e1' }, '--attempts "1e1": expected a whole number from 1 to 10'],
    [{ hostConcurrency: '' }, '--host-concurrency "": expected a whole number from 1 to 32'],
    [
      { timeout: '20' },
      '--timeout "20": expected at least 100ms; a bare number is milliseconds, write 20s for seconds',
    ],
    [{ timeout: '1h' }, '--timeout "1h": expected at most 10m'],
    [{ maxTime: '5x' }, '--max-time "5x": expected a duration such as 90s, 5m, 1h30m or a number of milliseconds'],
    [
      { hostInterval: '-5' },
      '--host-interval "-5": expected a duration such as 90s, 5m, 1h30m or a number of milliseconds',
    ],
    [{ userAgent: 'a\nb' }, '--user-agent "a\\nb": expected one line of printable ASCII characters'],
    [{ groupBy: 'files' }, '--group-by "files": expected file, target, host, did you mean "file"?'],
    [{ failOn: 'warn' }, '--fail-on "warn": expected error, warning, never, did you mean "warning"?'],
    [{ fixKinds: 'links' }, '--fix-kinds "links": expected moved, archive, lint or a rule'],
    [{ fixKinds: ',' }, '--fix-kinds ",": expected some of moved, archive, lint or a rule, separated by commas'],
    [{ format: ['xml'] }, `--format "xml": expected ${known}`],
    [{ format: ['jsn'] }, `--format "jsn": expected ${known}, did you mean "json"?`],
    [{ format: ['json='] }, '--format "json=": expected the name of a file after "json="'],
    [
      { format: ['json', 'markdown'] },
      '--format: only one format can go to standard output, give the others a file: json=FILE, markdown=FILE',
    ],
    [{ format: ['json=a', 'ndjson=a'] }, '--format: two formats cannot be written to one file: a'],
    [
      { accept: ['403,429'] },
      '--accept "403,429": expected HOST=CODES such as example.com=403,429; for every host write "*=403,429"',
    ],
    [{ accept: ['a.example'] }, '--accept "a.example": expected HOST=CODES such as example.com=403,429'],
    [{ accept: ['a.example=4xx'] }, '--accept "a.example=4xx": expected HTTP status codes such as 403 or 403,429'],
    [
      { accept: ['https://a.example/b=403'] },
      '--accept "https://a.example/b=403": the host is not a host alone, write "a.example"',
    ],
    [{ allowPrivate: ['a.example/b'] }, '--allow-private: "a.example/b" is not a host alone, write "a.example"'],
    [{ exclude: ['/(/'] }, '--exclude: "/(/" is no regular expression: Unterminated group'],
    [{ include: ['a/{b,'] }, '--include: "a/{b," is no glob: "{" is never closed (character 3)'],
    [{ fresh: [''] }, '--fresh: "" is empty, expected a glob on host/path or a /regular expression/'],
    [{ state: '' }, '--state "": expected a directory'],
    [{ quiet: true, verbose: true }, '--quiet and --verbose exclude each other: leave one out'],
  ])('%j', (flags, message) => {
    expect(() => fromFlags(flags)).toThrow(new UsageError(message));
  });
});
