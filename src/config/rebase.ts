import { isAbsolute, join, relative, sep } from 'node:path';

/** The directories between which paths of a configuration file are translated; all absolute. */
export interface Bases {
  /** Where the configuration file lies: its relative paths start there. */
  readonly directory: string;
  /** Where paths of the command line start. */
  readonly cwd: string;
  /** Where the names of files in reports start, and with them the globs on files. */
  readonly root: string;
}

/** A path of the configuration file as the command line would write it. `-` is standard input and stays. */
export function rebasePath(path: string, { directory, cwd }: Bases): string {
  if (path === '-' || isAbsolute(path) || directory === cwd) return path;
  return slashed(join(relative(cwd, directory), path));
}

/**
 * A glob on files, written from the configuration file's directory, as one from the root. A configuration file that lies
 * outside of the tree (shared by several) counts as if it lay at the root.
 *
 * A glob without a slash holds at any depth; in `gitignore` syntax a slash at its end does not count, `!` negates.
 *
 * @returns `null` for a glob that names nothing below the root
 */
export function rebaseGlob(glob: string, syntax: 'gitignore' | 'path', { directory, root }: Bases): string | null {
  const down = slashed(relative(root, directory));
  if (down === '' || (syntax === 'gitignore' && /^(?:#|\s*$)/.test(glob))) return glob;
  const up = slashed(relative(directory, root));
  const [, negation = '', body = ''] = /^(!?)(?:\.\/)?(.*)$/s.exec(glob) ?? [];
  const anchored = (syntax === 'path' ? /\// : /\/./).test(body);
  const start = syntax === 'gitignore' ? '/' : '';
  if (isBelow(down)) {
    const rest = body.replace(/^\//, '');
    return `${negation}${start}${escapeGlob(down)}/${anchored ? '' : '**/'}${rest}`;
  }
  if (!isBelow(up) || !anchored) return glob;
  const rest = withoutLeading(body.replace(/^\//, '').split('/'), up.split('/'));
  return rest === null ? null : `${negation}${start}${rest.join('/')}`;
}

/** What is left of a glob's segments below the directory that `names` leads to. */
function withoutLeading(segments: readonly string[], names: readonly string[]): readonly string[] | null {
  const [name, ...furtherNames] = names;
  const [segment, ...furtherSegments] = segments;
  if (segment === undefined || segment === '') return ['**'];
  if (name === undefined || segment === '**') return segments;
  return segment === '*' || segment === name ? withoutLeading(furtherSegments, furtherNames) : null;
}

function isBelow(path: string): boolean {
  return path !== '' && path !== '..' && !path.startsWith('../') && !isAbsolute(path);
}

function escapeGlob(path: string): string {
  return path.replace(/[\\*?[\]{}()!]/g, '\\$&');
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
