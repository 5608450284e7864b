import { describe, expect, test } from 'vitest';
import { outcomeOf, translated } from './translated.ts';

/** A configuration, and what its own tool makes of addresses, by that tool's documentation. */
type Case = readonly [config: string, outcomes: Readonly<Record<string, string>>];

async function expectSame(name: string, [config, outcomes]: Case, ignores: string | null = null): Promise<void> {
  const translation = await translated(name, config, ignores);
  const made = Object.keys(outcomes).map((url) => [url, outcomeOf(translation, url)]);
  expect(Object.fromEntries(made)).toEqual(outcomes);
}

describe('lychee', () => {
  test.each<Case>([
    // An expression is looked for anywhere in the whole address.
    ['exclude = ["osdev"]', { 'https://wiki.osdev.test/': 'left out', 'https://a.test/?osdev': 'left out' }],
    [
      'exclude = ["^https://a\\\\.test/x"]',
      { 'https://a.test/xyz': 'left out', 'https://b.test/https://a.test/x': 'asked' },
    ],
    ["exclude = ['twitter\\.com']", { 'https://twitter.com/a': 'left out', 'https://twitterXcom.test/': 'asked' }],
    ['exclude = ["intel.test/*"]', { 'https://intel.test': 'left out', 'https://intel.test/a/b': 'left out' }],
    ["exclude = ['(?i)/LICEN[SC]E$']", { 'https://a.test/license': 'left out', 'https://a.test/license/x': 'asked' }],
    ["exclude = ['[[:digit:]]{3}$']", { 'https://a.test/123': 'left out', 'https://a.test/12': 'asked' }],
    ["exclude = ['\\A(?P<s>http|ftp)://']", { 'http://a.test/': 'left out', 'https://a.test/': 'asked' }],
    ["exclude = ['#top$']", { 'https://a.test/#top': 'left out', 'https://a.test/': 'asked' }],
    // Addresses are normalised there too: the slash of the root is always there.
    ["exclude = ['^https://a\\.test$']", { 'https://a.test': 'asked' }],
    ["exclude = ['^https://a\\.test/$']", { 'https://A.test': 'left out' }],
    // Include beats exclude; alone, it leaves out all that it does not name.
    [
      "exclude = ['github\\.test']\ninclude = ['gist\\.github\\.test']",
      { 'https://gist.github.test/a': 'asked', 'https://github.test/a': 'left out', 'https://c.test/': 'asked' },
    ],
    ["include = ['b\\.test']", { 'https://b.test/': 'asked', 'https://c.test/': 'left out' }],
    ['scheme = ["https"]', { 'https://a.test/': 'asked', 'http://a.test/': 'left out' }],
    ['offline = true', { 'https://a.test/': 'left out' }],
    // remap comes before the filter, the first that fits counts, and replaces one occurrence.
    [
      "remap = ['https://a\\.test/(.*)/x http://b.test/${1}', 'https://a\\.test https://c.test']",
      { 'https://a.test/1/x': 'http://b.test/1', 'https://a.test/2': 'https://c.test/2', 'https://d.test/': 'asked' },
    ],
    [
      "remap = ['^https://a\\.test/(?P<page>\\w+)$ https://b.test/$page.html']",
      { 'https://a.test/one': 'https://b.test/one.html' },
    ],
    [
      "remap = ['https://a\\.test https://b.test']\nexclude = ['b\\.test']",
      { 'https://a.test/x': 'left out', 'https://c.test/': 'asked' },
    ],
  ])('%s', (config, outcomes) => expectSame('lychee.toml', [config, outcomes]));

  test('.lycheeignore: one expression a line, comments between', () =>
    expectSame(
      'lychee.toml',
      [
        "exclude = ['^https://x\\.test']",
        { 'https://x.test/': 'left out', 'https://y.test/a': 'left out', 'https://z.test/': 'asked' },
      ],
      '# slow\nhttps://y\\.test\n\n# nothing\n',
    ));
});

