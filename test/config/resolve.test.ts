import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defaults } from '../../src/config/defaults.ts';
import { ConfigError } from '../../src/config/errors.ts';
import type { Flags } from '../../src/config/flags.ts';
import { resolveConfig } from '../../src/config/resolve.ts';

const fromFile = (value: unknown, flags: Flags = {}) =>
  resolveConfig({ file: { name: 'linkmend.config.json', value }, flags }).config;

const problemsOf = (value: unknown): readonly string[] => {
  try {
    fromFile(value);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((line) => line.replace('linkmend.config.json: ', ''));
    throw error;
  }
  return [];
};

test('without a file and flags, the defaults hold', () => {
  expect(resolveConfig({ file: null, flags: {} })).toEqual({ config: defaults, origins: {}, unheeded: [] });
  expect(fromFile({})).toEqual(defaults);
  expect(fromFile({ $schema: './schema.json' })).toEqual(defaults);
});

describe('a key of the file sets', () => {
  const at = (name: string, key: string) => `linkmend.config.json: ${name}[${key}]`;
  test.each([
    [{ paths: ['docs'] }, { discover: { paths: ['docs'] } }],
    [{ extensions: ['md', '.MKD', '*.x'] }, { discover: { extensions: ['.md', '.mkd', '.x'] } }],
    [{ excludePath: ['a/'] }, { discover: { excludePath: ['a/'] } }],
    [{ filesFrom: '-' }, { discover: { filesFrom: '-' } }],
    [{ filesFrom: null }, { discover: { filesFrom: null } }],
    [{ allowEmpty: true }, { discover: { empty: 'allowed' } }],
    [
      { exclude: ['a.example', { pattern: '/b/', reason: 'why', until: '2028-02-29' }] },
      {
        plan: {
          exclude: [
            { pattern: 'a.example', reason: null, until: null, origin: at('exclude', '0') },
            { pattern: '/b/', reason: 'why', until: '2028-02-29', origin: at('exclude', '1') },
          ],
        },
      },
    ],
    [
      { include: [{ pattern: 'a.example' }] },
      { plan: { include: [{ pattern: 'a.example', reason: null, until: null, origin: at('include', '0') }] } },
    ],
    [{ remap: [{ from: '/a/', to: '' }] }, { plan: { remap: [{ from: '/a/', to: '' }] } }],
    [{ concurrency: 3, hostConcurrency: 1 }, { probe: { concurrency: 3, hostConcurrency: 1 } }],
    [{ hostInterval: '1s', timeout: '20s' }, { probe: { hostInterval: 1000, timeout: 20_000 } }],
    [{ bodyTimeout: 2000, attempts: 1 }, { probe: { bodyTimeout: 2000, attempts: 1 } }],
    [{ backoff: 0, defaultPause: '2s' }, { probe: { backoff: 0, defaultPause: 2000 } }],
    [{ longestPause: '2m' }, { probe: { longestPause: 120_000 } }],
    [{ maxTime: '1h30m' }, { probe: { maxTime: 5_400_000 } }],
    [{ maxTime: null }, { probe: { maxTime: null } }],
    [{ userAgent: 'a', plainUserAgent: 'b' }, { probe: { userAgent: 'a', plainUserAgent: 'b' } }],
    [{ acceptLanguage: 'de' }, { probe: { acceptLanguage: 'de' } }],
    [{ anchors: true }, { probe: { anchors: 'check' } }],
    [{ anchors: false }, { probe: { anchors: 'ignore' } }],
    [{ allowPrivate: true }, { probe: { allowPrivate: ['*'] } }],
    [{ allowPrivate: false }, { probe: { allowPrivate: [] } }],
    [{ allowPrivate: ['*.corp.example'] }, { probe: { allowPrivate: ['*.corp.example'] } }],
    [{ canaries: ['a.example'] }, { probe: { canaries: ['a.example'] } }],
    [{ ca: ['a.pem'] }, { probe: { ca: ['a.pem'] } }],
    [
      { endpoints: { youtubeThumbnails: 'http://127.0.0.1:1/' } },
      { probe: { endpoints: { youtubeThumbnails: 'http://127.0.0.1:1' } } },
    ],
    [
      { endpoints: { githubApi: 'http://127.0.0.1:2//' } },
      { probe: { endpoints: { ...defaults.probe.endpoints, githubApi: 'http://127.0.0.1:2' } } },
    ],
    [{ privateOwners: ['acme'] }, { probe: { privateOwners: ['acme'] } }],
    [{ severity: { dead: 'off' } }, { judge: { severity: { dead: 'off' } } }],
    [
      { overrides: [{ files: 'a/**', severity: { 'dead/gone': 'info' } }] },
      { judge: { overrides: [{ files: ['a/**'], severity: { 'dead/gone': 'info' } }] } },
    ],
    [
      { redirects: { keep: ['a.example'], maximum: 3 } },
      {
        probe: { redirects: 3 },
        judge: {
          keepRedirects: [{ pattern: 'a.example', reason: null, until: null, origin: at('redirects.keep', '0') }],
        },
      },
    ],
    [{ longUnreachable: { days: 9 } }, { judge: { longUnreachable: { runs: 3, days: 9, span: 7 } } }],
    [{ sameShape: 5 }, { judge: { sameShape: 5 } }],
    [{ archive: false }, { archive: { use: 'off' } }],
    [{ archive: true }, { archive: { use: 'ask' } }],
    [
      {
        archive: {
          endpoint: 'http://127.0.0.1:1/',
          playbackRate: 0.5,
          cdxRate: 6,
          cdxBurst: 1,
          pause: '9s',
          pauses: 1,
        },
      },
      {
        archive: {
          use: 'ask',
          endpoint: 'http://127.0.0.1:1',
          playbackRate: 0.5,
          cdxRate: 6,
          cdxBurst: 1,
          pause: 9000,
          pauses: 1,
        },
      },
    ],
    [
      { fix: { mode: 'safe', write: 'dry-run', kinds: ['moved'], archive: 'annotate' } },
      { fix: { mode: 'safe', write: 'dry-run', kinds: ['moved'], archive: 'annotate' } },
    ],
    [{ format: 'json' }, { report: { formats: [{ name: 'json', file: null }] } }],
    [
      { format: ['terminal', 'json=a.json', { name: 'markdown', file: 'a.md' }] },
      {
        report: {
          formats: [
            { name: 'terminal', file: null },
            { name: 'json', file: 'a.json' },
            { name: 'markdown', file: 'a.md' },
          ],
        },
      },
    ],
    [
      { groupBy: 'host', failOn: 'never', detail: 'quiet' },
      { report: { groupBy: 'host', failOn: 'never', detail: 'quiet' } },
    ],
    [{ report: { after: 3 } }, { report: { after: 3 } }],
    [{ state: false }, { state: { use: 'off', directory: null } }],
    [{ state: true }, { state: { use: 'on', directory: null } }],
    [{ state: '.links' }, { state: { use: 'on', directory: '.links' } }],
    [{ fresh: true }, { state: { fresh: ['**'] } }],
    [{ fresh: false }, { state: { fresh: [] } }],
    [{ fresh: ['a.example'] }, { state: { fresh: ['a.example'] } }],
  ])('%j', (value, expected) => {
    const config = fromFile(value);
    expect(config).toMatchObject(expected);
  });
});

