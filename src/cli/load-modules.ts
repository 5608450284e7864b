import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, resolve } from 'node:path';
import { Script } from 'node:vm';
import type { CodeCache, MadeCode } from './code-cache.ts';

/** What a module in CommonJS is a function of. */
type Body = (
  exports: object,
  require: (id: string) => unknown,
  module: { exports: object },
  file: string,
  directory: string,
) => void;

/** Around the text of a module. It begins on the first line, so that places in stack traces are those of the file. */
const head = Buffer.from('(function (exports, require, module, __filename, __dirname) {');
const tail = Buffer.from('\n})');

/** Modules that were loaded. */
export interface LoadedModules {
  /** How many of them V8 had to compile. */
  readonly compiled: () => number;
  /** What V8 has made of them until now, functions that were called included. */
  readonly code: () => ReadonlyMap<string, MadeCode>;
}

/**
 * Loads modules in CommonJS of one folder as `require` does, but with what V8 made of them in earlier runs: Node gives no
 * way to hand that to `require`, before 22.8 not even to make it. Packages are left to Node's `require`.
 *
 * @param entry the file to begin with, absolute; whatever it requires relatively has its full name
 */
export function loadModules(entry: string, cache: CodeCache): LoadedModules {
  const loaded = new Map<string, { exports: object }>();
  const scripts = new Map<string, { readonly script: Script; readonly text: Buffer }>();
  const requirePackage = createRequire(entry);
  let compiled = 0;

  const load = (file: string): object => {
    const earlier = loaded.get(file);
    if (earlier !== undefined) return earlier.exports;
    const name = basename(file);
    const text = readFileSync(file);
    const cachedData = cache.codeOf(name, text);
    // Put together before it is text: V8 would copy what was joined once more.
    const source = Buffer.concat([head, text, tail]).toString('utf8');
    const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
    if (script.cachedDataRejected !== false) compiled += 1;
    scripts.set(name, { script, text });
    const module: { exports: object } = { exports: {} };
    // Before it runs: modules may require each other in a circle.
    loaded.set(file, module);
    const directory = dirname(file);
    const require = (id: string): unknown => (id.startsWith('.') ? load(resolve(directory, id)) : requirePackage(id));
    (script.runInThisContext() as Body).call(module.exports, module.exports, require, module, file, directory);
    return module.exports;
  };

  load(entry);
  return {
    compiled: () => compiled,
    code: () =>
      new Map([...scripts].map(([name, { script, text }]) => [name, { text, code: script.createCachedData() }])),
  };
}
