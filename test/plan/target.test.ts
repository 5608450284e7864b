import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveTarget, type TargetContext } from '../../src/plan/target.ts';
import { linkTo } from './link.ts';
import { gitea, github, gitlab } from './repository.ts';

const bare: TargetContext = { source: 'docs/guide.md', repository: null, exists: () => false };
const resolve = (url: string, context: Partial<TargetContext> = {}) =>
  resolveTarget(linkTo(url), { ...bare, ...context });

describe('web addresses', () => {
  test.each([
    ['https://X.example', 'https://x.example/', 'https://x.example/', null],
    ['HTTP://x.example:80/a/../b', 'http://x.example/b', 'http://x.example/b', null],
    ['https://x.example/a#b', 'https://x.example/a#b', 'https://x.example/a', 'b'],
    ['https://x.example/#b c', 'https://x.example/#b%20c', 'https://x.example/', 'b c'],
    ['https://x.example/#', 'https://x.example/#', 'https://x.example/', null],
    ['https://x.example/#a#b', 'https://x.example/#a#b', 'https://x.example/', 'a#b'],
    ['https://x.example/?', 'https://x.example/?', 'https://x.example/?', null],
    ['//x.example/a', 'https://x.example/a', 'https://x.example/a', null],
    ['  https://x.example/a ', 'https://x.example/a', 'https://x.example/a', null],
    ['https:///x.example/a', 'https://x.example/a', 'https://x.example/a', null],
    [
      'https://x.example/http://y.example',
      'https://x.example/http://y.example',
      'https://x.example/http://y.example',
      null,
    ],
    ['https://bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC', 'https://xn--bcher-kva.example/%C3%BC', null],
    ['https://u:secret@x.example/a', 'https://***@x.example/a', 'https://u:secret@x.example/a', null],
    ['https://token@x.example/a#b', 'https://***@x.example/a#b', 'https://token@x.example/a', 'b'],
  ])('%s', (written, url, requestKey, fragment) => {
    expect(resolve(written)).toEqual({ kind: 'web', url, requestKey, fragment });
  });
});

describe('white space in addresses (WHATWG URL, basic URL parser)', () => {
  const attribute = (url: string) =>
    resolveTarget(
      {
        ...linkTo(url, 'html'),
        setting: { kind: 'attribute', element: 'a', attribute: 'href', quote: '"', cell: 'none' },
      },
      bare,
    );

  test.each([
    ['https://x.example/a\n  b\tc\r\nd', 'https://x.example/a%20%20bcd'],
    ['ht\ntps:\t//x.exa\nmple/a', 'https://x.example/a'],
    ['/\n/x.example/a', 'https://x.example/a'],
    ['\u0001 https://x.example/a\u001F', 'https://x.example/a'],
    ['https://x.example/a\u00A0', 'https://x.example/a%C2%A0'],
  ])('in HTML: %j', (written, url) => {
    expect(attribute(written)).toMatchObject({ kind: 'web', url });
  });

  test.each([
    ['a\n b.md', 'docs/a b.md', 'docs/a%0A b.md'],
    ['\ta.md#b\nc', 'docs/a.md', 'docs/a.md#bc'],
    ['#b\nc', 'docs/guide.md', 'docs/guide.md#bc'],
    ['/a\n/b', 'a/b', 'a%0A/b'],
  ])('in paths in HTML: %j', (written, path, url) => {
    expect(attribute(written)).toMatchObject({ kind: 'file', path, url });
  });

  test('a renderer of Markdown keeps them, as percent-encoding', () => {
    expect(resolve('\thttps://x.example/a\tb')).toMatchObject({ url: 'https://x.example/a%09b' });
  });
});