test('host settings: all fields, names of headers in lower case, the most specific glob first', () => {
  const { probe, judge } = fromFile({
    accept: { 'www.corp.example': '403', '*.corp.example': 451 },
    hosts: {
      '*': { timeout: '3s' },
      '*.Corp.example': {
        accept: [429, 403],
        headers: { 'X-Token': 'a' },
        basicAuth: { user: 'CORP_USER', password: 'CORP_PASSWORD' },
        userAgent: 'corp',
        timeout: 2000,
        concurrency: 1,
        interval: '1s',
        anchors: true,
        tls: 'accept-any',
        allowPrivate: true,
      },
    },
  });
  expect(probe.hosts).toStrictEqual([
    { host: 'www.corp.example', accept: [403] },
    {
      host: '*.corp.example',
      accept: [403, 429, 451],
      headers: { 'x-token': 'a' },
      basicAuth: { user: 'CORP_USER', password: 'CORP_PASSWORD' },
      userAgent: 'corp',
      timeout: 2000,
      concurrency: 1,
      interval: 1000,
      anchors: 'check',
      tls: 'accept-any',
      allowPrivate: true,
    },
    { host: '*', timeout: 3000 },
  ]);
  expect(judge.hosts).toBe(probe.hosts);
});

test('undefined counts as not set', () => {
  expect(fromFile({ timeout: undefined, hosts: { 'a.example': { timeout: undefined } } }).probe).toStrictEqual({
    ...defaults.probe,
    hosts: [{ host: 'a.example' }],
  });
});

