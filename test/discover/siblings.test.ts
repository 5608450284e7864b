import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSiblings } from '../../src/discover/siblings.ts';
import { createDirectory, writeTree } from './tree.ts';

test('names the files of a folder and of its .github folder, with the text of what is judged', () => {
  const root = createDirectory();
  writeTree(root, {
    'README.md': 'list',
    LICENSE: 'CC0 1.0 Universal',
    'src/a.md': '',
    '.github/CONTRIBUTING.md': 'Welcome',
    '.github/FUNDING.yml': 'x',
  });
  expect(readSiblings({ absolutePath: join(root, 'README.md') })).toEqual([
    { name: '.github/CONTRIBUTING.md', text: 'Welcome' },
    { name: '.github/FUNDING.yml', text: null },
    { name: 'LICENSE', text: 'CC0 1.0 Universal' },
    { name: 'README.md', text: null },
  ]);
});

test('reads no more of a text than a licence has', () => {
  const root = createDirectory();
  writeTree(root, { LICENSE: 'x'.repeat(1_000_000) });
  const [licence] = readSiblings({ absolutePath: join(root, 'README.md') }) ?? [];
  expect(licence?.text?.length).toBeLessThan(100_000);
});

test('a folder that is not there is not known', () => {
  expect(readSiblings({ absolutePath: '/nowhere/at/all/README.md' })).toBeNull();
});
