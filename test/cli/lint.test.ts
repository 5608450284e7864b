import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startSession, transcribe } from './session.ts';

const files = {
  'README.md': `# A title

[gone](gone.md) [below](#a-titel) [no such heading](docs/b.md#c) [wrong case](Docs/b.md) [fine](docs/b.md#b)
[web](http://a.example/) [the same again](gone.md)
`,
  'docs/b.md': '# B\n\n[up](../README.md#a-title)\n',
};
const setting = { files, git: 'repository' } as const;

describe('lint', () => {
  test.each([
    'lint',
    'lint --verbose',
    'lint --quiet',
    'lint --group-by target',
    'lint --format markdown',
    'lint docs',
    'lint --fix',
  ])('%s', async (line) => {
    expect(await transcribe(line.split(' '), setting)).toMatchSnapshot();
  });

  const warning = { 'linkmend.config.json': '{ "severity": { "dead": "warning" } }' };
  test.each([
    ['error', 'error', {}, 1],
    ['error', 'warning', {}, 1],
    ['error', 'never', {}, 0],
    ['warning', 'error', warning, 0],
    ['warning', 'warning', warning, 1],
    ['warning', 'never', warning, 0],
  ] as const)('a finding of severity %s with --fail-on %s', async (_, failOn, config, code) => {
    const session = startSession({ files: { ...files, ...config } });
    expect(await session.run('lint', '--fail-on', failOn)).toMatchObject({ code });
  });

  const sequence = '\u001b[';
  test.each([
    ['a pipe', 'pipe', {}, 'plain'],
    ['a terminal', 'terminal', {}, 'coloured'],
    ['a terminal with NO_COLOR', 'terminal', { NO_COLOR: '1' }, 'plain'],
    ['a terminal with an empty NO_COLOR', 'terminal', { NO_COLOR: '' }, 'coloured'],
    ['a dumb terminal', 'terminal', { TERM: 'dumb' }, 'plain'],
    ['a pipe with FORCE_COLOR', 'pipe', { FORCE_COLOR: '1' }, 'coloured'],
    ['a terminal with FORCE_COLOR=0', 'terminal', { FORCE_COLOR: '0' }, 'plain'],
    ['both: FORCE_COLOR wins', 'pipe', { FORCE_COLOR: '1', NO_COLOR: '1' }, 'coloured'],
  ] as const)('%s', async (_, stdout, env, look) => {
    const session = startSession({ ...setting, stdout, env });
    const outcome = await session.run('lint');
    expect(outcome.stdout.includes(sequence)).toBe(look === 'coloured');
  });

  test('a report in a file has no colours', async () => {
    const session = startSession({ ...setting, stdout: 'terminal', env: { FORCE_COLOR: '1' } });
    expect(await session.run('lint', '--format', 'terminal=a/report.txt')).toEqual({ code: 1, stdout: '', stderr: '' });
    const report = readFileSync(join(session.directory, 'a/report.txt'), 'utf8');
    expect(report).toContain('4 dead');
    expect(report).not.toContain(sequence);
  });

  test('names from outside do not act on a terminal', async () => {
    const session = startSession({
      files: { 'a.md': '[x](<gone&#27;[2J.md>)\n\n[y](::error::z.md) [z](gone%1B[1m.md)\n' },
    });
    const { stdout } = await session.run('lint');
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('3 errors');
    expect(stdout).not.toMatch(/\s::error::/);
  });

  test('keys of front matter are no texts of links', async () => {
    const session = startSession({
      files: {
        'a.md': '---\nlink: b.md\n---\n\n# A\n',
        'b.md': '# B\n',
        'linkmend.config.json': '{ "frontMatter": ["link"] }',
      },
    });
    expect(await session.run('lint')).toMatchObject({
      code: 0,
      stdout: '1 link in 2 files: 1 ok\nnothing to report\n',
    });
  });

  test('all of many links are in one row', async () => {
    const places = Array.from({ length: 1200 }, (_, index) => `[${index}](gone.md)\n\n`).join('');
    const session = startSession({ files: { 'a.md': places } });
    const { stdout } = await session.run('lint');
    expect(stdout).toContain('+1,197 more in 1 file');
    expect(stdout.split('\n').length).toBeLessThan(15);
  });
});