describe('the command line comes after the file', () => {
  test('and takes the place of single values', () => {
    const { config, origins } = resolveConfig({
      file: { name: 'c.json', value: { timeout: 1000, attempts: 2, paths: ['a'], format: ['json', 'markdown=b.md'] } },
      flags: { timeout: '2s', paths: ['b'], format: ['ndjson'] },
    });
    expect(config.probe).toMatchObject({ timeout: 2000, attempts: 2 });
    expect(config.discover.paths).toEqual(['b']);
    expect(config.report.formats).toEqual([{ name: 'ndjson', file: null }]);
    expect(origins['probe.timeout']).toEqual([{ kind: 'flag', flag: '--timeout' }]);
    expect(origins['probe.attempts']).toEqual([{ kind: 'file', name: 'c.json' }]);
    expect(origins['probe.concurrency']).toBeUndefined();
  });

  test('and adds to lists', () => {
    const { config, origins } = resolveConfig({
      file: {
        name: 'c.json',
        value: {
          exclude: ['a.example'],
          include: ['b.example'],
          excludePath: ['a'],
          allowPrivate: ['a.example'],
          accept: { 'a.example': 403 },
          fresh: ['a.example'],
        },
      },
      flags: {
        exclude: ['c.example'],
        include: ['d.example'],
        excludePath: ['b'],
        allowPrivate: ['b.example'],
        accept: ['a.example=429', 'b.example=500'],
        fresh: ['b.example'],
      },
    });
    expect(config.plan.exclude).toEqual([
      { pattern: 'a.example', reason: null, until: null, origin: 'c.json: exclude[0]' },
      { pattern: 'c.example', reason: null, until: null, origin: '--exclude' },
    ]);
    expect(config.plan.include.map(({ pattern }) => pattern)).toEqual(['b.example', 'd.example']);
    expect(config.discover.excludePath).toEqual(['a', 'b']);
    expect(config.probe.allowPrivate).toEqual(['a.example', 'b.example']);
    expect(config.probe.hosts).toEqual([
      { host: 'a.example', accept: [403, 429] },
      { host: 'b.example', accept: [500] },
    ]);
    expect(config.state.fresh).toEqual(['a.example', 'b.example']);
    expect(origins['plan.exclude']).toEqual([
      { kind: 'file', name: 'c.json' },
      { kind: 'flag', flag: '--exclude' },
    ]);
  });

  test('and a list of files on it replaces the paths of the file', () => {
    expect(fromFile({ paths: ['a'], filesFrom: 'b' }, { filesFrom: '-' }).discover).toMatchObject({
      paths: [],
      filesFrom: '-',
    });
    expect(fromFile({ filesFrom: 'b' }, { paths: ['a'] }).discover).toMatchObject({ paths: ['a'], filesFrom: null });
    expect(fromFile({ paths: ['a'] }, { paths: [] }).discover.paths).toEqual(['a']);
  });

  test('and a dry run keeps a mode that the file sets', () => {
    expect(fromFile({ fix: { mode: 'suggested' } }, { dryRun: true }).fix).toMatchObject({
      mode: 'suggested',
      write: 'dry-run',
    });
    expect(fromFile({}, { dryRun: true }).fix).toMatchObject({ mode: 'safe', write: 'dry-run' });
  });
});

