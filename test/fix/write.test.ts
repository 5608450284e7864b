import { createHash } from 'node:crypto';
import * as node from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FileSystem, writeSource } from '../../src/fix/write.ts';
import type { Source } from '../../src/model/source.ts';

let root = '';
let outside = '';
beforeEach(async () => {
  const base = await node.realpath(await node.mkdtemp(join(tmpdir(), 'linkmend-write-')));
  root = join(base, 'root');
  outside = join(base, 'outside');
  await node.mkdir(join(root, 'docs'), { recursive: true });
  await node.mkdir(outside);
});
afterEach(() => node.rm(join(root, '..'), { recursive: true, force: true }));

const bom = '\uFEFF';

async function create(path: string, content: string, mode = 0o644): Promise<Source> {
  await node.writeFile(path, content);
  await node.chmod(path, mode);
  return read(path, content);
}

function read(absolutePath: string, content: string): Source {
  const [mark, text] = content.startsWith(bom) ? ([bom, content.slice(1)] as const) : (['', content] as const);
  const sha256 = createHash('sha256').update(content, 'utf8').digest('hex');
  return { path: 'a.md', absolutePath, text, bom: mark, sha256, origin: 'written' };
}

const files = (directory: string) => node.readdir(directory);

describe('writes', () => {
  test.each([
    ['LF', 'a\nb\n', 'a\nB\n', 'a\nB\n'],
    ['CRLF', 'a\r\nb\r\n', 'a\r\nB\r\n', 'a\r\nB\r\n'],
    ['no last line end', 'a\nb', 'a\nB', 'a\nB'],
    ['a BOM', `${bom}a\n`, 'b\n', `${bom}b\n`],
    ['a second BOM', `${bom}${bom}a\n`, `${bom}b\n`, `${bom}${bom}b\n`],
    ['other scripts', 'ü', '点😀', '点😀'],
    ['nothing', 'a', '', ''],
  ])('%s', async (_, before, text, after) => {
    const path = join(root, 'a.md');
    const source = await create(path, before);
    expect(await writeSource(source, text, root)).toEqual({ kind: 'written' });
    expect(await node.readFile(path, 'utf8')).toBe(after);
    expect(await files(root)).toEqual(['a.md', 'docs']);
  });

  test.each([0o640, 0o600, 0o755, 0o664, 0o666])('keeping mode %o', async (mode) => {
    const path = join(root, 'a.md');
    const source = await create(path, 'a', mode);
    expect(await writeSource(source, 'b', root)).toEqual({ kind: 'written' });
    expect((await node.stat(path)).mode & 0o7777).toBe(mode);
  });

  test('the same text without touching the file', async () => {
    const path = join(root, 'a.md');
    const source = await create(path, 'a');
    const before = await node.stat(path);
    expect(await writeSource(source, 'a', root)).toEqual({ kind: 'written' });
    expect((await node.stat(path)).ino).toBe(before.ino);
  });

  test('through a link inside the root, which stays a link', async () => {
    const path = join(root, 'docs', 'a.md');
    await create(path, 'a');
    await node.symlink(join('docs', 'a.md'), join(root, 'link.md'));
    expect(await writeSource(read(join(root, 'link.md'), 'a'), 'b', root)).toEqual({ kind: 'written' });
    expect(await node.readFile(path, 'utf8')).toBe('b');
    expect(await node.readlink(join(root, 'link.md'))).toBe(join('docs', 'a.md'));
    expect(await files(root)).toEqual(['docs', 'link.md']);
  });

  test('below a root that is a link itself, or has dots in its names', async () => {
    const path = join(root, 'docs', '..a.md');
    const source = await create(path, 'a');
    await node.symlink(root, join(outside, 'root'));
    expect(await writeSource(source, 'b', join(outside, 'root'))).toEqual({ kind: 'written' });
    expect(await writeSource(read(path, 'b'), 'c', join(root, 'docs'))).toEqual({ kind: 'written' });
  });
});

