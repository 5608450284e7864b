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
