import { readFile, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { DiscoverConfig } from '../config/config.ts';
import { UsageError } from '../config/errors.ts';
import { listKnownFiles } from './git.ts';
import { hasExtension } from './markdown-names.ts';
import { walk } from './walk.ts';

/** What the paths of the command line stand for. Files are absolute and may come more than once. */
export interface Selection {
  /** Named one by one: read whatever their extension. */
  readonly named: readonly string[];
  /** Found in directories: all files, Markdown or not. */
  readonly found: readonly string[];
  readonly stdin: 'read' | 'none';
}

export interface SelectContext {
  readonly cwd: string;
  readonly stdin: () => Promise<Uint8Array>;
}

/**
 * Turns paths, directories, globs, `-` and `--files-from` into files.
 *
 * @throws UsageError for a path that is not there, a glob without a match, a list that cannot be read
 */
export async function select(config: DiscoverConfig, context: SelectContext): Promise<Selection> {
  const listed = await readListed(config, context);
  const named: string[] = [];
  const found: string[] = [];
  for (const path of listed) await selectPath(path, 'literal', { named, found }, config, context.cwd);
  for (const path of config.paths) {
    if (path !== '-') await selectPath(path, 'path-or-glob', { named, found }, config, context.cwd);
  }
  const everything = config.paths.length === 0 && config.filesFrom === null;
  if (everything) found.push(...(await listDirectory(context.cwd)));
  return { named, found, stdin: config.paths.includes('-') ? 'read' : 'none' };
}

interface Lists {
  readonly named: string[];
  readonly found: string[];
}

async function selectPath(
  path: string,
  syntax: 'literal' | 'path-or-glob',
  { named, found }: Lists,
  config: DiscoverConfig,
  cwd: string,
): Promise<void> {
  const absolute = resolve(cwd, path);
  // A name that exists is meant literally, even with brackets in it.
  switch (await typeOf(absolute)) {
    case 'file':
      named.push(absolute);
      return;
    case 'directory': {
      const files = await listDirectory(absolute);
      if (!files.some((file) => hasExtension(file, config.extensions)) && config.empty === 'error') {
        throw new UsageError(`no Markdown in the directory "${path}": name its files, or pass --allow-empty`);
      }
      found.push(...files);
      return;
    }
    case 'missing':
      if (syntax === 'path-or-glob' && isDynamicPattern(path)) named.push(...(await expand(path, config, cwd)));
      else throw new UsageError(`no such file or directory: "${path}"; check the spelling, paths start from ${cwd}`);
  }
}

/** Follows links; a loop or a dangling link is `missing`, what must not be looked at is a file that will not open. */
async function typeOf(absolute: string): Promise<'file' | 'directory' | 'missing'> {
  try {
    return (await stat(absolute)).isDirectory() ? 'directory' : 'file';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? 'file' : 'missing';
  }
}

/** Absolute paths of everything below a directory that counts as the project's own. */
async function listDirectory(directory: string): Promise<readonly string[]> {
  const known = await listKnownFiles(directory);
  // A directory that was named although git ignores it is meant all the same.
  const files = known === null || known.length === 0 ? await walk(directory) : known;
  const base = directory.endsWith(sep) ? directory : `${directory}${sep}`;
  return files.map((file) => `${base}${sep === '/' ? file : file.replaceAll('/', sep)}`);
}

/** A pattern that names an extension means it (`*.txt`); any other (`docs/**`) means the Markdown among its matches. */
async function expand(pattern: string, config: DiscoverConfig, cwd: string): Promise<readonly string[]> {
  const written = sep === '/' ? pattern : pattern.replaceAll(sep, '/');
  const matches = await glob(written, {
    cwd,
    absolute: true,
    dot: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  const files = /\.[^*?/]+$/.test(written) ? matches : matches.filter((file) => hasExtension(file, config.extensions));
  if (files.length === 0 && config.empty === 'error') {
    throw new UsageError(`no file matches "${pattern}": check the pattern, or pass --allow-empty`);
  }
  return files.map((file) => resolve(file));
}

/** The paths that `--files-from` names. */
export async function readListed(config: DiscoverConfig, context: SelectContext): Promise<readonly string[]> {
  return config.filesFrom === null ? [] : readList(config.filesFrom, config, context);
}

/** One path a line, or NUL-separated as `git ls-files -z` and `find -print0` write. */
async function readList(from: string, config: DiscoverConfig, context: SelectContext): Promise<readonly string[]> {
  if (from === '-' && config.paths.includes('-')) {
    throw new UsageError(
      'standard input cannot be both the list of --files-from and a document: name one of them as a file',
    );
  }
  const text = from === '-' ? new TextDecoder().decode(await context.stdin()) : await readListFile(from, context.cwd);
  const entries = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/);
  return entries.filter((entry) => entry !== '');
}

async function readListFile(path: string, cwd: string): Promise<string> {
  try {
    return (await readFile(resolve(cwd, path), 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read the list of --files-from "${path}" (${code}): check its path and permissions`);
  }
}
