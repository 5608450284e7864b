import { expect, test } from 'vitest';
import { isOtherName } from '../../../src/lint/contents/other-name.ts';

test.each([
  ['Renamed title', 'Four', true],
  ['Old', 'New', true],
  ['Fruit', 'Vegetables and herbs', true],
  ['JS', 'JavaScript', false],
  ['CI', 'Continuous Integration', false],
  ['Databases', 'DBs', false],
  ['Languages & frameworks', 'Languages and frameworks', false],
  ['Contributing', 'How to contribute', false],
  ['Tools', '🔨 Tools', false],
  ['🔨', 'Tools', false],
  ['中文', 'Chinese', false],
])('%s for %s: %s', (line, section, isOther) => {
  expect(isOtherName(line, section)).toBe(isOther);
});
