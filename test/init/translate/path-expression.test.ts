import { describe, expect, test } from 'vitest';
import { createPathFilter } from '../../../src/discover/excluded-paths.ts';
import { toPathGlob } from '../../../src/init/translate/path-expression.ts';

const paths = [
  'README.md',
  'CHANGELOG.md',
  'docs/README.md',
  'docs/old/a.md',
  'docs/older.md',
  'mydocs/old/b.md',
  'src/ext/lib/x.md',
  'src/extra.md',
  'web/src/ext/y.md',
  'node_modules/a/b.md',
  'packages/p/node_modules/c.md',
  'vendor/v.md',
  'a/vendored/w.md',
  'a/vendor/x.md',
  'third_party+x/y.md',
  '.github/z.md',
];

describe('an expression on paths, as a gitignore pattern, takes out the same', () => {
  test.each([
    'node_modules',
    'node_modules/*',
    '.github/*',
    'docs/old',
    'docs/old/',
    'docs/old/.*',
    '^docs/',
    '^docs',
    '^./docs/',
    String.raw`^\./docs`,
    'vendor/',
    '(^|/)vendor/',
    '(^|/)vendor(/|$)',
    '(?:^|/)vendor',
    String.raw`(^|[\\/])vendor(?:[\\/]|$)`,
    String.raw`CHANGELOG\.md`,
    String.raw`CHANGELOG\.md$`,
    '^CHANGELOG.md$',
    '.*/old/',
    '.*node_modules.*',
    '^src/ext/',
    'third_party\\+x',
    'docs/[^/]*.md$',
    String.raw`\.github/`,
  ])('%s', (source) => {
    const glob = toPathGlob(source);
    expect(glob).not.toBeNull();
    const filter = createPathFilter([glob ?? '']);
    // The other tool was given paths that begin with `./` or with a name.
    const expression = new RegExp(source);
    expect(paths.filter((path) => filter(path) === 'excluded')).toEqual(
      paths.filter((path) => expression.test(path) || expression.test(`./${path}`)),
    );
  });

  test.each(['a.*b', '(a|b)', 'a?b', '[ab]c', String.raw`\d+`, '', '.*', '^', 'x{2}', '/'])(
    '%s cannot be said in it',
    (source) => {
      expect(toPathGlob(source)).toBeNull();
    },
  );
});
