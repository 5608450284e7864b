import { expect, test } from 'vitest';
import { severityNames } from '../../src/config/severity-names.ts';
import { ruleMessages } from '../../src/report/rule-messages.ts';

test.each([
  'dead',
  'not-found',
  'dead/not-found',
  'insecure/tls',
  'skipped/offline',
  'file-encoding',
  'unused-pattern',
])('%s can be given a severity', (name) => {
  expect(severityNames([])).toContain(name);
});

test('names are unique, and "ok" has none', () => {
  const names = severityNames(['list-order']);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain('list-order');
  expect(names.filter((name) => name.startsWith('ok'))).toEqual([]);
});

test.each([...ruleMessages.keys()])('%s, which reports have a sentence for, can be given a severity', (name) => {
  expect(severityNames([])).toContain(name);
});
