// Writes dist/ from scratch: types from the compiler, and code in few files, since Node takes a third of a millisecond to
// load each. Dependencies that come as hundreds of small modules are brought in for the same reason (a third of what it took
// to lint one line). Names stay as they are: stack traces are to be read.
//
// The command has modules of its own, in CommonJS: they are loaded one after another as they are needed, without the rounds
// through promises that `import` makes, which saves a sixth of the time for one line on Node 20. The library stays ESM.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { noticesOf } from './notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
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
  enforce: 'pre',
  resolveId: (id) => (commonJs.has(id) ? `\0require:${id}` : null),
  load: (id) =>
    id.startsWith('\0require:')
      ? {
          code: `import { createRequire } from 'node:module';\nexport default createRequire(import.meta.url)('${id.slice(9)}');`,
          syntheticNamedExports: true,
        }
      : null,
};

/**
 * All that the command takes of undici. Its main module loads fetch, caches, mocks and web sockets as well, which takes longer
 * than to read a long list.
 */
const clientAlone = {
  name: 'client-alone',
  enforce: 'pre',
  resolveId: (id) => (id === 'undici' ? '\0undici-client' : null),
  load: (id) =>
    id === '\0undici-client'
      ? `import Client from 'undici/lib/dispatcher/client.js';
import Dispatcher from 'undici/lib/dispatcher/dispatcher.js';
import methods from 'undici/lib/api/index.js';
Object.assign(Dispatcher.prototype, methods);
export { Client };`
      : null,
};

/** Licences ask to be handed on with what they are for. */
const handOnLicences = {
  name: 'hand-on-licences',
  generateBundle(_, files) {
    const modules = Object.values(files).flatMap(({ modules = {} }) => Object.keys(modules));
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: noticesOf(modules) });
  },
};

/** `import.meta.url` of a module in CommonJS, for Node alone: Rollup would ask whether there is a document. */
const urlOfCommonJs = {
  name: 'url-of-common-js',
  resolveImportMeta: (property) => (property === 'url' ? `require('node:url').pathToFileURL(__filename).href` : null),
};

/** What users install beside this package: all of its dependencies but the one that is there for its types alone. */
const { dependencies, peerDependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8'));
const external = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => name !== 'zod');

/**
 * What the command leaves to `node_modules`: what most runs do not load. The rest is brought in, CommonJS too, since finding
 * a package takes Node another third of a millisecond.
 */
const externalToCommand = ['jiti', 'yaml'];

/** Below `chunks`, so that what stands beside a module of a folder in src/, or above it, is found there too. */
const library = {
  folder: 'dist',
  format: 'es',
  entries: {
    index: at('src/index.ts'),
    remark: at('src/remark.ts'),
    'chunks/define-config': at('src/config/define-config.ts'),
    'chunks/read-thread': at('src/extract/threads/read-thread.ts'),
  },
  chunks: 'chunks/[name].js',
  external,
  plugins: [loadWithRequire],
};

/** All in one folder, for the same reason. */
const command = {
  folder: 'dist/cli',
  format: 'cjs',
  entries: {
    main: at('src/cli/launch.ts'),
    command: at('src/cli/main.ts'),
    'define-config': at('src/config/define-config.ts'),
    'read-thread': at('src/extract/threads/read-thread.ts'),
  },
  chunks: '[name].js',
  external: externalToCommand,
  plugins: [clientAlone, urlOfCommonJs],
};

/** What an action of GitHub runs from its own checkout. It is not part of the package, so it shares no chunk with it. */
const action = {
  folder: 'dist/action',
  format: 'es',
  entries: { main: at('src/action/main.ts') },
  chunks: 'chunks/[name].js',
  external,
  plugins: [loadWithRequire],
};

/** Changes whenever texts may be read in another way: what was read of them is kept by it. */
function fingerprintSources() {
  const hash = createHash('sha256').update(readFileSync(at('package-lock.json')));
  for (const name of readdirSync(at('src'), { recursive: true }).sort()) {
    if (name.endsWith('.ts')) hash.update(name).update(readFileSync(at(`src/${name}`)));
  }
  return hash.digest('hex').slice(0, 16);
}

const define = { sourcesFingerprint: JSON.stringify(fingerprintSources()) };

function bundle({ folder, format, entries, chunks, external, plugins }) {
  return build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    define,
    plugins: [...plugins, handOnLicences],
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      outDir: at(folder),
      emptyOutDir: false,
      minify: false,
      // Where they stand: some are for later versions of Node, and some are seldom needed.
      commonjsOptions: { ignore: (id) => id.startsWith('node:') },
      target: 'node20.18',
      rollupOptions: {
        input: entries,
        preserveEntrySignatures: 'exports-only',
        output: { format, entryFileNames: '[name].js', chunkFileNames: chunks, dynamicImportInCjs: false },
      },
    },
  });
}

rmSync(at('dist'), { recursive: true, force: true });
const { status } = spawnSync(
  process.execPath,
  [at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.build.json'), '--emitDeclarationOnly'],
  { stdio: 'inherit' },
);
if (status === 0) {
  await bundle(library);
  await bundle(command);
  await bundle(action);
  writeFileSync(at('dist/cli/package.json'), `${JSON.stringify({ type: 'commonjs' })}\n`);
  chmodSync(at('dist/cli/main.js'), 0o755);
}
process.exitCode = status ?? 1;