describe('files', () => {
  test.each([
    ['#x', 'docs/guide.md', 'x', 'fragment', 'docs/guide.md#x'],
    ['#', 'docs/guide.md', '', 'fragment', 'docs/guide.md#'],
    ['?tab=a', 'docs/guide.md', null, 'fragment', 'docs/guide.md'],
    ['other.md', 'docs/other.md', null, 'relative', 'docs/other.md'],
    ['./other.md#a', 'docs/other.md', 'a', 'relative', 'docs/other.md#a'],
    ['../LICENSE', 'LICENSE', null, 'relative', 'LICENSE'],
    ['..', '.', null, 'relative', '.'],
    ['../../x', '../x', null, 'relative', '../x'],
    ['img/', 'docs/img', null, 'relative', 'docs/img'],
    ['a%20b%C3%BC.md', 'docs/a bü.md', null, 'relative', 'docs/a bü.md'],
    ['100%.md', 'docs/100%.md', null, 'relative', 'docs/100%.md'],
    ['a%zz%41.md', 'docs/a%zzA.md', null, 'relative', 'docs/a%zzA.md'],
    ['logo.svg?raw=true', 'docs/logo.svg', null, 'relative', 'docs/logo.svg'],
    ['b.md?plain=1#L10', 'docs/b.md', 'L10', 'relative', 'docs/b.md#L10'],
    ['docs\\b.md', 'docs/docs\\b.md', null, 'relative', 'docs/docs\\b.md'],
    ['/a/b', 'a/b', null, 'absolute-path', 'a/b'],
    ['/a/b.md#c', 'a/b.md', 'c', 'absolute-path', 'a/b.md#c'],
    ['/', '.', null, 'absolute-path', '.'],
    ['/../x', 'x', null, 'absolute-path', 'x'],
    ['/@scope/a', '@scope/a', null, 'absolute-path', '@scope/a'],
    ['a:b.md'.replace('a:', './a:'), 'docs/a:b.md', null, 'relative', 'docs/a:b.md'],
    ['index.html', 'docs/index.html', null, 'relative', 'docs/index.html'],
    ['setup.py', 'docs/setup.py', null, 'relative', 'docs/setup.py'],
    ['foo.sh', 'docs/foo.sh', null, 'relative', 'docs/foo.sh'],
    ['readme.md/', 'docs/readme.md', null, 'relative', 'docs/readme.md'],
    ['README.md#a/b', 'docs/README.md', 'a/b', 'relative', 'docs/README.md#a/b'],
    ['README.md?x=a/b', 'docs/README.md', null, 'relative', 'docs/README.md'],
    ['v1.0/notes', 'docs/v1.0/notes', null, 'relative', 'docs/v1.0/notes'],
    ['src//a.ts', 'docs/src/a.ts', null, 'relative', 'docs/src/a.ts'],
  ])('%s', (written, path, fragment, form, url) => {
    expect(resolve(written)).toEqual({ kind: 'file', url, path, fragment, form });
  });
});

describe('other schemes', () => {
  test.each([
    ['mailto:a@b.example', { kind: 'mail', url: 'mailto:a@b.example' }],
    ['MAILTO:a@b.example', { kind: 'mail', url: 'MAILTO:a@b.example' }],
    ['ftp://x.example/', { kind: 'other', url: 'ftp://x.example/', scheme: 'ftp' }],
    ['ftp://u:p@x.example/', { kind: 'other', url: 'ftp://***@x.example/', scheme: 'ftp' }],
    ['tel:911', { kind: 'other', url: 'tel:911', scheme: 'tel' }],
    ['JavaScript:void(0)', { kind: 'other', url: 'JavaScript:void(0)', scheme: 'javascript' }],
    ['data:text/plain,a', { kind: 'other', url: 'data:text/plain,a', scheme: 'data' }],
    ['rtsp://x.example', { kind: 'other', url: 'rtsp://x.example', scheme: 'rtsp' }],
    ['hxxp://x.example', { kind: 'other', url: 'hxxp://x.example', scheme: 'hxxp' }],
    ['doi:10.1000/1', { kind: 'other', url: 'doi:10.1000/1', scheme: 'doi' }],
  ])('%s', (written, target) => {
    expect(resolve(written)).toEqual(target);
  });
});