test('paths of the file start at the directory that it lies in', () => {
  const { config } = resolveConfig({
    file: {
      name: '../linkmend.config.json',
      directory: '/repo/docs',
      value: {
        paths: ['a.md', '-', '/abs.md'],
        filesFrom: 'list',
        excludePath: ['*.tmp', '/old', '!keep/a'],
        overrides: [{ files: ['guide/**'], severity: { dead: 'off' } }],
        ca: ['ca.pem', '/etc/ca.pem'],
        state: '.links',
        format: 'json=run.json',
      },
    },
    flags: {},
    cwd: '/repo/docs/deep',
    root: '/repo',
  });
  expect(config.discover).toMatchObject({
    paths: ['../a.md', '-', '/abs.md'],
    filesFrom: '../list',
    excludePath: ['/docs/**/*.tmp', '/docs/old', '!/docs/keep/a'],
  });
  expect(config.judge.overrides).toEqual([{ files: ['docs/guide/**'], severity: { dead: 'off' }, options: {} }]);
  expect(config.probe.ca).toEqual(['/repo/docs/ca.pem', '/etc/ca.pem']);
  expect(config.state.directory).toBe('/repo/docs/.links');
  expect(config.report.formats).toEqual([{ name: 'json', file: '../run.json' }]);
});

