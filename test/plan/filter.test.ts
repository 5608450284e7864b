import { describe, expect, test } from 'vitest';
import type { PlanConfig, UrlPattern } from '../../src/config/config.ts';
import { createFilter, type Decision } from '../../src/plan/filter.ts';
import { findPatternProblems } from '../../src/plan/pattern-problems.ts';
import { resolveTarget } from '../../src/plan/target.ts';
import { linkTo } from './link.ts';
import { github } from './repository.ts';

const today = '2026-03-01';
const pattern = (text: string, until: string | null = null): UrlPattern => ({
  pattern: text,
  reason: null,
  until,
  origin: 'linkmend.config.json',
});

function targetOf(url: string) {
  return resolveTarget(linkTo(url), { source: 'README.md', repository: github, exists: () => false });
}

function explain(url: string, config: Partial<PlanConfig> = {}) {
  const filter = createFilter({ exclude: [], include: [], remap: [], ...config }, { today, repository: github });
  return filter.explain(targetOf(url));
}

const decide = (url: string, config: Partial<PlanConfig> = {}): Decision => explain(url, config).decision;

describe('built-in skips', () => {
  test.each([
    ['https://{host}/a', 'template'],
    ['https://{{ host }}/a', 'template'],
    ['https://x.example/{{ id }}', 'template'],
    ['{{ site.url }}/a', 'template'],
    ['{% link a.md %}', 'template'],
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: other programs' placeholders
    ['${BASE}/a', 'template'],
    ['https://${HOST}:${PORT}/', 'template'],
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above
    ['https://{host}:{port}/a', 'template'],
    ['https://example.com/a', 'example-domain'],
    ['https://WWW.Example.org', 'example-domain'],
    ['http://example.net:8080/', 'example-domain'],
    ['mailto:a@b.example', 'scheme'],
    ['tel:911', 'scheme'],
    ['https://github.com/acme/list/releases/tag/v2.0.0', 'own-release'],
    ['https://github.com/Acme/List/releases/download/v2.0.0/a.tgz', 'own-release'],
    ['https://github.com/acme/list/compare/v1.1.0...v2.0.0', 'own-release'],
    ['https://github.com/acme/list/archive/refs/tags/v2.0.0.tar.gz', 'own-release'],
  ])('%s: %s', (url, reason) => {
    expect(decide(url)).toMatchObject({ kind: 'skip', reason });
  });

  test.each([
    'https://x.example/{id}',
    'https://x.example/a{b}c',
    'https://example.com.x.test/',
    'https://sub.example.com/',
    'https://example.edu/',
    'https://x.test/',
    'https://github.com/acme/list/releases/tag/v1.0.0',
    'https://github.com/acme/list/releases/latest',
    'https://github.com/acme/list/releases',
    'https://github.com/acme/list/compare/v1.0.0...v1.1.0',
    'https://github.com/acme/list/compare/v1.0.0...HEAD',
    'https://github.com/acme/list/compare/0123abc...main',
    'https://github.com/other/list/releases/tag/v2.0.0',
  ])('%s is asked', (url) => {
    expect(decide(url)).toMatchObject({ kind: 'ask', probedAs: null });
  });

  test.each([
    ['README.md', 'look'],
    ['#a', 'look'],
    ['htts://x.example', 'as-written'],
    ['', 'as-written'],
  ])('"%s": %s', (url, kind) => {
    expect(decide(url).kind).toBe(kind);
  });
});

