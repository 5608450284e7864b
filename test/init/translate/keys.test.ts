import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UserConfig } from '../../../src/config/define-config.ts';
import { resolveConfig } from '../../../src/config/resolve.ts';
import { ruleSchemas } from '../../../src/lint/rules.ts';
import { translated } from './translated.ts';

type Case = readonly [config: string, became: UserConfig];

const fragmentsOff = { severity: { 'missing-anchor': 'off' } } as const;

async function expectConfig(name: string, config: string, became: UserConfig): Promise<void> {
  const translation = await translated(name, config);
  expect(translation.config).toEqual(became);
  expect(translation.notes.every(({ key, text }) => key !== '' && text !== '')).toBe(true);
}

describe('lychee.toml', () => {
  test.each<Case>([
    ['accept = [200, 204, 403, 429]', { accept: { '*': [403, 429] }, ...fragmentsOff }],
    ['accept = ["200..=299", "400..402", 999]', { accept: { '*': [400, 401, 999] }, ...fragmentsOff }],
    ['accept = "100..=103, 200..=299, 403"', { accept: { '*': [403] }, ...fragmentsOff }],
    ['accept = ["100..=103", "200..=299", "301"]', fragmentsOff],
    ['timeout = 30', { timeout: '30s', ...fragmentsOff }],
    ['timeout = "1m 30s"', { timeout: '1m30s', ...fragmentsOff }],
    ['timeout = 3000', { timeout: '10m', ...fragmentsOff }],
    ['max_retries = 0', { attempts: 1, ...fragmentsOff }],
    ['max_retries = 30', { attempts: 10, ...fragmentsOff }],
    ['retry_wait_time = 2', { backoff: '2s', ...fragmentsOff }],
    ['max_concurrency = 14', { concurrency: 14, ...fragmentsOff }],
    ['max_redirects = 5', { redirects: { maximum: 5 }, ...fragmentsOff }],
    ['host_request_interval = "250ms"', { hostInterval: '250ms', ...fragmentsOff }],
    ['user_agent = "curl/8"', { userAgent: 'curl/8', ...fragmentsOff }],
    ['insecure = true', { hosts: { '*': { tls: 'accept-any' } }, ...fragmentsOff }],
    ['include_fragments = true', { anchors: true }],
    ['include_fragments = "full"', { anchors: true }],
    ['include_fragments = false', fragmentsOff],
    ['scheme = ["http", "https"]', { severity: { 'missing-file': 'off', 'missing-anchor': 'off' } }],
    ['scheme = ["http", "https", "file"]', fragmentsOff],
    ['require_https = true', { rules: { 'url-http': 'error' }, ...fragmentsOff }],
    ["exclude = ['^file://']", { severity: { 'missing-file': 'off', 'missing-anchor': 'off' } }],
    ['exclude_path = ["^vendor/"]', { excludePath: ['/vendor/'], ...fragmentsOff }],
    ['extensions = ["md", "html"]', { extensions: ['.md'], ...fragmentsOff }],
    ['extensions = ["md, .qmd", "livemd"]', { extensions: ['.md', '.qmd', '.livemd'], ...fragmentsOff }],
    ['header = ["Accept: text/html"]', { hosts: { '*': { headers: { accept: 'text/html' } } }, ...fragmentsOff }],
    [
      '[hosts."a.test"]\nconcurrency = 2\nrequest_interval = "1s"\nheaders = { authorization = "Bearer s3cret" }\naccept = "403"',
      {
        accept: { 'a.test': [403] },
        hosts: { 'a.test': { concurrency: 2, interval: '1s', headers: { authorization: '${A_TEST_AUTHORIZATION}' } } },
        ...fragmentsOff,
      },
    ],
    ['verbose = "info"\ncache = true\nexclude_all_private = true\nthreads = 2', fragmentsOff],
    ['[tool.lychee]\nmax_concurrency = 3', { concurrency: 3, ...fragmentsOff }],
  ])('%s', (config, became) => expectConfig('lychee.toml', config, became));

  test.each(
    'files_from verbose no_progress host_stats extensions default_extension cache max_cache_age cache_exclude_status dump dump_inputs archive suggest max_redirects max_retries retry_wait_time timeout max_concurrency host_concurrency host_request_interval hosts threads user_agent header basic_auth cookie_jar github_token insecure min_tls scheme offline include exclude exclude_path exclude_all_private exclude_private exclude_link_local exclude_loopback include_mail remap fallback_extensions index_files accept accept_timeouts include_fragments method base_url root_dir skip_missing no_ignore hidden glob_ignore_case include_verbatim include_wikilinks output format mode require_https preprocess'.split(
      ' ',
    ),
  )('its key %s is known', async (key) => {
    // Of whatever kind its value has to be, one of these is of it.
    const values = ['true', '1', '"https"', '[]', '{}'];
    const read = await Promise.all(
      values.map((value) => translated('lychee.toml', `${key} = ${value}`).catch(() => null)),
    );
    const notes = read.flatMap((translation) => translation?.notes ?? []);
    expect(notes.map(({ text }) => text)).not.toContain('no key of lychee that linkmend knows');
    expect(read.some((translation) => translation !== null)).toBe(true);
  });

  test('no secret is copied, and each key has its word', async () => {
    const { config, notes } = await translated(
      'lychee.toml',
      'basic_auth = ["a.test me:s3cret"]\ngithub_token = "s3cret"\nheader = { Cookie = "s3cret" }\nremap = ["https://a.test file:///b"]\nexclude = ["a(?i:b)", "("]\nfuture_key = 1\n',
    );
    expect(JSON.stringify([config, notes])).not.toContain('s3cret');
    expect(notes.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
      'basic_auth none',
      'github_token built-in',
      'header differs',
      'header same',
      'remap[0] none',
      'exclude[0] none',
      'exclude[1] none',
      'future_key none',
      'include_fragments same',
    ]);
  });
});

