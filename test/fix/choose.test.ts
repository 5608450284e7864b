import { expect, test } from 'vitest';
import { isChosen } from '../../src/fix/choose.ts';
import type { Fix } from '../../src/model/edit.ts';

const fix = (kind: Fix['kind'], safety: Fix['safety']): Fix => ({ kind, safety, edits: [], becomes: null });

test.each([
  ['off', 'safe', false],
  ['off', 'suggested', false],
  ['safe', 'safe', true],
  ['safe', 'suggested', false],
  ['suggested', 'safe', true],
  ['suggested', 'suggested', true],
] as const)('mode %s, %s fix: %s', (mode, safety, chosen) => {
  expect(isChosen(fix('moved', safety), { mode, kinds: ['moved', 'lint'] })).toBe(chosen);
  expect(isChosen(fix('archive', safety), { mode, kinds: ['moved', 'lint'] })).toBe(false);
});
