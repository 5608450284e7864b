import { describe, expect, test } from 'vitest';
import type { JudgeConfig } from '../../src/config/config.ts';
import { configuredSeverity, severityOf } from '../../src/judge/severity.ts';
import type { Severity } from '../../src/model/finding.ts';
import { type Reason, reasonsOf, type VerdictKind, verdictKinds } from '../../src/model/verdict.ts';

type Judge = Pick<JudgeConfig, 'severity' | 'overrides'>;
const nothing: Judge = { severity: {}, overrides: [] };
const of = (rule: string, config: Judge = nothing, file = 'README.md', scope: 'run' | 'change' = 'run'): Severity => {
  const [kind, reason] = rule.split('/') as [Exclude<VerdictKind, 'ok'>, Reason];
  return severityOf({ kind, reason }, { file, config, scope });
};

describe('defaults', () => {
  test.each([
    ['moved/permanent-redirect', 'warning', 'info'],
    ['redirected/temporary-redirect', 'off', 'off'],
    ['dead/not-found', 'error', 'error'],
    ['dead/long-unreachable', 'error', 'error'],
    ['dead/soft-404', 'error', 'warning'],
    ['dead/parked', 'error', 'warning'],
    ['blocked/bot-wall', 'info', 'info'],
    ['unstable/timeout', 'warning', 'warning'],
    ['insecure/cert-expired', 'warning', 'warning'],
    ['insecure/tls', 'warning', 'warning'],
    ['insecure/cert-chain', 'info', 'info'],
    ['skipped/offline', 'off', 'off'],
  ] as const)('%s is %s, and %s in changes', (rule, run, change) => {
    expect(of(rule)).toBe(run);
    expect(of(rule, nothing, 'README.md', 'change')).toBe(change);
  });

  test('ok is never told', () => {
    const config = { ...nothing, severity: { ok: 'error' } } as const;
    expect(severityOf({ kind: 'ok', reason: null }, { file: 'a.md', config, scope: 'run' })).toBe('off');
  });

  test('every verdict and reason has one', () => {
    for (const kind of verdictKinds) {
      for (const reason of reasonsOf[kind]) expect(of(`${kind}/${reason}`)).toMatch(/^(?:off|info|warning|error)$/);
    }
  });
});

describe('the configuration', () => {
  test.each<readonly [Record<string, Severity>, string, Severity]>([
    [{ dead: 'info' }, 'dead/not-found', 'info'],
    [{ 'not-found': 'warning', dead: 'info' }, 'dead/not-found', 'warning'],
    [{ dead: 'info', 'not-found': 'warning', 'dead/not-found': 'off' }, 'dead/not-found', 'off'],
    [{ dead: 'info' }, 'unstable/timeout', 'warning'],
    [{ 'missing-anchor': 'off' }, 'dead/missing-anchor', 'off'],
    [{ skipped: 'info' }, 'skipped/private-address', 'info'],
  ])('%o for %s', (severity, rule, expected) => {
    expect(of(rule, { ...nothing, severity })).toBe(expected);
    expect(of(rule, { ...nothing, severity }, 'README.md', 'change')).toBe(expected);
  });

  const overrides: Judge = {
    severity: { 'dead/not-found': 'warning' },
    overrides: [
      { files: ['docs/**'], severity: { dead: 'info' }, options: {} },
      { files: ['CHANGELOG.md', './archive/*.md'], severity: { dead: 'off', moved: 'off' }, options: {} },
      { files: ['docs/new/**'], severity: { 'not-found': 'error' }, options: {} },
      { files: ['.github/**'], severity: { dead: 'off' }, options: {} },
    ],
  };
  test.each([
    ['README.md', 'warning'],
    ['docs/a.md', 'info'],
    ['docs/new/a.md', 'error'],
    ['CHANGELOG.md', 'off'],
    ['packages/one/CHANGELOG.md', 'off'],
    ['archive/2019.md', 'off'],
    ['archive/old/2019.md', 'warning'],
    ['.github/README.md', 'off'],
  ])('in %s', (file, expected) => {
    expect(of('dead/not-found', overrides, file)).toBe(expected);
  });

  test('other names are looked up in the same way, and may be unmentioned', () => {
    const config = { ...nothing, severity: { 'list-order': 'error' } } as const;
    expect(configuredSeverity(['list-order'], { file: 'a.md', config })).toBe('error');
    expect(configuredSeverity(['toString'], { file: 'a.md', config })).toBeNull();
  });
});
