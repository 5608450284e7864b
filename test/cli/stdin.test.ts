import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Setting, startSession } from './session.ts';

const own = '# A\n\n[ok](#a)\n';

describe('a text on standard input is there, whether or not it is on the disk', () => {
  const cases: readonly (readonly [string, readonly string[], Setting, number])[] = [
    ['a link to its own heading', ['-'], { stdin: own }, 0],
    ['a link to no heading of its own', ['-'], { stdin: '# A\n\n[no](#b)\n' }, 1],
    ['with a name that is nowhere yet', ['-', '--stdin-filename', 'docs/new.md'], { stdin: own }, 0],
    ['with a name outside of the folder', ['-', '--stdin-filename', '../elsewhere/new.md'], { stdin: own }, 0],
    [
      'with the name of a file that reads otherwise',
      ['-', '--stdin-filename', 'a.md'],
      { files: { 'a.md': '# Z\n' }, stdin: own },
      0,
    ],
    [
      'a link from another file of the run to its heading',
      ['a.md', '-', '--stdin-filename', 'docs/new.md'],
      { files: { 'a.md': '[new](docs/new.md#b) and [its folder](docs)\n' }, stdin: '# B\n' },
      0,
    ],
    [
      'a link from another file of the run to a heading it does not have',
      ['a.md', '-', '--stdin-filename', 'docs/new.md'],
      { files: { 'a.md': '[new](docs/new.md#c)\n' }, stdin: '# B\n' },
      1,
    ],
    [
      'its own lines',
      ['-', '--stdin-filename', 'new.md'],
      { files: { 'b.md': '' }, stdin: '[third](new.md#L3)\n\nthird\n' },
      0,
    ],
    ['lines that it does not have', ['-', '--stdin-filename', 'new.md'], { stdin: '[ninth](new.md#L9)\n' }, 1],
    ['a name that reads like a host', ['-', '--stdin-filename', 'new.md'], { stdin: '[itself](new.md)\n' }, 0],
  ];

  test.each(cases)('%s', async (_, argv, setting, code) => {
    const outcome = await startSession(setting).run('lint', ...argv);
    expect(outcome).toMatchObject({ code, stderr: '' });
  });

  test('stands for the file of its name, also where that is to be read too', async () => {
    const session = startSession({ files: { 'a.md': '[gone](gone.md)\n' }, stdin: own });
    expect(await session.run('lint', 'a.md', '-', '--stdin-filename', 'a.md')).toMatchObject({ code: 0 });
  });
});

describe('lint - --fix', () => {
  const broken = '\uFEFF# The top\r\n\r\n[up](##the-top) [gone](gone.md) [a ](#the-top)\r\n';
  const mended = '\uFEFF# The top\r\n\r\n[up](#the-top) [gone](gone.md) [a](#the-top)\r\n';
  const fix = ['lint', '-', '--fix'];

  test('prints the mended text and nothing else', async () => {
    const { code, stdout, stderr } = await startSession({ stdin: broken }).run(...fix);
    expect({ code, stdout }).toEqual({ code: 1, stdout: mended });
    expect(stderr).toContain('gone.md');
    expect(stderr).not.toContain('changed while');
  });

  test.each([own, ''])('prints %j, of which nothing is to be mended, as it is', async (stdin) => {
    expect(await startSession({ stdin }).run(...fix, '--quiet')).toMatchObject({ code: 0, stdout: stdin });
  });

  test('writes nothing over a file of its name, but over the others that are named', async () => {
    const session = startSession({ files: { 'a.md': broken, 'b.md': broken }, stdin: broken });
    const outcome = await session.run(...fix, 'a.md', '--stdin-filename', 'b.md');
    expect(outcome).toMatchObject({ code: 1, stdout: mended });
    expect(readFileSync(join(session.directory, 'b.md'), 'utf8')).toBe(broken);
    expect(readFileSync(join(session.directory, 'a.md'), 'utf8')).toBe(mended);
  });

  test('prints a diff with --dry-run', async () => {
    const { stdout } = await startSession({ stdin: broken }).run(...fix, '--dry-run');
    expect(stdout).toContain('+[up](#the-top) [gone](gone.md) [a](#the-top)');
    expect(stdout).toMatch(/^diff --git/);
  });

  test('leaves standard output to a report where it writes no text', async () => {
    const setting = { files: { 'linkmend.config.json': '{ "fix": { "mode": "safe" } }' }, stdin: own };
    expect(await startSession(setting).run('links', '-')).toMatchObject({ stdout: expect.stringContaining('#a') });
  });

  test.each([
    ['--format', 'json'],
    ['--format', 'markdown', '--format', 'json=run.json'],
  ])('has no room for a second text: %s %s', async (...formats) => {
    const { code, stdout, stderr } = await startSession({ stdin: broken }).run(...fix, ...formats);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `linkmend: with "- --fix" the mended text goes to standard output: write the report to a file with --format ${formats[1]}=FILE\n`,
    );
  });

  test('writes reports with a file there', async () => {
    const session = startSession({ stdin: broken });
    expect(await session.run(...fix, '--format', 'json=run.json')).toEqual({ code: 1, stdout: mended, stderr: '' });
    expect(readFileSync(join(session.directory, 'run.json'), 'utf8')).toContain('"applied"');
  });
});