describe('what is wrong is named with its place', () => {
  test.each<[unknown, string]>([
    [3, 'expected an object, got 3'],
    [[], 'expected an object, got a list'],
    [null, 'expected an object, got null'],
    [{ timeot: 3 }, 'timeot: unknown key, did you mean "timeout"?'],
    [{ exclude_path: [] }, 'exclude_path: unknown key, did you mean "excludePath"?'],
    [{ retries: 3 }, 'retries: unknown key, did you mean "attempts"?'],
    [{ ignorePatterns: [] }, 'ignorePatterns: unknown key, did you mean "exclude"?'],
    [{ zzzzzz: 1 }, 'zzzzzz: unknown key'],
    [{ 'a b': 1 }, '["a b"]: unknown key'],
    [{ hosts: { 'x.example': { acept: [403] } } }, 'hosts["x.example"].acept: unknown key, did you mean "accept"?'],
    [{ hosts: { x: { insecure: true } } }, 'hosts.x.insecure: unknown key'],
    [
      { hosts: { 'https://x.example/': {} } },
      'hosts["https://x.example/"]: "https://x.example/" is not a host alone, write "x.example"',
    ],
    [{ hosts: { x: { headers: { 'a b': 'c' } } } }, 'hosts.x.headers["a b"]: "a b" is no header name'],
    [{ hosts: { x: { headers: { a: 42 } } } }, 'hosts.x.headers.a: expected text'],
    [
      { hosts: { x: { headers: { a: 'b\nc' } } } },
      'hosts.x.headers.a: expected one line of printable ASCII characters',
    ],
    [
      { hosts: { x: { headers: { a: '$' + '{B C}' } } } },
      'hosts.x.headers.a: expected the name of an environment variable, "$' + '{NAME}"',
    ],
    [
      { hosts: { x: { basicAuth: { user: 'hunter 2', password: 'P' } } } },
      'hosts.x.basicAuth.user: expected the name of an environment variable that holds the value, not the value itself',
    ],
    [{ hosts: { x: { basicAuth: { user: 'U' } } } }, 'hosts.x.basicAuth.password: expected text, got nothing'],
    [{ hosts: { x: { tls: 'off' } } }, 'hosts.x.tls: expected "verify" or "accept-any", got "off"'],
    [{ accept: { x: 'all' } }, 'accept.x: "all": expected HTTP status codes such as 403 or 403,429'],
    [{ accept: { x: 42 } }, 'accept.x: expected at least 100, got 42'],
    [{ accept: { x: {} } }, 'accept.x: expected a number, a list or text, got an object'],
    [{ accept: [403] }, 'accept: expected an object, got a list'],
    [{ paths: 'docs' }, 'paths: expected a list, got "docs"'],
    [{ paths: [''] }, 'paths[0]: is empty'],
    [{ extensions: [] }, 'extensions: expected at least one entry'],
    [{ exclude: [3] }, 'exclude[0]: expected text or an object, got 3'],
    [{ exclude: [{}] }, 'exclude[0].pattern: expected text, got nothing'],
    [{ exclude: [{ pattern: 'a', untill: '' }] }, 'exclude[0].untill: unknown key, did you mean "until"?'],
    [
      { exclude: [{ pattern: 'a', until: '2026-02-30' }] },
      'exclude[0].until: expected a day that exists, written YYYY-MM-DD, got "2026-02-30"',
    ],
    [{ exclude: ['/(/'] }, 'exclude[0]: "/(/" is no regular expression: Unterminated group'],
    [{ include: ['a/{b,c'] }, 'include[0]: "a/{b,c" is no glob: "{" is never closed (character 3)'],
    [
      { redirects: { keep: [''] } },
      'redirects.keep[0]: "" is empty, expected a glob on host/path or a /regular expression/',
    ],
    [
      { remap: [{ from: '/[/', to: '' }] },
      'remap[0].from: "/[/" is no regular expression: Unterminated character class',
    ],
    [{ concurrency: 0 }, 'concurrency: expected at least 1, got 0'],
    [{ concurrency: 1.5 }, 'concurrency: expected a whole number, got 1.5'],
    [{ concurrency: '4' }, 'concurrency: expected a number, got "4"'],
    [{ attempts: 99 }, 'attempts: expected at most 10, got 99'],
    [{ timeout: 20 }, 'timeout: expected at least 100ms; a bare number is milliseconds, write 20s for seconds, got 20'],
    [
      { maxTime: 'soon' },
      'maxTime: expected a duration such as 90s, 5m, 1h30m or a number of milliseconds, got "soon"',
    ],
    [{ maxTime: true }, 'maxTime: expected a number or text, got true'],
    [{ allowPrivate: 'corp.example' }, 'allowPrivate: expected true or false or a list, got "corp.example"'],
    [{ canaries: ['*.example'] }, 'canaries[0]: "*.example" is no host name'],
    [{ endpoints: { youtubeThumbnails: 'x' } }, 'endpoints.youtubeThumbnails: expected an http(s) address, got "x"'],
    [
      { severity: { dead: 'warn' } },
      'severity.dead: expected "off", "info", "warning" or "error", got "warn", did you mean "warning"?',
    ],
    [
      { severity: { 'dead/not-fund': 'off' } },
      'severity["dead/not-fund"]: no such rule, reason or verdict, did you mean "dead/not-found"?',
    ],
    [{ severity: { ok: 'off' } }, 'severity.ok: no such rule, reason or verdict'],
    [
      { overrides: [{ files: 'a', severity: { gonne: 'off' } }] },
      'overrides[0].severity.gonne: no such rule, reason or verdict, did you mean "gone"?',
    ],
    [{ overrides: [{ severity: {} }] }, 'overrides[0].files: expected text or a list, got nothing'],
    [{ archive: { playbackRate: 100 } }, 'archive.playbackRate: expected at most 10, got 100'],
    [{ archive: 'no' }, 'archive: expected true or false or an object, got "no"'],
    [{ fix: { kinds: ['all'] } }, 'fix.kinds[0]: no such kind or rule'],
    [
      { format: ['jsn'] },
      'format[0]: "jsn": expected terminal, json, ndjson, markdown, github, gitlab, sarif, junit, rdjson, html, did you mean "json"?',
    ],
    [
      { format: ['json', 'ndjson'] },
      'format: only one format can go to standard output, give the others a file: json=FILE, ndjson=FILE',
    ],
    [{ format: ['json=a', 'ndjson=a'] }, 'format: two formats cannot be written to one file: a'],
    [
      { fresh: ['/x'] },
      'fresh[0]: "/x" begins like a regular expression but has no second slash; a glob begins with the host (or "*/")',
    ],
    [{ userAgent: '' }, 'userAgent: expected one line of printable ASCII characters'],
    [{ timeout: () => 3 }, 'timeout: expected a number or text, got a function'],
  ])('%j', (value, problem) => {
    expect(problemsOf(value)).toEqual([problem]);
  });
});