describe('markdown-link-check', () => {
  test.each<Case>([
    [
      '{"ignorePatterns": [{"pattern": "^http://localhost"}]}',
      { 'http://localhost:3000/a': 'left out', 'http://a.test/': 'asked' },
    ],
    [
      '{"ignorePatterns": [{"pattern": "a.test/b"}]}',
      { 'https://a.test/bcd': 'left out', 'https://a.test/c': 'asked' },
    ],
    // Addresses are compared as they are written: without the slash of the root.
    [
      '{"ignorePatterns": [{"pattern": "^https://a\\\\.test$"}]}',
      { 'https://a.test': 'left out', 'https://a.test/b': 'asked' },
    ],
    [
      '{"ignorePatterns": [{"pattern": "^https://a\\\\.test/x$"}]}',
      { 'https://a.test/x': 'left out', 'https://a.test/xy': 'asked' },
    ],
    ['{"ignorePatterns": [{"pattern": "/discussions/new"}]}', { 'https://a.test/o/discussions/new': 'left out' }],
    ['{"ignorePatterns": [{"pattern": "//a.test"}]}', { 'https://a.test/': 'left out' }],
    [
      '{"ignorePatterns": [{"pattern": "^(?!https://only)"}]}',
      { 'https://only.test/': 'asked', 'https://a.test/': 'left out' },
    ],
    [
      '{"replacementPatterns": [{"pattern": "^https://old\\\\.test/(\\\\w+)", "replacement": "https://new.test/$1"}]}',
      { 'https://old.test/a/b': 'https://new.test/a/b', 'https://new.test/': 'asked' },
    ],
    [
      '{"projectBaseUrl": "https://docs.test", "replacementPatterns": [{"pattern": "^/", "replacement": "{{BASEURL}}/"}]}',
      { '/guide/a': 'https://docs.test/guide/a', 'https://a.test/': 'asked' },
    ],
  ])('%s', (config, outcomes) => expectSame('.markdown-link-check.json', [config, outcomes]));
});

describe('linkspector', () => {
  test.each<Case>([
    [
      'dirs: [.]\nignorePatterns:\n  - pattern: slack.test\n',
      { 'https://x.slack.test/': 'left out', 'https://a.test/': 'asked' },
    ],
    [
      "dirs: [.]\nignorePatterns:\n- pattern: '^http(s)?://.+.zendesk.test'\n",
      { 'https://a.zendesk.test/': 'left out' },
    ],
    [
      'files: [README.md]\nbaseUrl: https://site.test\n',
      { '/a/b': 'https://site.test/a/b', 'https://a.test/': 'asked' },
    ],
    [
      'dirs: [.]\nreplacementPatterns:\n  - pattern: "(https?://a.test)/(\\\\w+)/(\\\\d+)"\n    replacement: "$1/id/$3"\n',
      { 'https://a.test/page/7': 'https://a.test/id/7' },
    ],
  ])('%s', (config, outcomes) => expectSame('.linkspector.yml', [config, outcomes]));
});

describe('mlc', () => {
  test.each<Case>([
    // `*` and `?` over the whole address.
    [
      'ignore-links = ["http*://crates.test*"]',
      { 'https://crates.test/x': 'left out', 'https://a.test/crates.test': 'asked' },
    ],
    ['ignore-links = ["https://a.test/?"]', { 'https://a.test/b': 'left out', 'https://a.test/bc': 'asked' }],
    ['ignore-links = ["https://a.test"]', { 'https://a.test': 'left out', 'https://a.test/b': 'asked' }],
  ])('%s', (config, outcomes) => expectSame('.mlc.toml', [config, outcomes]));
});

describe('linkinator', () => {
  test.each<Case>([
    [
      '{"skip": ["localhost:3000", "github.test"]}',
      { 'http://localhost:3000/': 'left out', 'https://x.github.test/': 'left out' },
    ],
    ['{"skip": "^(?!http://mine)"}', { 'http://mine.test/': 'asked', 'http://other.test/': 'left out' }],
    [
      '{"urlRewriteSearch": "https://a\\\\.test", "urlRewriteReplace": "http://localhost:1"}',
      { 'https://a.test/x': 'http://localhost:1/x' },
    ],
  ])('%s', (config, outcomes) => expectSame('linkinator.config.json', [config, outcomes]));
});