describe('.markdown-link-check.json', () => {
  test.each<Case>([
    ['{"timeout": "20s"}', { timeout: '20s' }],
    ['{"timeout": "2000"}', { timeout: '2s' }],
    ['{"retryOn429": true, "retryCount": 5, "fallbackRetryDelay": "30s"}', { defaultPause: '30s' }],
    ['{"aliveStatusCodes": [200, 206, 301, 403]}', { accept: { '*': [403] } }],
    ['{"ignorePatterns": [{"pattern": "^#"}]}', fragmentsOff],
    [
      '{"ignorePatterns": [{"pattern": "^mailto:"}, {"pattern": "^[./]"}, {"pattern": "^data/"}, {"pattern": "^(?!x)"}]}',
      { exclude: ['/^(?!x)/'] },
    ],
    ['{"ignorePatterns": [{"pattern": "a", "comment": "slow"}]}', { exclude: [{ pattern: '/a/', reason: 'slow' }] }],
    [
      '{"httpHeaders": [{"urls": ["https://a.test/x", "https://b.test"], "headers": {"Foo": "Bar", "Authorization": "Bearer {{env.TOKEN}}"}}]}',
      {
        hosts: {
          'a.test': { headers: { foo: 'Bar', authorization: 'Bearer ${TOKEN}' } },
          'b.test': { headers: { foo: 'Bar', authorization: 'Bearer ${TOKEN}' } },
        },
      },
    ],
    ['{"replacementPatterns": [{"pattern": "^/", "replacement": "{{BASEURL}}/"}]}', {}],
    ['{"replacementPatterns": [{"pattern": "^.attachments", "replacement": "file://some/.attachments"}]}', {}],
  ])('%s', (config, became) => expectConfig('.markdown-link-check.json', config, became));
});

describe('.linkspector.yml', () => {
  test.each<Case>([
    ['dirs: [./]\nuseGitIgnore: true\nmodifiedFilesOnly: true', {}],
    ['files: [README.md, missing.md]\ndirs: [./docs]', { paths: ['README.md', 'docs'] }],
    [
      'dirs: [.]\nexcludedFiles: [./check.md]\nexcludedDirs: [./lib, build/]',
      { excludePath: ['check.md', 'lib/**', 'build/**'] },
    ],
    ['dirs: [.]\naliveStatusCodes: [200, 206, 400, 403]', { accept: { '*': [400, 403] } }],
    [
      'dirs: [.]\ntimeout: 30000\nretryCount: 3\nuserAgent: curl/8',
      { timeout: '30s', attempts: 4, userAgent: 'curl/8' },
    ],
    ['dirs: [.]\nfollowRedirects: false', { severity: { moved: 'error', redirected: 'error' } }],
    ['dirs: [.]\nfileExtensions: [md, adoc]', { extensions: ['.md'] }],
    ['dirs: [.]\nfileExtensions: [md, .qmd, mdwn]', { extensions: ['.md', '.qmd', '.mdwn'] }],
    [
      'dirs: [.]\nhttpHeaders:\n  - url: [https://a.test]\n    headers:\n      X-A: b\n',
      { hosts: { 'a.test': { headers: { 'x-a': 'b' } } } },
    ],
    ['', {}],
  ])('%s', (config, became) => expectConfig('.linkspector.yml', config, became));
});

test.each<Case>([
  [
    '{"skip": [], "timeout": 0, "concurrency": 50, "retryErrorsCount": 2}',
    { concurrency: 50, attempts: 3, ...fragmentsOff },
  ],
  [
    '{"statusCodes": {"403": "ok", "429": "skip", "404": "error"}, "checkFragments": true}',
    { anchors: true, accept: { '*': [403, 429] } },
  ],
  [
    '{"requireHttps": true, "redirects": "error"}',
    { rules: { 'url-http': 'error' }, severity: { 'missing-anchor': 'off', moved: 'error', redirected: 'error' } },
  ],
])('linkinator: %s', (config, became) => expectConfig('linkinator.config.json', config, became));

test.each([
  ['{}', ['not set, so fragments were not checked: severity "missing-anchor" is off']],
  ['{"checkFragments": false}', ['severity "missing-anchor" is off']],
  ['{"checkFragments": true}', ['anchors']],
])('linkinator: %s says once what becomes of fragments', async (config, told) => {
  const { notes } = await translated('linkinator.config.json', config);
  expect(notes.map(({ text }) => text)).toEqual(told);
});