test('all problems are told at once, one line each', () => {
  const value = { a: 1, b: 2, timeout: 'x', severity: { a: 'b', c: 'off' }, hosts: { x: { y: 1 } } };
  expect(problemsOf(value)).toEqual([
    'timeout: expected a duration such as 90s, 5m, 1h30m or a number of milliseconds, got "x"',
    'hosts.x.y: unknown key',
    'severity.a: expected "off", "info", "warning" or "error", got "b"',
    'a: unknown key',
    'b: unknown key',
    'severity.a: no such rule, reason or verdict',
    'severity.c: no such rule, reason or verdict',
  ]);
});

test('the rules for lists can be given a severity', () => {
  const file = { name: 'c.json', value: { severity: { 'list-order': 'off' } } };
  expect(() => resolveConfig({ file, flags: {} })).toThrow('c.json: severity["list-order"]: no such rule');
  expect(
    resolveConfig({ file, flags: {}, rules: new Map([['list-order', z.object({})]]) }).config.judge.severity,
  ).toEqual({
    'list-order': 'off',
  });
});

test('secrets are not repeated in problems', () => {
  const secret = 'hunter2 é';
  const problems = problemsOf({
    hosts: {
      x: { headers: { authorization: secret, cookie: [secret] }, basicAuth: { user: secret, password: secret } },
    },
  });
  expect(problems).toHaveLength(4);
  expect(problems.join()).not.toContain('hunter2');
});

test('any value is either a configuration or a ConfigError', () => {
  fc.assert(
    fc.property(
      fc.anything(),
      fc.dictionary(fc.constantFrom('hosts', 'exclude', 'severity', 'format'), fc.anything()),
      (a, b) => {
        for (const value of [a, b]) {
          try {
            fromFile(value);
          } catch (error) {
            expect(error).toBeInstanceOf(ConfigError);
          }
        }
      },
    ),
  );
});

describe('rules', () => {
  const rules = new Map([['entry-sorted', z.strictObject({ order: z.enum(['a', 'b']).default('a') })]]);
  const resolve = (value: unknown) => resolveConfig({ file: { name: 'c.json', value }, flags: {}, rules }).config;

  test.each<[unknown, unknown, unknown]>([
    ['off', { 'entry-sorted': 'off' }, {}],
    [{ order: 'b' }, {}, { 'entry-sorted': { order: 'b' } }],
    [['error', { order: 'b' }], { 'entry-sorted': 'error' }, { 'entry-sorted': { order: 'b' } }],
  ])('%j', (rule, severity, options) => {
    const { judge, lint } = resolve({ rules: { 'entry-sorted': rule } });
    expect(judge.severity).toEqual(severity);
    expect(lint.options).toEqual(options);
    const { judge: inFiles } = resolve({ overrides: [{ files: 'a.md', rules: { 'entry-sorted': rule } }] });
    expect(inFiles.overrides).toEqual([{ files: ['a.md'], severity, options }]);
  });

  test('verdicts and reasons are rules too, by any of their names', () => {
    const { judge } = resolve({
      rules: { dead: 'warning', 'fragment-exists': 'off' },
      severity: { 'url-invalid': 'info' },
    });
    expect(judge.severity).toEqual({ dead: 'warning', 'fragment-exists': 'off', 'url-invalid': 'info' });
  });

  test.each<[unknown, string]>([
    [{ 'entry-sort': 'off' }, 'c.json: rules["entry-sort"]: no such rule, did you mean "entry-sorted"?'],
    [{ 'entry-sorted': { order: 'c' } }, 'c.json: rules["entry-sorted"].order: expected "a" or "b", got "c"'],
    [{ 'entry-sorted': { oder: 'a' } }, 'c.json: rules["entry-sorted"].oder: unknown key, did you mean "order"?'],
    [{ 'entry-sorted': ['off', { order: 1 }] }, 'c.json: rules["entry-sorted"][1].order: expected "a" or "b", got 1'],
    [{ dead: { a: 1 } }, 'c.json: rules.dead: it takes no options'],
  ])('%j is a fault', (written, message) => {
    expect(() => resolve({ rules: written })).toThrow(message);
    expect(() => resolve({ overrides: [{ files: 'a.md', rules: written }] })).toThrow(
      message.replace('rules', 'overrides[0].rules'),
    );
  });
});