describe('malformed addresses', () => {
  test.each([
    ['', { kind: 'empty' }, null],
    ['htts://x.example/a', { kind: 'unknown-scheme', scheme: 'htts' }, 'https://x.example/a'],
    ['htttp://x.example', { kind: 'unknown-scheme', scheme: 'htttp' }, 'http://x.example'],
    ['http:/x.example', { kind: 'unknown-scheme', scheme: 'http' }, 'http://x.example'],
    ['https:x.example', { kind: 'unknown-scheme', scheme: 'https' }, 'https://x.example'],
    ['http//x.example', { kind: 'unknown-scheme', scheme: 'http' }, 'http://x.example'],
    ['https;//x.example', { kind: 'unknown-scheme', scheme: 'https' }, 'https://x.example'],
    ['ttps://x.example', { kind: 'unknown-scheme', scheme: 'ttps' }, 'https://x.example'],
    ['https:\\\\x.example', { kind: 'unknown-scheme', scheme: 'https' }, 'https://x.example'],
    ['mailo:a@b.example', { kind: 'unknown-scheme', scheme: 'mailo' }, 'mailto:a@b.example'],
    ['http://https://x.example', { kind: 'invalid', part: 'host' }, 'https://x.example'],
    ['https://http//x.example', { kind: 'invalid', part: 'host' }, 'http://x.example'],
    ['https://', { kind: 'invalid', part: 'host' }, null],
    ['https://x..example/a', { kind: 'invalid', part: 'host' }, null],
    ['//.x.example/', { kind: 'invalid', part: 'host' }, null],
    ['http://[bad', { kind: 'invalid', part: 'host' }, null],
    ['https://a b.example/', { kind: 'invalid', part: 'host' }, null],
    ['https://x.example:99999/', { kind: 'invalid', part: 'port' }, null],
    ['https://x.example:port/', { kind: 'invalid', part: 'port' }, null],
    ['//a b.example/', { kind: 'invalid', part: 'host' }, null],
    ['C:\\docs\\a.md', { kind: 'invalid', part: 'address' }, null],
    ['c:/docs/a.md', { kind: 'invalid', part: 'address' }, null],
    ['\\\\server\\share', { kind: 'invalid', part: 'address' }, null],
    ['[https://x.example](https://x.example', { kind: 'invalid', part: 'address' }, 'https://x.example'],
    ['"https://x.example"', { kind: 'invalid', part: 'address' }, 'https://x.example'],
    ['www.eecs.harvard.edu/~margo/x.pdf', { kind: 'no-scheme' }, 'https://www.eecs.harvard.edu/~margo/x.pdf'],
    ['www.x.com', { kind: 'no-scheme' }, 'https://www.x.com'],
    ['github.com/foo/bar', { kind: 'no-scheme' }, 'https://github.com/foo/bar'],
    ['foo.github.io/bar', { kind: 'no-scheme' }, 'https://foo.github.io/bar'],
    ['localhost:3000', { kind: 'no-scheme' }, 'http://localhost:3000'],
    ['localhost/a', { kind: 'no-scheme' }, 'http://localhost/a'],
    ['github.com:443/a', { kind: 'no-scheme' }, 'https://github.com:443/a'],
    ['name@host.com', { kind: 'no-scheme' }, 'mailto:name@host.com'],
  ])('%s', (written, fault, suggestion) => {
    expect(resolve(written)).toEqual({ kind: 'malformed', url: written, fault, suggestion });
  });

  test('a password in one is not shown', () => {
    expect(resolve('https://u:p@ss@x.example:99999/').url).toBe('https://***@x.example:99999/');
  });

  test('a report shows it as it stands in the source', () => {
    const link = { ...linkTo('http:/x?a&b'), raw: 'http:/x?a&amp;b' };
    expect(resolveTarget(link, bare)).toMatchObject({
      kind: 'malformed',
      url: 'http:/x?a&amp;b',
      suggestion: 'http://x?a&b',
    });
  });

  test.each([
    ['github.com/foo/bar', 'docs/github.com'],
    ['github.com/foo/bar', 'docs/github.com/foo/bar'],
    ['www.x.com', 'docs/www.x.com'],
    ['www.x.com/a%20b?c', 'docs/www.x.com/a b'],
  ])('%s is a file where %s exists', (written, existing) => {
    expect(resolve(written, { exists: (path) => path === existing }).kind).toBe('file');
  });
});

