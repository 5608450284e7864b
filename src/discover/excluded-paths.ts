import ignore from 'ignore';

/**
 * Compiles `--exclude-path`: gitignore syntax on paths as reports show them (from the root, forward slashes). Files
 * outside of the root are compared without their leading `../`, since gitignore knows no such paths.
 */
export function createPathFilter(patterns: readonly string[]): (path: string) => 'excluded' | 'kept' {
  const rules = ignore({ ignorecase: false }).add([...patterns]);
  return (path) => {
    const inside = path.replace(/^(?:\.\.\/)+|^\/+|^[a-z]:\/+/i, '');
    return ignore.isPathValid(inside) && rules.ignores(inside) ? 'excluded' : 'kept';
  };
}