test.each([
  ['.markdown-link-check.json', 'markdown-link-check'],
  ['linkinator.config.json', 'linkinator'],
])('%s: what every object has is no key of %s', async (name, tool) => {
  const { notes } = await translated(name, '{"constructor": 1, "toString": true, "checkFragments": true}');
  expect(notes.slice(0, 2)).toEqual(
    ['constructor', 'toString'].map((key) => ({ key, kind: 'none', text: `no key of ${tool} that linkmend knows` })),
  );
});

test.each<Case>([
  [
    'ignore-path = ["./ignore-me", "src"]\nthrottle = 100\ngitignore = true',
    { excludePath: ['/ignore-me', '/src'], hostInterval: '100ms', ...fragmentsOff },
  ],
  [
    'http-headers = ["User-Agent: x", "X-A: b"]',
    { hosts: { '*': { userAgent: 'x', headers: { 'x-a': 'b' } } }, ...fragmentsOff },
  ],
])('mlc: %s', (config, became) => expectConfig('.mlc.toml', config, became));

describe('what cannot be read is one line with its place', () => {
  test.each([
    ['lychee.toml', 'accept = [\n', /^lychee\.toml:\d+:\d+: no valid TOML: /],
    ['lychee.toml', 'timeout = "soon"\nexclude = 5', /^lychee\.toml: exclude: expected text, got 5; /],
    [
      'lychee.toml',
      'accept = ["4xx"]',
      /^lychee\.toml: accept\[0\]: expected a status code or a range such as 200\.\.=204/,
    ],
    ['.markdown-link-check.json', '{"timeout": [}', /^\.markdown-link-check\.json:1:14: no valid JSON: /],
    [
      '.markdown-link-check.json',
      '{"ignorePatterns": [{}]}',
      /ignorePatterns\[0\]\.pattern: expected text, got nothing; /,
    ],
    ['.markdown-link-check.json', '[]', /^\.markdown-link-check\.json: expected an object, got a list; /],
    ['.markdown-link-check.json', '{"timeout": null}', /: timeout: expected a number, got null; /],
    ['.linkspector.yml', 'dirs: [a', /^\.linkspector\.yml:1:\d+: no valid YAML: /],
    ['.linkspector.yml', 'dirs: [.]\nignorePatterns: [a]', /ignorePatterns\[0\]: expected an object, got "a"; /],
    ['links.json', '{"a": 1}', /^links\.json: no configuration of lychee, /],
  ])('%s: %s', async (name, text, message) => {
    const failure = await translated(name, text).then(
      () => null,
      (error: Error) => error.message,
    );
    expect(failure).toMatch(message);
    expect(failure).not.toContain('\n');
  });
});

test('comments become reasons', async () => {
  const lychee = await translated(
    'lychee.toml',
    [
      'exclude = [',
      '  # Bot walls:',
      '  # all of them',
      '  "^https://x\\\\.test",',
      "  'y',",
      '',
      "  'z', # slow",
      "  'w',",
      ']',
    ].join('\n'),
  );
  expect(lychee.config.exclude).toEqual([
    { pattern: '/^https://x\\.test/', reason: 'Bot walls: all of them' },
    { pattern: '/y/', reason: 'Bot walls: all of them' },
    { pattern: '/z/', reason: 'slow' },
    '/w/',
  ]);
  const linkspector = await translated(
    '.linkspector.yml',
    "dirs: [.]\nignorePatterns:\n  - pattern: 'slack' # 403\n  # no robots\n  - pattern: www.test\n",
  );
  expect(linkspector.config.exclude).toEqual([
    { pattern: '/slack/', reason: '403' },
    { pattern: '/www.test/', reason: 'no robots' },
  ]);
});

test('whatever an expression holds, linkmend reads what becomes of it', async () => {
  const pieces = fc.constantFrom(
    'a',
    '.',
    '\\.',
    '*',
    '+',
    '?',
    '/',
    '^',
    '$',
    '(',
    ')',
    '[',
    ']',
    '(?i)',
    '{2}',
    '|',
    '[[:alpha:]]',
    '\\',
    '#',
    '&&',
    '://',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(pieces, { maxLength: 8 }), { maxLength: 4 }), async (expressions) => {
      const list = JSON.stringify(expressions.map((parts) => parts.join('')));
      for (const name of ['lychee.toml', '.markdown-link-check.json', 'linkinator.config.json']) {
        const text = {
          'lychee.toml': `exclude = ${list}\nexclude_path = ${list}`,
          '.markdown-link-check.json': JSON.stringify({
            ignorePatterns: expressions.map((parts) => ({ pattern: parts.join('') })),
            replacementPatterns: expressions.map((parts) => ({
              pattern: parts.join(''),
              replacement: 'https://b.test',
            })),
          }),
          'linkinator.config.json': `{"skip": ${list}}`,
        }[name];
        const { config } = await translated(name, text ?? '');
        resolveConfig({ file: { name, directory: '/', value: config }, flags: {}, cwd: '/', rules: ruleSchemas });
      }
    }),
    { numRuns: 200 },
  );
});
