import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfigTrust } from './config-trust.ts';
import { ConfigError } from './errors.ts';
import { parseConfigText, type TextFormat } from './parse-config-text.ts';

/** The names that are looked for, in this order; the first one in the nearest directory is used. */
export const configFileNames = [
  ...['json', 'jsonc', 'yaml', 'yml', 'js', 'mjs', 'cjs', 'ts', 'mts'].map(
    (extension) => `linkmend.config.${extension}`,
  ),
  'package.json',
] as const;

export type LoadedConfig =
  | {
      readonly kind: 'found';
      /** Absolute. */
      readonly file: string;
      /** How problems name it: from the working directory. */
      readonly name: string;
      /** Absolute: its relative paths start here. */
      readonly directory: string;
      /** As written, unchecked. */
      readonly value: unknown;
    }
  | { readonly kind: 'none' };

/**
 * Finds and reads the configuration: upward from the working directory to the git top level (or the root of the file
 * system), the nearest file wins. In package.json the key `linkmend` holds it; without that key it is none.
 *
 * @param cwd absolute
 * @param trust a file that is code is run only where it is trusted
 * @throws ConfigError for a file that cannot be read, with line and column, for two files side by side, and for one that would
 *   have to be run and may not
 */
export async function findConfig(cwd: string, trust: ConfigTrust): Promise<LoadedConfig> {
  for (let directory = resolve(cwd); ; directory = dirname(directory)) {
    const loaded = await loadFrom(directory, cwd, trust);
    if (loaded.kind === 'found') return loaded;
    const top = (await typeOf(join(directory, '.git'))) !== 'missing';
    if (top || dirname(directory) === directory) return { kind: 'none' };
  }
}

/**
 * Reads the file of `--config`.
 *
 * @param file from `cwd`, or absolute
 * @param trust see {@link findConfig}
 * @throws ConfigError for a file that is missing, cannot be read, or may not be run
 */
export async function loadConfig(file: string, cwd: string, trust: ConfigTrust): Promise<LoadedConfig> {
  const absolute = resolve(cwd, file);
  if ((await typeOf(absolute)) !== 'file') {
    throw new ConfigError([`${file}: no such configuration file; check the path of --config, it starts from ${cwd}`]);
  }
  const loaded = await read(absolute, cwd, trust);
  if (loaded.kind === 'none') throw new ConfigError([`${file}: has no key "linkmend"; add it, or name another file`]);
  return loaded;
}

async function loadFrom(directory: string, cwd: string, trust: ConfigTrust): Promise<LoadedConfig> {
  const types = await Promise.all(configFileNames.map((name) => typeOf(join(directory, name))));
  const present = configFileNames.filter((_, index) => types[index] === 'file');
  const own = present.filter((name) => name !== 'package.json');
  const [first, second] = own;
  if (first !== undefined && second !== undefined) {
    const names = own.map((name) => nameOf(join(directory, name), cwd)).join(', ');
    throw new ConfigError([`${names}: several configuration files in one directory; keep one`]);
  }
  const chosen = first ?? present[0];
  return chosen === undefined ? { kind: 'none' } : read(join(directory, chosen), cwd, trust);
}

async function read(file: string, cwd: string, trust: ConfigTrust): Promise<LoadedConfig> {
  const name = nameOf(file, cwd);
  const found = { kind: 'found', file, directory: dirname(file) } as const;
  const format = formatOf(file);
  if (format === 'module' && trust === 'untrusted') throw new ConfigError([`${name}: ${notRun}`]);
  if (format === 'module') return { ...found, name, value: await importModule(file, name) };
  const value = await parseConfigText(await readText(file, name), format, name);
  if (basename(file) !== 'package.json') return { ...found, name, value };
  const section = (Object(value) as { readonly linkmend?: unknown }).linkmend;
  return section === undefined ? { kind: 'none' } : { ...found, name: `${name}: "linkmend"`, value: section };
}

const notRun =
  'this file is code, which is not run here (--no-exec-config, which a pull request from elsewhere sets too); write it as linkmend.config.json or .yaml';

function formatOf(file: string): TextFormat | 'module' {
  switch (extname(file).toLowerCase()) {
    case '.yaml':
    case '.yml':
      return 'yaml';
    case '.js':
    case '.mjs':
    case '.cjs':
    case '.ts':
    case '.mts':
    case '.cts':
      return 'module';
    default:
      return basename(file) === 'package.json' ? 'json' : 'jsonc';
  }
}

async function readText(file: string, name: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    const why = cause instanceof TypeError ? 'is not UTF-8; save it as UTF-8' : `cannot be read: ${reasonOf(cause)}`;
    throw new ConfigError([`${name}: ${why}`], { cause });
  }
}

const moduleOptions = {
  // A configuration that was edited is read again, and nothing is written beside it.
  moduleCache: false,
  fsCache: false,
  // Otherwise a module without a default export passes for its own default.
  interopDefault: false,
  // `import { defineConfig } from 'linkmend'` works where the program is not installed beside the file, too.
  alias: { linkmend: fileURLToPath(new URL(`define-config${extname(import.meta.url)}`, import.meta.url)) },
} as const;

/** The default export, or else a named export `config`. A function is called. */
async function importModule(file: string, name: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  try {
    const module = Object(await createJiti(import.meta.url, moduleOptions).import(file)) as {
      readonly default?: unknown;
      readonly config?: unknown;
    };
    const exported = module.default ?? module.config;
    if (exported !== undefined) return typeof exported === 'function' ? await exported() : exported;
  } catch (cause) {
    throw new ConfigError([`${placeOf(cause, file, name)}: ${reasonOf(cause)}`], { cause });
  }
  throw new ConfigError([`${name}: exports no configuration; write "export default { … }"`]);
}

/** The first place in the file itself that an error from running it mentions, as `file:line:column`. */
function placeOf(cause: unknown, file: string, name: string): string {
  const text = cause instanceof Error ? `${cause.message}\n${cause.stack ?? ''}` : '';
  const at = text.indexOf(`${file}:`);
  const [place = ''] = at < 0 ? [] : (/^:\d+(?::\d+)?/.exec(text.slice(at + file.length)) ?? []);
  return `${name}${place}`;
}

function reasonOf(cause: unknown): string {
  const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return line.trim();
}

function nameOf(file: string, cwd: string): string {
  return relative(cwd, file).replaceAll('\\', '/');
}

async function typeOf(path: string): Promise<'file' | 'other' | 'missing'> {
  try {
    return (await stat(path)).isFile() ? 'file' : 'other';
  } catch {
    return 'missing';
  }
}
