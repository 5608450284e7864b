import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type CodeCache, openCodeCache, unusedCodeCache } from '../../src/cli/code-cache.ts';
import { type LoadedModules, loadModules } from '../../src/cli/load-modules.ts';
import { createDirectory, writeTree } from '../discover/tree.ts';

const log: unknown[] = [];
const asGlobal = globalThis as { tell?: (value: unknown) => void };
asGlobal.tell = (value) => log.push(value);
afterEach(() => {
  log.length = 0;
});

/** Modules that require each other, in a circle too, what Node has and a package; and tell what they see. */
function writeModules(): string {
  const directory = createDirectory();
  writeTree(directory, {
    'package.json': '{ "type": "commonjs" }',
    'node_modules/thing/index.js': 'exports.thing = 7;',
    'main.js': [
      "'use strict';",
      "const one = require('./one.js');",
      "tell([one.name, require('./one.js') === one, require('thing').thing, require('node:path').sep]);",
      'tell([__filename, __dirname, this === exports, typeof module]);',
      "const later = () => require('./two.js').twice(21);",
      'tell(later());',
      "try { require('./fails.js'); } catch (error) { tell(error.stack.split('\\n').slice(0, 2)); }",
    ].join('\n'),
    'one.js': "exports.name = 'one'; tell(require('./two.js').seen);",
    'two.js': "module.exports = { seen: { ...require('./one.js') }, twice: (n) => 2 * n };",
    'fails.js': "\n  throw new Error('on line 2');",
  });
  return join(directory, 'main.js');
}

function load(entry: string, cache: CodeCache): { readonly told: readonly unknown[]; readonly modules: LoadedModules } {
  log.length = 0;
  const modules = loadModules(entry, cache);
  return { told: [...log], modules };
}

/** Node's own way. */
function loadPlainly(entry: string): readonly unknown[] {
  log.length = 0;
  createRequire(entry)(entry);
  return [...log];
}

test('modules see what they see when Node loads them, with and without kept code', () => {
  const entry = writeModules();
  const plain = loadPlainly(entry);
  expect(plain).toHaveLength(5);
  const first = load(entry, unusedCodeCache);
  expect(first.told).toEqual(plain);
  expect(first.modules.compiled()).toBe(4);

  const file = join(createDirectory(), 'code.bin');
  openCodeCache(file).keep(first.modules.code(), 1);
  const second = load(entry, openCodeCache(file));
  expect(second.told).toEqual(plain);
  expect(second.modules.compiled()).toBe(0);
});

test('what V8 does not take is compiled', () => {
  const entry = writeModules();
  const plain = loadPlainly(entry);
  const { told, modules } = load(entry, { ...unusedCodeCache, codeOf: () => Buffer.from('this is no code of V8') });
  expect(told).toEqual(plain);
  expect(modules.compiled()).toBe(4);
});
