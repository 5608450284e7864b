import { describe, expect, test } from 'vitest';
import { rebaseGlob, rebasePath } from '../../src/config/rebase.ts';

describe('paths, from the working directory', () => {
  test.each([
    ['a.md', '/repo', '/repo', 'a.md'],
    ['a.md', '/repo', '/repo/docs', '../a.md'],
    ['docs/*.md', '/repo', '/repo/docs', '../docs/*.md'],
    ['./a.md', '/repo/conf', '/repo', 'conf/a.md'],
    ['-', '/repo', '/repo/docs', '-'],
    ['/a.md', '/repo', '/repo/docs', '/a.md'],
  ])('%s in %s, at %s: %s', (path, directory, cwd, expected) => {
    expect(rebasePath(path, { directory, cwd, root: cwd })).toBe(expected);
  });
});

describe('globs, from the root', () => {
  test.each([
    // The same directory.
    ['*.md', 'gitignore', '/repo', '/repo', '*.md'],
    // Below the root.
    ['*.md', 'gitignore', '/repo/a/b', '/repo', '/a/b/**/*.md'],
    ['old/', 'gitignore', '/repo/a', '/repo', '/a/**/old/'],
    ['/old', 'gitignore', '/repo/a', '/repo', '/a/old'],
    ['x/old', 'gitignore', '/repo/a', '/repo', '/a/x/old'],
    ['!x/old', 'gitignore', '/repo/a', '/repo', '!/a/x/old'],
    ['# note', 'gitignore', '/repo/a', '/repo', '# note'],
    ['', 'gitignore', '/repo/a', '/repo', ''],
    ['*', 'gitignore', '/repo/[a]', '/repo', '/\\[a\\]/**/*'],
    ['*.md', 'path', '/repo/a', '/repo', 'a/**/*.md'],
    ['./*.md', 'path', '/repo/a', '/repo', 'a/**/*.md'],
    ['old/*.md', 'path', '/repo/a', '/repo', 'a/old/*.md'],
    ['**/*.md', 'path', '/repo/a', '/repo', 'a/**/*.md'],
    // Above the root.
    ['*.md', 'gitignore', '/srv', '/srv/repo', '*.md'],
    ['/repo/docs', 'gitignore', '/srv', '/srv/repo', '/docs'],
    ['*/docs', 'gitignore', '/srv', '/srv/repo', '/docs'],
    ['other/docs', 'gitignore', '/srv', '/srv/repo', null],
    ['/repo', 'gitignore', '/srv', '/srv/repo', '/**'],
    ['*.md', 'path', '/srv', '/srv/repo', '*.md'],
    ['repo/**', 'path', '/srv', '/srv/repo', '**'],
    ['**/a', 'path', '/srv', '/srv/repo', '**/a'],
    ['srv/repo/a', 'path', '/', '/srv/repo', 'a'],
    // Elsewhere: shared by several trees.
    ['docs/old', 'gitignore', '/shared', '/srv/repo', 'docs/old'],
    ['docs/**', 'path', '/shared', '/srv/repo', 'docs/**'],
  ] as const)('%s (%s) in %s, for %s: %s', (glob, syntax, directory, root, expected) => {
    expect(rebaseGlob(glob, syntax, { directory, cwd: root, root })).toBe(expected);
  });
});