describe('the own repository', () => {
  test.each([
    [github, 'https://github.com/acme/list/blob/main/docs/a%20b.md#c', 'docs/a b.md#c'],
    [github, 'http://www.github.com/ACME/LIST/tree/main', '.'],
    [github, 'https://github.com/Acme/List/raw/HEAD/x.png?raw=true', 'x.png'],
    [github, 'https://github.com/Acme/List/edit/main/x.md', 'x.md'],
    [github, 'https://raw.githubusercontent.com/acme/list/main/x.png', 'x.png'],
    [github, 'https://raw.githubusercontent.com/acme/list/refs/heads/main/x.png', 'x.png'],
    [gitlab, 'https://gitlab.example/group/sub/list/-/blob/main/a.md', 'a.md'],
    [gitlab, 'https://gitlab.example/group/sub/list/-/raw/release/1/a.md', 'a.md'],
    [gitea, 'https://codeberg.org/acme/list/src/branch/main/a.md', 'a.md'],
  ])('%#: %s', (repository, written, url) => {
    expect(resolve(written, { repository })).toMatchObject({ kind: 'file', url, form: 'own-repository' });
  });

  test.each([
    'https://github.com/acme/list/blob/v1.0.0/a.md',
    'https://github.com/acme/list/blob/mainline/a.md',
    'https://github.com/acme/list/issues',
    'https://github.com/acme/list',
    'https://github.com/acme/listing/blob/main/a.md',
    'https://github.com/other/list/blob/main/a.md',
    'https://gitlab.com/acme/list/blob/main/a.md',
    'https://raw.githubusercontent.com/acme/list/v1.0.0/x.png',
  ])('%s stays a page', (written) => {
    expect(resolve(written, { repository: github })).toMatchObject({ kind: 'web', url: written });
  });

  test.each([
    [github, 'README.md', '../../issues', 'https://github.com/Acme/List/issues'],
    [github, 'docs/guide.md', '../../../releases/latest?a#b', 'https://github.com/Acme/List/releases/latest?a#b'],
    [github, 'README.md', '../../../other', 'https://github.com/Acme/other'],
    [gitlab, 'README.md', '../../issues', 'https://gitlab.example/group/sub/List/-/issues'],
  ])('%#: %s climbs into the forge', (repository, source, written, url) => {
    expect(resolve(written, { repository, source })).toMatchObject({ kind: 'web', url });
  });

  test('climbing to a file of the default branch is that file', () => {
    expect(resolve('../../tree/main/src', { repository: github, source: 'README.md' })).toMatchObject({
      kind: 'file',
      path: 'src',
    });
  });

  test.each([
    ['one step leads to no page', '../other.md', { source: 'README.md', repository: github }],
    ['no repository is known', '../../issues', { source: 'README.md' }],
    ['the source lies outside', '../issues', { source: '../other/README.md', repository: github }],
  ])('climbing is a file target where %s', (_, written, context) => {
    expect(resolve(written, context)).toMatchObject({
      kind: 'file',
      form: 'relative',
      path: expect.stringMatching(/^\.\./),
    });
  });
});

test('every text has a target, and none that is shown holds a password', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'http',
      'https',
      ':',
      '/',
      '//',
      '#',
      '?',
      '@',
      '..',
      '%',
      '{{',
      '\\',
      'x.example',
      'a:b@',
      '[',
      ' ',
    ),
    fc.string({ maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const target = resolve(pieces.join(''), { repository: github });
      expect(typeof target.url).toBe('string');
      if (target.kind === 'file') expect(target.path).not.toMatch(/^\/|.\/$|^$/);
      if (target.kind === 'web') expect(new URL(target.requestKey).hash).toBe('');
    }),
    { numRuns: 2000 },
  );
});