describe('does not write', () => {
  test('a generated file', async () => {
    const path = join(root, 'a.md');
    const source = await create(path, 'a');
    expect(await writeSource({ ...source, origin: 'generated' }, 'b', root)).toEqual({ kind: 'generated' });
    expect(await node.readFile(path, 'utf8')).toBe('a');
  });

  test.each(['c', 'a\n', ''])('a file that changed to %j', async (now) => {
    const path = join(root, 'a.md');
    const source = await create(path, 'a');
    await node.writeFile(path, now);
    expect(await writeSource(source, 'b', root)).toEqual({ kind: 'changed-on-disk' });
    expect(await node.readFile(path, 'utf8')).toBe(now);
  });

  test('a file that is gone', async () => {
    const source = await create(join(root, 'a.md'), 'a');
    await node.rm(source.absolutePath);
    expect(await writeSource(source, 'b', root)).toEqual({ kind: 'changed-on-disk' });
    expect(await files(root)).toEqual(['docs']);
  });

  test('a file that changes while it is written', async () => {
    const path = join(root, 'a.md');
    const source = await create(path, 'a');
    let asked = 0;
    const stat: FileSystem['stat'] = (async (file: string) => {
      asked += 1;
      if (asked === 2) await node.writeFile(path, 'somebody else');
      return node.stat(file);
    }) as unknown as FileSystem['stat'];
    expect(await writeSource(source, 'b', root, { ...node, stat })).toEqual({ kind: 'changed-on-disk' });
    expect(await node.readFile(path, 'utf8')).toBe('somebody else');
    expect(await files(root)).toEqual(['a.md', 'docs']);
  });

  test.each(['file', 'link', 'directory'])('outside of the root: a %s', async (how) => {
    const path = join(outside, 'a.md');
    await create(path, 'a');
    await node.symlink(path, join(root, 'link.md'));
    await node.symlink(outside, join(root, 'out'));
    const asked = { file: path, link: join(root, 'link.md'), directory: join(root, 'out', 'a.md') }[how] ?? '';
    expect(await writeSource(read(asked, 'a'), 'b', root)).toEqual({ kind: 'outside-root' });
    expect(await node.readFile(path, 'utf8')).toBe('a');
  });

  test('into a folder whose name begins with that of the root', async () => {
    await node.mkdir(`${root}-other`);
    const source = await create(join(`${root}-other`, 'a.md'), 'a');
    expect(await writeSource(source, 'b', root)).toEqual({ kind: 'outside-root' });
  });
});

describe('leaves nothing half-written', () => {
  const fail = (code: string) => async (): Promise<never> => {
    throw Object.assign(new Error(`${code}: refused by the test`), { code });
  };

  /** Fails in one step of writing the temporary file. */
  function failing(step: 'open' | 'writeFile' | 'sync' | 'chmod' | 'rename' | 'access', code: string): FileSystem {
    if (step === 'rename' || step === 'access') return { ...node, [step]: fail(code) };
    const open = async (path: string, flags: string, mode?: number) => {
      if (flags === 'wx' && step === 'open') return fail(code)();
      const handle = await node.open(path, flags, mode);
      if (flags !== 'wx' || step === 'open') return handle;
      if (step === 'writeFile') await handle.write('half of it');
      return Object.assign(handle, { [step]: fail(code) });
    };
    return { ...node, open: open as typeof node.open };
  }

  test.each([
    ['writeFile', 'ENOSPC', 'no space left on the disk'],
    ['sync', 'EDQUOT', 'disk quota used up'],
    ['open', 'EACCES', 'no permission'],
    ['open', 'EROFS', 'read-only file system'],
    ['chmod', 'EPERM', 'not permitted'],
    ['rename', 'EPERM', 'not permitted'],
    ['access', 'EACCES', 'no permission'],
    ['rename', 'EIO', 'EIO: refused by the test'],
  ] as const)('%s fails with %s', async (step, code, why) => {
    const path = join(root, 'a.md');
    const source = await create(path, 'a');
    expect(await writeSource(source, 'b', root, failing(step, code))).toEqual({ kind: 'failed', why });
    expect(await node.readFile(path, 'utf8')).toBe('a');
    expect(await files(root)).toEqual(['a.md', 'docs']);
  });

  test('the owner that cannot be kept does not stop it', async () => {
    const source = await create(join(root, 'a.md'), 'a');
    const open = (async (path: string, flags: string, mode?: number) =>
      Object.assign(await node.open(path, flags, mode), { chown: fail('EPERM') })) as typeof node.open;
    expect(await writeSource(source, 'b', root, { ...node, open })).toEqual({ kind: 'written' });
  });
});
