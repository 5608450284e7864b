import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Session, startSession } from './session.ts';

const start = (file: string): Session =>
  startSession({ files: { 'a.md': '[gone](gone.md)\n' }, env: { GITHUB_STEP_SUMMARY: file } });

describe('the summary of a step', () => {
  test('is written beside annotations, after what is there', async () => {
    const session = start('summary.md');
    writeFileSync(join(session.directory, 'summary.md'), 'Before.\n');
    const { code, stdout } = await session.run('lint', '--format', 'github');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=a\.md,/);
    expect(readFileSync(join(session.directory, 'summary.md'), 'utf8')).toMatch(/^Before\.\n## linkmend: 1 error\n/);
  });

  test('is written for an earlier run as well, annotations in a file or not', async () => {
    const session = start('summary.md');
    await session.run('lint', '--format', 'json=run.json');
    const { stdout } = await session.run('report', 'run.json', '--format', 'github=log.txt', '--format', 'terminal');
    expect(stdout).not.toContain('::error');
    expect(readFileSync(join(session.directory, 'log.txt'), 'utf8')).toContain('::error file=a.md');
    expect(readFileSync(join(session.directory, 'summary.md'), 'utf8')).toContain('## linkmend: 1 error');
  });

  test.each([['terminal'], ['markdown'], ['sarif']])('is not written with %s', async (format) => {
    const session = start('summary.md');
    await session.run('lint', '--format', format);
    expect(existsSync(join(session.directory, 'summary.md'))).toBe(false);
  });

  test('is not written where nobody asks for one', async () => {
    expect(await start('').run('lint', '--format', 'github')).toMatchObject({ code: 1, stderr: '' });
  });

  test('that cannot be written is told', async () => {
    const { code, stderr } = await start('no/such/folder.md').run('lint', '--format', 'github');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^linkmend: cannot write GITHUB_STEP_SUMMARY: [^\n]+\n$/);
  });
});
