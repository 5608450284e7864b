import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/config/errors.ts';
import { findConfig, loadConfig } from '../../src/config/load.ts';

let root = '';
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'linkmend-config-')));
  await mkdir(join(root, '.git'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

const problemsOf = async (loading: Promise<unknown>): Promise<readonly string[]> => {
  const error = await loading.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ConfigError);
  return (error as ConfigError).problems;
};

describe('every kind of file is read', () => {
  test.each([
    ['linkmend.config.json', '{ "attempts": 1 }'],
    ['linkmend.config.json', '{\n  // a comment\n  "attempts": 1,\n}'],
    ['linkmend.config.json', '\uFEFF{ "attempts": 1 }'],
    ['linkmend.config.jsonc', '{ /* a */ "attempts": 1 }'],
    ['linkmend.config.yaml', '# a\nattempts: 1\n'],
    ['linkmend.config.yml', 'attempts: 1'],
    ['linkmend.config.js', 'module.exports = { attempts: 1 };'],
    ['linkmend.config.js', 'export default { attempts: 1 };'],
    ['linkmend.config.mjs', 'export default { attempts: 1 };'],
    ['linkmend.config.mjs', 'export const config = { attempts: 1 };'],
    ['linkmend.config.mjs', 'export default async () => ({ attempts: 1 });'],
    ['linkmend.config.cjs', 'module.exports = { attempts: 1 };'],
    ['linkmend.config.ts', 'const attempts: number = 1;\nexport default { attempts };'],
    ['linkmend.config.ts', "import { defineConfig } from 'linkmend';\nexport default defineConfig({ attempts: 1 });"],
    ['linkmend.config.mts', 'export default { attempts: 1 } as const;'],
  ])('%s: %s', async (name, text) => {
    await write(name, text);
    expect(await findConfig(root, 'trusted')).toEqual({
      kind: 'found',
      file: join(root, name),
      name,
      directory: root,
      value: { attempts: 1 },
    });
  });

  test('package.json', async () => {
    await write('package.json', '{ "name": "a", "linkmend": { "attempts": 1 } }');
    expect(await findConfig(root, 'trusted')).toEqual({
      kind: 'found',
      file: join(root, 'package.json'),
      name: 'package.json: "linkmend"',
      directory: root,
      value: { attempts: 1 },
    });
  });

  test('an empty YAML file sets nothing', async () => {
    await write('linkmend.config.yaml', '# nothing yet\n');
    expect(await findConfig(root, 'trusted')).toMatchObject({ value: {} });
  });
});

describe('the search', () => {
  test('takes the nearest file upward', async () => {
    await write('linkmend.config.json', '{ "attempts": 1 }');
    await write('a/linkmend.config.json', '{ "attempts": 2 }');
    await write('a/b/c/README.md', '');
    expect(await findConfig(join(root, 'a/b/c'), 'trusted')).toMatchObject({
      name: '../../linkmend.config.json',
      directory: join(root, 'a'),
      value: { attempts: 2 },
    });
  });

  test('passes a package.json without the key', async () => {
    await write('linkmend.config.json', '{ "attempts": 1 }');
    await write('a/package.json', '{ "name": "a" }');
    expect(await findConfig(join(root, 'a'), 'trusted')).toMatchObject({ value: { attempts: 1 } });
  });

  test('prefers the own file to package.json beside it', async () => {
    await write('linkmend.config.yml', 'attempts: 1');
    await write('package.json', '{ "linkmend": { "attempts": 2 } }');
    expect(await findConfig(root, 'trusted')).toMatchObject({ value: { attempts: 1 } });
  });

  test.each(['directory', 'file'])('stops at the git top level (.git is a %s)', async (kind) => {
    await write('linkmend.config.json', '{}');
    if (kind === 'file') await write('sub/.git', 'gitdir: ../.git/modules/sub');
    else await mkdir(join(root, 'sub/.git'), { recursive: true });
    expect(await findConfig(join(root, 'sub'), 'trusted')).toEqual({ kind: 'none' });
  });

  test('finds nothing where there is nothing', async () => {
    expect(await findConfig(root, 'trusted')).toEqual({ kind: 'none' });
  });

  test('does not take a directory for a file', async () => {
    await mkdir(join(root, 'linkmend.config.json'));
    expect(await findConfig(root, 'trusted')).toEqual({ kind: 'none' });
  });

  test('does not choose between two files', async () => {
    await write('linkmend.config.json', '{}');
    await write('linkmend.config.ts', '');
    expect(await problemsOf(findConfig(root, 'trusted'))).toEqual([
      'linkmend.config.json, linkmend.config.ts: several configuration files in one directory; keep one',
    ]);
  });
});

describe('--config', () => {
  test('takes any name and place', async () => {
    await write('conf/links.jsonc', '{ "attempts": 1 }');
    expect(await loadConfig('conf/links.jsonc', root, 'trusted')).toMatchObject({
      name: 'conf/links.jsonc',
      directory: join(root, 'conf'),
      value: { attempts: 1 },
    });
    expect(await loadConfig(join(root, 'conf/links.jsonc'), root, 'trusted')).toMatchObject({ value: { attempts: 1 } });
  });

  test('must name a file', async () => {
    expect(await problemsOf(loadConfig('links.json', root, 'trusted'))).toEqual([
      `links.json: no such configuration file; check the path of --config, it starts from ${root}`,
    ]);
  });

  test('must not name a package.json without the key', async () => {
    await write('package.json', '{}');
    expect(await problemsOf(loadConfig('package.json', root, 'trusted'))).toEqual([
      'package.json: has no key "linkmend"; add it, or name another file',
    ]);
  });
});

describe('a file that cannot be read is named with line and column', () => {
  test.each([
    [
      'linkmend.config.json',
      '{\n  "a": 1\n  "b": 2\n}',
      ['linkmend.config.json:3:3: no valid JSON: a comma is expected here'],
    ],
    ['linkmend.config.json', '', ['linkmend.config.json:1:1: no valid JSON: a value is expected here']],
    [
      'linkmend.config.json',
      '{ "a": 1 } [',
      ['linkmend.config.json:1:12: no valid JSON: nothing more is expected here'],
    ],
    ['package.json', '{ // a\n}', ['package.json:1:3: no valid JSON: invalid comment token']],
    [
      'linkmend.config.yaml',
      'a: [1\nb: 2\n',
      expect.arrayContaining([expect.stringMatching(/^linkmend\.config\.yaml:2:\d+: no valid YAML: /)]),
    ],
    ['linkmend.config.yaml', 'a: 1\na: 2\n', ['linkmend.config.yaml:2:1: no valid YAML: Map keys must be unique']],
    ['linkmend.config.mjs', 'const a = 1;\nthrow new Error("broken");', ['linkmend.config.mjs:2:7: broken']],
    ['linkmend.config.ts', 'export default {\n  a: = 1\n};', [expect.stringMatching(/^linkmend\.config\.ts:2:\d+: /)]],
    [
      'linkmend.config.mjs',
      'import "./not-there.mjs";',
      [expect.stringMatching(/^linkmend\.config\.mjs.*: Cannot find module/)],
    ],
    [
      'linkmend.config.json',
      new Uint8Array([0x7b, 0xff, 0x7d]),
      ['linkmend.config.json: is not UTF-8; save it as UTF-8'],
    ],
  ])('%s: %j', async (name, text, problems) => {
    await write(name, text);
    expect(await problemsOf(findConfig(root, 'trusted'))).toEqual(problems);
  });

  test('a module without an export', async () => {
    await write('linkmend.config.mjs', 'export const other = 1;');
    expect(await problemsOf(findConfig(root, 'trusted'))).toEqual([
      'linkmend.config.mjs: exports no configuration; write "export default { … }"',
    ]);
  });
});

describe('a checkout that is not trusted', () => {
  test.each(['js', 'mjs', 'cjs', 'ts', 'mts'])('code is not run: .%s', async (extension) => {
    const name = `linkmend.config.${extension}`;
    await write(name, `require('node:fs').writeFileSync(${JSON.stringify(join(root, 'ran'))}, '');`);
    for (const load of [() => findConfig(root, 'untrusted'), () => loadConfig(name, root, 'untrusted')]) {
      expect(await problemsOf(load())).toEqual([
        expect.stringMatching(/^linkmend\.config\.\w+: this file is code, which/),
      ]);
    }
    expect(existsSync(join(root, 'ran'))).toBe(false);
  });

  test.each([
    ['linkmend.config.json', '{ "attempts": 1 }'],
    ['linkmend.config.yaml', 'attempts: 1'],
    ['package.json', '{ "linkmend": { "attempts": 1 } }'],
  ])('data is read: %s', async (name, text) => {
    await write(name, text);
    expect(await findConfig(root, 'untrusted')).toMatchObject({ value: { attempts: 1 } });
  });
});
