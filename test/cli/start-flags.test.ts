import { cachedDataVersionTag } from 'node:v8';
import { afterEach, expect, test } from 'vitest';
import { collectInSteps } from '../../src/cli/collect-later.ts';
import { growFreely, growLittle } from '../../src/cli/heap-growth.ts';
import { optimizeEarly } from '../../src/cli/optimize-later.ts';
import { setStartFlags } from '../../src/cli/start-flags.ts';

const { node } = process.versions;

function setFlagsOfAsking(): void {
  growLittle();
  collectInSteps();
  optimizeEarly(node);
}

afterEach(() => {
  setFlagsOfAsking();
  growFreely();
});

test('what runs that ask change of V8 is taken back before their code is kept', () => {
  setStartFlags(node);
  const loaded = cachedDataVersionTag();
  setFlagsOfAsking();
  expect(cachedDataVersionTag()).not.toBe(loaded);
  setStartFlags(node);
  expect(cachedDataVersionTag()).toBe(loaded);
});
