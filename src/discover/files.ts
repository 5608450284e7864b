import { lstat, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import pLimit from 'p-limit';
import type { DiscoverConfig } from '../config/config.ts';
import { UsageError } from '../config/errors.ts';
import type { FileTree } from '../model/file-tree.ts';
import { reportHeading } from '../model/report-heading.ts';
import type { Repository } from '../model/repository.ts';
import type { Scope } from '../model/scope.ts';
import type { Input } from '../model/source.ts';
import { type Base, readBase } from './base.ts';
import { diskTree } from './disk-tree.ts';
import { createPathFilter } from './excluded-paths.ts';
import { findWorkTree, listGenerated, readRepository, resolveDirectory, rootOf, type WorkTree } from './git.ts';
import { hasExtension, isUnreadDialect } from './markdown-names.ts';
import { type Candidate, readInput, toInput } from './read-input.ts';
import { type Selection, select } from './select.ts';
import { withSkippedFiles } from './sparse-tree.ts';
import { readStaged } from './staged.ts';

/** Files open at once: enough to keep a disk busy, far below the 256 that macOS lets a process open. */
const filesAtOnce = 32;

export interface DiscoverContext {
  readonly cwd: string;
  /** Reads all of standard input; called at most once. */
  readonly stdin: () => Promise<Uint8Array>;
  /**
   * The name of the document on standard input, from `cwd`; reports show it and relative links start there. It is read in
   * place of the file of that name.
   */
  readonly stdinFilename?: string | null;
  /** For `GITHUB_REPOSITORY` and its like. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** By default everything. */
  readonly scope?: Scope;
  /** Around `cwd`, where that is known; git is asked otherwise. */
  readonly workTree?: WorkTree;
  /** What {@link readRepository} will say of the work tree, where it was called before. */
  readonly repository?: Promise<Repository | null>;
}

/** What there is to read, and where. */
export interface Discovery {
  /** Absolute: the git top level, else the working directory; links resolved. */
  readonly root: string;
  /** What links to files lead to. */
  readonly tree: FileTree;
  /** What a change is measured against; `null` where everything is judged. */
  readonly base: Base | null;
  /** Sorted by path, each file once. */
  readonly inputs: readonly Input[];
  /** The path of the input that is standard input's text, and never written to; `null` without one. */
  readonly stdin: string | null;
  /** Markdown by its name that is not read (`.mdx`, `.rmd` …), as paths from the root, sorted. */
  readonly notRead: readonly string[];
  readonly repository: Repository | null;
  /**
   * Whether links may lead out of the root. In a repository that is published they may not: its readers get the root
   * and nothing else. Without one, or with files read from outside, the disk is all that counts.
   */
  readonly outside: 'reachable' | 'unreachable';
  /** What the reader should know about the run as a whole, one line each. */
  readonly notes: readonly string[];
}

/**
 * Finds and reads the Markdown. Without paths: what git knows below the working directory, else everything there with
 * one of the extensions. With paths: files (any extension), directories, globs, and `-` for standard input.
 *
 * @throws UsageError for paths that name nothing, and where there is no Markdown at all (unless `empty` is `allowed`)
 */
export async function discover(config: DiscoverConfig, context: DiscoverContext): Promise<Discovery> {
  const { scope = { kind: 'everything' } } = context;
  const cwd = await resolveDirectory(context.cwd);
  const workTree = context.workTree ?? (await findWorkTree(cwd));
  const root = await rootOf(workTree, cwd);
  if (scope.kind !== 'everything' && workTree.kind !== 'work-tree') throw new UsageError(notInGit(scope, workTree));
  const surrounding = { ...context, cwd, root, workTree };
  const [read, repository, base] = await Promise.all([
    scope.kind === 'staged'
      ? readIndex(config, surrounding)
      : readDisk(scope.kind === 'everything' ? config : { ...config, empty: 'allowed' }, surrounding),
    workTree.kind === 'work-tree' ? (context.repository ?? readRepository(root, context.env ?? {})) : null,
    scope.kind === 'everything' ? null : readBase(root, scope),
  ]);
  const published = repository !== null && read.inputs.every(({ file }) => isInside(file));
  return {
    root,
    ...read,
    base,
    repository,
    outside: published ? 'unreachable' : 'reachable',
    notes: workTree.kind === 'refused' ? [`git does not read this repository: ${workTree.why}`] : [],
  };
}

/** What is read, and from where. */
type Read = Pick<Discovery, 'tree' | 'inputs' | 'stdin' | 'notRead'>;

/** Where to read: `root` and `cwd` are absolute. */
interface Surrounding extends DiscoverContext {
  readonly root: string;
  readonly workTree: WorkTree;
}

async function readIndex(config: DiscoverConfig, context: Surrounding): Promise<Read> {
  return { ...(await readStaged(context.root, config, context)), stdin: null, notRead: [] };
}

async function readDisk(config: DiscoverConfig, surrounding: Surrounding): Promise<Read> {
  const { root, cwd, stdin, stdinFilename } = surrounding;
  const selection = await select(config, { cwd, stdin });
  const name = (absolute: string): Candidate => ({
    absolutePath: absolute,
    path: slashed(relative(root, absolute)),
  });
  const candidates = await chooseCandidates(selection, config, root, name);
  const named = new Set(selection.named);
  const inputs = (await readAll(candidates, surrounding)).filter(
    (input) => input.state !== 'read' || named.has(input.source.absolutePath) || !isReport(input.source.text),
  );
  const document = selection.stdin === 'read' ? name(resolve(cwd, stdinFilename ?? '<stdin>')) : null;
  if (document !== null) {
    const onDisk = inputs.findIndex(({ file }) => file === document.path);
    if (onDisk !== -1) inputs.splice(onDisk, 1);
    inputs.push(toInput(document, await stdin(), await generatedAmong(surrounding, [document])));
  }
  if (inputs.length === 0 && config.empty === 'error') throw new UsageError(nothingFound(config, selection));
  inputs.sort(byFile);
  return {
    tree: await withSkippedFiles(diskTree(root), root),
    inputs,
    stdin: document?.path ?? null,
    notRead: unreadDialects(selection, config, name),
  };
}

function notInGit(scope: Exclude<Scope, { kind: 'everything' }>, workTree: WorkTree): string {
  const flag = scope.kind === 'since' ? '--since' : '--staged';
  return workTree.kind === 'refused'
    ? `${flag}: git does not read this repository: ${workTree.why}`
    : `${flag} compares with what git has, and there is no repository here: leave it out, or run it in one`;
}

async function chooseCandidates(
  selection: Selection,
  config: DiscoverConfig,
  root: string,
  name: (absolute: string) => Candidate,
): Promise<readonly Candidate[]> {
  const limit = pLimit(filesAtOnce);
  const filter = createPathFilter(config.excludePath);
  const markdown = selection.found.filter((file) => hasExtension(slashed(file), config.extensions));
  const named = new Set(selection.named);
  const files = [...new Set([...named, ...markdown])].map(name).filter(({ path }) => filter(path) === 'kept');
  const homes = await limit.map(files, async (file) => ({
    file,
    home: named.has(file.absolutePath) ? await realpathOf(file.absolutePath) : await homeOf(file.absolutePath, root),
  }));
  // Two names for one file: its links would be told twice, and mended over each other. Its own name wins.
  const byHome = new Map<string, Candidate>();
  for (const { file, home } of homes) {
    if (home !== null && (!byHome.has(home) || home === file.absolutePath)) byHome.set(home, file);
  }
  return [...byHome.values()];
}

/** Where a found file really is, or `null` for what is not read: deleted, no file, or a link out of the root. */
async function homeOf(absolute: string, root: string): Promise<string | null> {
  try {
    const entry = await lstat(absolute);
    if (entry.isFile()) return absolute;
    if (!entry.isSymbolicLink()) return null;
    const home = await realpath(absolute);
    return home.startsWith(`${root}${sep}`) && (await lstat(home)).isFile() ? home : null;
  } catch (error) {
    // What must not be looked at is told as unreadable later.
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? absolute : null;
  }
}

async function realpathOf(absolute: string): Promise<string> {
  try {
    return await realpath(absolute);
  } catch {
    return absolute;
  }
}

async function readAll(candidates: readonly Candidate[], surrounding: Surrounding): Promise<Input[]> {
  const generated = await generatedAmong(surrounding, candidates);
  return pLimit(filesAtOnce).map([...candidates], (candidate) => readInput(candidate, generated));
}

/** Whether a text is what `--format markdown=FILE` once wrote. */
function isReport(text: string): boolean {
  return text.startsWith(reportHeading);
}

/** Without a work tree git cannot tell, and is not asked. */
async function generatedAmong(
  { root, workTree }: Surrounding,
  candidates: readonly Candidate[],
): Promise<ReadonlySet<string>> {
  if (workTree.kind !== 'work-tree') return new Set();
  return listGenerated(root, candidates.map(({ path }) => path).filter(isInside));
}

function unreadDialects(
  selection: Selection,
  config: DiscoverConfig,
  name: (absolute: string) => Candidate,
): readonly string[] {
  const filter = createPathFilter(config.excludePath);
  const paths = selection.found
    .filter((file) => isUnreadDialect(slashed(file), config.extensions))
    .map((file) => name(file).path)
    .filter((path) => filter(path) === 'kept');
  return [...new Set(paths)].sort();
}

function nothingFound(config: DiscoverConfig, { named, found }: Selection): string {
  const excluded = [...named, ...found.filter((file) => hasExtension(slashed(file), config.extensions))].length;
  if (excluded > 0)
    return 'no Markdown left to read: --exclude-path takes out all of it; change it, or pass --allow-empty';
  if (config.filesFrom !== null) return `no file in the list "${config.filesFrom}": fill it, or pass --allow-empty`;
  return `no Markdown here (${config.extensions.join(', ')}): name files or directories, or pass --allow-empty`;
}

function isInside(path: string): boolean {
  return !path.startsWith('../') && !isAbsolute(path);
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

function byFile(a: Input, b: Input): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