describe('patterns', () => {
  test('exclude takes out', () => {
    const exclude = [pattern('x.example/a')];
    expect(decide('https://x.example/a/b', { exclude })).toMatchObject({
      kind: 'skip',
      reason: 'excluded',
      matched: exclude,
    });
    expect(decide('https://x.example/b', { exclude })).toMatchObject({ kind: 'ask', matched: [] });
  });

  test('include beats exclude and the built-in skips', () => {
    const exclude = [pattern('/./')];
    const include = [pattern('example.com')];
    expect(decide('https://example.com/a', { exclude, include })).toMatchObject({ kind: 'ask' });
    expect(decide('https://example.net/a', { exclude, include })).toMatchObject({ kind: 'skip', reason: 'excluded' });
  });

  test('patterns see fragments', () => {
    expect(decide('https://x.example/a#b', { exclude: [pattern('/#b$/')] }).kind).toBe('skip');
    expect(decide('https://x.example/a#c', { exclude: [pattern('/#b$/')] }).kind).toBe('ask');
  });

  test.each([
    ['2026-03-01', 'skip'],
    ['2026-02-28', 'ask'],
    [null, 'skip'],
  ])('with the last day %s the decision is %s', (until, kind) => {
    expect(decide('https://x.example/', { exclude: [pattern('x.example', until)] }).kind).toBe(kind);
  });

  test('a pattern that cannot be read is refused', () => {
    expect(() => decide('https://x.example/', { exclude: [pattern('/(/')] })).toThrow('linkmend.config.json');
  });
});

describe('remap', () => {
  test.each([
    [
      'https://old.example/',
      'http://127.0.0.1:1/',
      'https://old.example/a#b',
      'http://127.0.0.1:1/a',
      'http://127.0.0.1:1/a#b',
    ],
    [
      '/^https:\\/\\/(\\w+)\\.example/',
      'https://$1.test',
      'https://x.example/a',
      'https://x.test/a',
      'https://x.test/a',
    ],
    ['/', 'https://site.test/', '/docs/intro', 'https://site.test/docs/intro', 'https://site.test/docs/intro'],
    ['/docs/', 'https://site.test/d/', '/docs/intro#a', 'https://site.test/d/intro', 'https://site.test/d/intro#a'],
    ['https://x.example', 'https://u:p@x.test', 'https://x.example/', 'https://u:p@x.test/', 'https://x.test/'],
  ])('%s to %s: %s', (from, to, url, requestKey, probedAs) => {
    expect(decide(url, { remap: [{ from, to }] })).toMatchObject({ kind: 'ask', requestKey, probedAs });
  });

  test('comes before the patterns and the built-in skips', () => {
    const remap = [{ from: 'https://example.com', to: 'https://x.test' }];
    expect(decide('https://example.com/', { remap }).kind).toBe('ask');
    expect(decide('https://example.com/', { remap, exclude: [pattern('example.com')] }).kind).toBe('ask');
    expect(decide('https://example.com/', { remap, exclude: [pattern('x.test')] }).kind).toBe('skip');
  });

  test('an entry that gives no web address is passed over', () => {
    const remap = [{ from: 'https://x.example', to: 'file:///etc' }];
    expect(decide('https://x.example/', { remap })).toMatchObject({ kind: 'ask', probedAs: null });
  });

  test('relative files are no business of it', () => {
    expect(decide('docs/a', { remap: [{ from: '/', to: 'https://site.test/' }] }).kind).toBe('look');
  });
});

test('an explanation names every rule in order', () => {
  const exclude = [{ ...pattern('example.com'), reason: 'slow' }];
  expect(explain('https://example.com/', { exclude })).toMatchObject({
    decision: { kind: 'skip', rule: 'exclude "example.com" (linkmend.config.json: slow)' },
    trail: [
      'remap: no entry fits',
      'include: no pattern fits',
      'exclude: "example.com" (linkmend.config.json: slow)',
      'built-in rules: example-domain, example.com is kept for examples (RFC 2606, section 3)',
    ],
  });
});

test('patterns that are over, and patterns that fitted nothing, are problems', () => {
  const used = pattern('x.example');
  const beaten = pattern('/example/');
  const unused = pattern('y.example');
  const over = pattern('x.example', '2026-01-01');
  const config = { exclude: [beaten, unused, over], include: [used], remap: [] };
  const filter = createFilter(config, { today, repository: null });
  const decisions = [filter.decide(targetOf('https://x.example/'))];
  expect(findPatternProblems(config, decisions, today)).toEqual([
    { rule: 'unused-pattern', list: 'exclude', pattern: unused },
    { rule: 'expired-pattern', list: 'exclude', pattern: over },
  ]);
});
