import { expect, test } from 'vitest';
import { judgeTarget } from '../../src/judge/judge-target.ts';
import { judgeLocal } from '../../src/judge/local.ts';
import type { LocalFacts } from '../../src/model/local.ts';
import type { Fault } from '../../src/model/target.ts';

test('schemes that are not asked over http are skipped', () => {
  expect(judgeTarget({ kind: 'mail', url: 'mailto:a@b.example' })).toMatchObject({ kind: 'skipped', reason: 'scheme' });
  expect(judgeTarget({ kind: 'other', url: 'ftp://x.example', scheme: 'ftp' })).toEqual({
    kind: 'skipped',
    reason: 'scheme',
    evidence: [{ kind: 'scheme', scheme: 'ftp' }],
  });
});

test.each<readonly [Fault, string, object]>([
  [{ kind: 'empty' }, 'malformed-url', { fault: 'empty' }],
  [{ kind: 'invalid', part: 'port' }, 'malformed-url', { fault: 'invalid', part: 'port' }],
  [{ kind: 'no-scheme' }, 'malformed-url', { fault: 'no-scheme' }],
  [{ kind: 'unknown-scheme', scheme: 'htts' }, 'unknown-scheme', { fault: 'unknown-scheme', scheme: 'htts' }],
])('%o is dead', (fault, reason, facts) => {
  expect(judgeTarget({ kind: 'malformed', url: 'x', fault, suggestion: 'https://x.example' })).toEqual({
    kind: 'dead',
    reason,
    evidence: [{ kind: 'malformed', ...facts, suggestion: 'https://x.example' }],
  });
});

test.each<readonly [LocalFacts, string]>([
  [{ kind: 'found', type: 'file' }, 'ok/null'],
  [{ kind: 'found', type: 'directory' }, 'ok/null'],
  [{ kind: 'missing-file', didYouMean: 'docs/a.md' }, 'dead/missing-file'],
  [{ kind: 'missing-file', didYouMean: null }, 'dead/missing-file'],
  [{ kind: 'wrong-case', actual: 'README.md' }, 'dead/missing-file'],
  [{ kind: 'missing-anchor', didYouMean: null }, 'dead/missing-anchor'],
  [{ kind: 'outside-root' }, 'skipped/excluded'],
])('%o is %s', (facts, verdict) => {
  const { kind, reason, evidence } = judgeLocal(facts);
  expect(`${kind}/${reason}`).toBe(verdict);
  expect(evidence).toEqual([facts]);
});
