// Compiles src/ into dist/ from scratch, its modules brought together in few files, since Node takes a third of a
// millisecond to load each, and lets the command be executed. Names stay as they are: stack traces are to be read.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Packages in CommonJS. `import` reads one twice, the first time for its names alone: 30 ms for `ignore` on Node 20. */
const commonJs = new Set([
  'commander',
  'fastest-levenshtein',
  'ignore',
  'ipaddr.js',
  'jiti',
  'jsonc-parser',
  'picomatch',
  'tldts',
  'tough-cookie',
  'undici',
  'yaml',
]);

const loadWithRequire = {
  name: 'load-with-require',
  resolveId: (id) => (commonJs.has(id) ? `\0${id}` : null),
  load: (id) =>
    id.startsWith('\0')
      ? {
          code: `import { createRequire } from 'node:module';\nexport default createRequire(import.meta.url)('${id.slice(1)}');`,
          syntheticNamedExports: true,
        }
      : null,
};

/** Below `chunks`, so that what stands beside a module of a folder in src/, or above it, is found there too. */
const entries = (folder) => ({
  index: join(folder, 'index.js'),
  remark: join(folder, 'remark.js'),
  'cli/main': join(folder, 'cli/main.js'),
  'chunks/define-config': join(folder, 'config/define-config.js'),
});

/** What an action of GitHub runs from its own checkout. It is not part of the package, so it shares no chunk with it. */
const actionEntries = (folder) => ({ main: join(folder, 'action/main.js') });

const compiled = mkdtempSync(join(tmpdir(), 'linkmend-build-'));
const { status } = spawnSync(
  process.execPath,
  [at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.build.json'), '--outDir', compiled],
  { stdio: 'inherit' },
);
if (status === 0) {
  const options = {
    external: (id, importer) => importer !== undefined && /^[^./\0]/.test(id) && !isAbsolute(id) && !commonJs.has(id),
    plugins: [loadWithRequire],
  };
  const bundle = await rollup({ ...options, input: entries(compiled) });
  const action = await rollup({ ...options, input: actionEntries(compiled) });
  rmSync(at('dist'), { recursive: true, force: true });
  await bundle.write({ dir: at('dist'), chunkFileNames: 'chunks/[name].js' });
  await action.write({ dir: at('dist/action'), chunkFileNames: 'chunks/[name].js' });
  cpSync(compiled, at('dist'), { recursive: true, filter: (path) => !path.endsWith('.js') });
  chmodSync(at('dist/cli/main.js'), 0o755);
}
rmSync(compiled, { recursive: true });
process.exitCode = status ?? 1;
