import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** The stages in the order of the flow: none imports a later one. */
const stages = [
  'model',
  'config',
  'parse',
  'extract',
  'discover',
  'plan',
  'probe',
  'judge',
  'change',
  'archive',
  'lint',
  'fix',
  'state',
  'report',
  'baseline',
  'init',
  'run',
  'cli',
  'action',
] as const;

/** The only files that touch disk, network, clock, git or the process; all of `discover/` may. */
const effectful = new Set([
  'ports.ts',
  'baseline/open-baseline.ts',
  'action/environment.ts',
  'action/run/exit-code-of-process.ts',
  'action/run/run.ts',
  'action/read-run.ts',
  'action/step-outputs.ts',
  'config/load.ts',
  'config/version.ts',
  'extract/threads/read-in-threads.ts',
  'extract/threads/read-thread.ts',
  'fix/write.ts',
  'probe/transport/connector.ts',
  'probe/transport/lenient-connection.ts',
  'probe/transport/open-socket.ts',
  'probe/transport/resolver.ts',
  'probe/transport/trust.ts',
  'probe/transport/tunnel.ts',
  'probe/transport/undici-exchange.ts',
  'state/compact.ts',
  'state/read-segments.ts',
  'state/segment-writer.ts',
  'state/texts/bucket-files.ts',
]);
const effects =
  /^(?:node:(?:fs|fs\/promises|child_process|net|tls|http|https|http2|dns|dns\/promises|dgram|process|os|worker_threads)|undici)$/;

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.split(sep).join('/'));

/** Modules that are loaded: types are erased, and `isIP` only reads text. */
const importsOf = (file: string): readonly string[] => {
  const text = readFileSync(join(src, file), 'utf8');
  return [...text.matchAll(/^(?:import|export) (?!type\b)([^;]*?)(?:from )?'([^']+)';$/gm)]
    .filter(([, names = '']) => !/^\{ isIP \} $/.test(names))
    .map(([, , path = '']) => path);
};

const stageOf = (file: string): number => {
  const [folder = ''] = file.includes('/') ? file.split('/') : ['run'];
  return (stages as readonly string[]).indexOf(folder);
};

describe('the folders', () => {
  test.each(files)('%s imports no later stage', (file) => {
    for (const path of importsOf(file).filter((path) => path.startsWith('.'))) {
      const target = relative(src, resolve(src, dirname(file), path))
        .split(sep)
        .join('/');
      expect(stageOf(target), `${file} imports ${target}`).toBeLessThanOrEqual(stageOf(file));
    }
  });

  test.each(files.filter((file) => !/^(?:cli|discover)\//.test(file)))(
    '%s has effects only where they belong',
    (file) => {
      const found = importsOf(file).filter((path) => effects.test(path));
      if (!effectful.has(file)) expect(found).toEqual([]);
    },
  );

  test('undici is imported in one file', () => {
    expect(files.filter((file) => importsOf(file).includes('undici'))).toEqual(['probe/transport/undici-exchange.ts']);
  });

  test('URL.canParse is used nowhere: see can-parse-url.ts', () => {
    const users = files.filter((file) => /URL\.canParse\(/.test(readFileSync(join(src, file), 'utf8')));
    expect(users).toEqual([]);
  });

  test('files are named in kebab-case and none collects anything', () => {
    for (const file of files) expect(file).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/);
    expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|common|misc)(?:\/|\.ts$)/.test(file))).toEqual([]);
  });
});
