import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { movedTo, playHosts } from '../cli/played-hosts.ts';
import { startSession } from '../cli/session.ts';
import { createDirectory, writeTree } from '../discover/tree.ts';

describe('code in a configuration', () => {
  const marker = 'ran.txt';
  const code = (path: string): string => `require('node:fs').writeFileSync(${JSON.stringify(path)}, '');`;
  const modules = ['js', 'cjs', 'mjs', 'ts', 'mts'];

  /** A configuration that leaves a file behind when it is run. */
  function hostile(extension: string): { readonly files: Record<string, string>; readonly ran: () => boolean } {
    const path = join(createDirectory(), marker);
    const load =
      extension === 'cjs' ? '' : `import { createRequire } from 'node:module';\nconst require = createRequire('/');\n`;
    const end = extension === 'cjs' ? 'module.exports = {};' : 'export default {};';
    const files = { 'README.md': '# A\n', [`linkmend.config.${extension}`]: `${load}${code(path)}\n${end}\n` };
    return { files, ran: () => existsSync(path) };
  }

  test.each(modules)('is run where nothing forbids it (.%s)', async (extension) => {
    const { files, ran } = hostile(extension);
    await startSession({ files }).run('lint');
    expect(ran()).toBe(true);
  });

  test.each(
    modules.flatMap((extension) =>
      [
        ['lint', '--no-config'],
        ['check', '--no-config'],
        ['links', '--no-config'],
        ['--no-config', '--print-config'],
        ['links', '--no-config', '--explain', 'https://x.example/'],
        ['report', 'run.json', '--no-config'],
        ['explain', 'dead'],
        ['--help'],
        ['--version'],
      ].map((argv) => [extension, argv] as const),
    ),
  )('is not run by --no-config, nor where there is no need for it (.%s, %j)', async (extension, argv) => {
    const { files, ran } = hostile(extension);
    await startSession({ files }).run(...argv);
    expect(ran()).toBe(false);
  });

  test('is not run by --config with another file', async () => {
    const { files, ran } = hostile('js');
    const { code: exit } = await startSession({ files: { ...files, 'mine.json': '{}' } }).run(
      'lint',
      '--config',
      'mine.json',
    );
    expect(exit).toBe(0);
    expect(ran()).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('mending', () => {
  const list = '[old](http://old.site.example/page)\n';
  const mended = '[old](http://new.site.example/page)\n';
  const pages = { 'old.site.example/page': movedTo('http://new.site.example/page'), 'new.site.example/page': {} };
  const flags = ['--allow-private', '--host-interval', '0', '--fix-suggested', '--fail-on', 'never'];

  test('writes inside the root, and nowhere else, whatever symbolic links there are', async () => {
    await using hosts = await playHosts(pages);
    const outside = createDirectory();
    writeTree(outside, { 'victim.md': list, 'folder/victim.md': list, 'read-only.md': list });
    const session = startSession({
      files: { 'README.md': list, 'docs/real.md': list },
      git: 'repository',
      ports: hosts.ports,
    });
    const link = (target: string, name: string): void => symlinkSync(target, join(session.directory, name));
    link(join(outside, 'victim.md'), 'absolute.md');
    link(outside, 'directory');
    link(join('..', outside.split('/').at(-1) ?? '', 'victim.md'), 'relative.md');
    link('absolute.md', 'twice.md');
    link(join('docs', 'real.md'), 'inside.md');
    link('/dev/null', 'device.md');
    link('loop.md', 'loop.md');
    const before = snapshot(outside);
    for (const paths of [
      [],
      ['.'],
      ['absolute.md', 'relative.md', 'twice.md', 'inside.md'],
      ['directory/folder/victim.md'],
      ['directory'],
      [join(outside, 'victim.md')],
    ]) {
      const { code, stderr } = await session.run('check', ...flags, ...paths);
      expect([0, 2], stderr).toContain(code);
      expect(snapshot(outside)).toEqual(before);
    }
    expect(readFileSync(join(session.directory, 'README.md'), 'utf8')).toBe(mended);
    expect(readFileSync(join(session.directory, 'docs/real.md'), 'utf8')).toBe(mended);
    for (const name of ['absolute.md', 'relative.md', 'twice.md', 'inside.md', 'directory']) {
      expect(lstatSync(join(session.directory, name)).isSymbolicLink()).toBe(true);
    }
  });

  test('a report does not follow a link that stands in its place', async () => {
    const outside = createDirectory();
    writeTree(outside, { 'victim.txt': 'mine' });
    const session = startSession({ files: { 'README.md': '# A\n' } });
    symlinkSync(join(outside, 'victim.txt'), join(session.directory, 'run.json'));
    const { code } = await session.run('lint', '--format', 'json=run.json');
    expect(code).toBe(0);
    expect(snapshot(outside)).toEqual({ 'victim.txt': 'mine' });
    expect(JSON.parse(readFileSync(join(session.directory, 'run.json'), 'utf8'))).toMatchObject({ schemaVersion: 1 });
  });
});

/** Every file below a directory with its content. */
function snapshot(directory: string): Readonly<Record<string, string>> {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const kept = files.filter((path) => lstatSync(join(directory, path)).isFile());
  return Object.fromEntries(kept.sort().map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}
