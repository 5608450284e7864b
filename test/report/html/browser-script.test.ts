import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileBrowserScript } from '../../../scripts/compile-browser-script.mjs';

const committed = readFileSync(new URL('../../../src/report/html/browser-script.ts', import.meta.url), 'utf8');

test('the committed script is the compiled one', async () => {
  expect(committed).toBe(await compileBrowserScript());
});

test('the script makes no HTML of text, and no code', () => {
  expect(committed).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|setTimeout/);
});
