import { expect, test } from 'vitest';
import { aliasesOf } from '../../src/judge/verdict-aliases.ts';
import type { Target } from '../../src/model/target.ts';
import type { Verdict } from '../../src/model/verdict.ts';

const web = (url: string): Target => ({ kind: 'web', url, requestKey: url, fragment: null });
const dead = (reason: 'not-found' | 'gone' | 'missing-anchor'): Verdict => ({ kind: 'dead', reason, evidence: [] });
const moved: Verdict = { kind: 'moved', reason: 'permanent-redirect', evidence: [] };

test.each<[string, Verdict, string | null, readonly string[]]>([
  ['https://github.com/a/b', moved, 'https://github.com/c/d', ['repo-moved']],
  ['https://github.com/a/b.git', moved, 'https://github.com/A/B', []],
  ['http://github.com/a/b', moved, 'https://github.com/a/b', []],
  ['https://github.com/a/b', moved, 'https://a.example/', []],
  ['https://github.com/a/b/wiki', moved, 'https://github.com/c/d/wiki', []],
  ['https://a.example/a/b', moved, 'https://github.com/c/d', []],
  ['https://github.com/a/b', dead('not-found'), null, ['repo-missing']],
  ['https://gitlab.com/a/b/', dead('gone'), null, ['repo-missing']],
  ['https://github.com/topics/x', dead('not-found'), null, []],
  ['https://github.com/a', dead('not-found'), null, []],
  ['https://a.example/#x', dead('missing-anchor'), null, ['fragment-exists']],
])('%s %o', (url, verdict, finalUrl, names) => {
  const trace = { status: null, finalUrl, title: null, hops: [], attempts: 1, ms: 1, repository: null };
  expect(aliasesOf({ target: web(url), verdict, trace })).toEqual(names);
});
