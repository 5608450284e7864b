import type { SitePreset } from './site-config.ts';

/** A site that a repository seems to hold. */
export interface SiteProposal {
  readonly preset: SitePreset;
  /** The directory of its pages, from the root: `.` for the root itself. */
  readonly root: string;
  /** What told it: a path, or the address of the remote. */
  readonly because: string;
}

/**
 * The sites that a repository holds, told from the names of its files alone: no generator's configuration is read, let alone
 * executed. What lies in folders for tests, examples and templates is no site of the repository's own.
 *
 * @param paths all files, from the root, with forward slashes
 * @param remote the address of the remote `origin`: a GitHub wiki is a repository whose name ends in `.wiki`
 * @returns the most shallow first; empty where nothing tells of a site
 */
export function proposeSitePreset(
  paths: readonly string[],
  remote: string | null = null,
): readonly [SiteProposal, ...SiteProposal[]] | readonly [] {
  if (remote !== null && /\.wiki(?:\.git)?\/?$/.test(remote)) return [{ preset: 'wiki', root: '.', because: remote }];
  const found = new Map<string, SiteProposal>();
  for (const path of [...paths].sort(byDepth)) {
    if (foreign.test(path)) continue;
    const proposal = readMark(path, paths);
    if (proposal !== null && !found.has(proposal.root)) found.set(proposal.root, proposal);
  }
  const [first, ...rest] = found.values();
  return first === undefined ? [] : [first, ...rest];
}

const foreign =
  /(?:^|\/)(?:node_modules|fixtures?|__fixtures__|tests?|__tests__|e2e|examples?|templates?|vendor|third[_-]party)\//;

/** The file that makes a directory a site, by generator: group 1 is the directory in which it stands, with its slash. */
const marks: readonly (readonly [preset: SitePreset, mark: RegExp])[] = [
  ['docusaurus', /^(.*\/)?docusaurus\.config\.[cm]?[jt]s$/],
  ['vitepress', /^(.*\/)?\.vitepress\/config(?:\/index)?\.[cm]?[jt]s$/],
  ['mkdocs', /^(.*\/)?mkdocs\.ya?ml$/],
];

function readMark(path: string, paths: readonly string[]): SiteProposal | null {
  for (const [preset, mark] of marks) {
    const match = mark.exec(path);
    if (match === null) continue;
    const directory = (match[1] ?? '').replace(/\/$/, '');
    const root = rootOf(preset, directory, paths);
    return { preset, root: root === '' ? '.' : root, because: path };
  }
  return null;
}

function rootOf(preset: SitePreset, directory: string, paths: readonly string[]): string {
  if (preset === 'mkdocs') return pagesOfMkdocs(directory, paths);
  // Many keep the site in `website/`, and its pages beside it (`path: '../docs'`).
  const isBeside =
    preset === 'docusaurus' && directory === 'website' && !paths.some((path) => /^website\/docs\//.test(path));
  return isBeside && paths.some((path) => path.startsWith('docs/')) ? '.' : directory;
}

/** MkDocs takes its pages from `docs` beside its configuration (MkDocs, "Configuration", `docs_dir`), where there is one. */
function pagesOfMkdocs(directory: string, paths: readonly string[]): string {
  const docs = directory === '' ? 'docs' : `${directory}/docs`;
  return paths.some((path) => path.startsWith(`${docs}/`)) ? docs : directory;
}

function byDepth(one: string, other: string): number {
  const depth = (path: string): number => path.split('/').length;
  return depth(one) - depth(other) || (one < other ? -1 : 1);
}
