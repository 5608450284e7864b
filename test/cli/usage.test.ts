import { describe, expect, test } from 'vitest';
import { startSession, transcribe } from './session.ts';

/** One command line a row, words separated by spaces; they name nothing that would be read. */
const helps = [
  '--help',
  '--version',
  'check --help',
  'lint --help',
  'links --help',
  'report --help',
  'explain --help',
  'init --help',
];

const misspelt = [
  '--nope',
  '--formt=json',
  '--Format json',
  '-x',
  '--since main',
  '--shard 5/4',
  'lnt',
  'merge',
  'nothing-like-it',
  'report',
  'report a.json b.json',
  'explain a b',
  'explain not-fond',
  'explain dead/nothing',
  '--stdin-filename',
  'lint --anchors',
  'lint --from run.json',
  'lint --max-time 5m',
  'links --fix',
  'links --fail-on never',
  'report run.json --dry-run',
];

const badValues = [
  '--format xml',
  '--format markdwon',
  '--format json=',
  '--format json --format markdown',
  '--format json=a --format markdown=a',
  '--group-by folder',
  '--fail-on info',
  '--quiet --verbose',
  '--fix-kinds dead',
  '--fix-kinds ,',
  '--fix-kinds url-canonical',
  '--exclude /(/',
  '--exclude=',
  '--include http://',
  '--files-from nowhere.txt',
  '--files-from - -',
  '--concurrency 0',
  '--concurrency many',
  '--host-concurrency 33',
  '--host-interval=-1',
  '--timeout 15',
  '--timeout 15x',
  '--attempts 0',
  '--max-time 5',
  '--user-agent=ä',
  '--accept 403',
  '--accept a.example=4xx',
  '--allow-private=a/b',
  '--config nowhere.json',
];

describe('a command line', () => {
  test.each(helps)('%s', async (line) => {
    const { code, stdout, stderr } = await startSession().run(...line.split(' '));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const shown of stdout.split('\n')) expect(shown.length).toBeLessThanOrEqual(80);
    expect(await transcribe(line.split(' '))).toMatchSnapshot();
  });

  test.each([...misspelt, ...badValues])('%s', async (line) => {
    const { code, stdout, stderr } = await startSession({ files: { 'README.md': '# A\n' } }).run(...line.split(' '));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^linkmend: .*\n$/);
    expect(await transcribe(line.split(' '), { files: { 'README.md': '# A\n' } })).toMatchSnapshot();
  });

  test.each(['explain', 'explain dead', 'explain soft-404', 'explain dead/not-found', 'explain file-encoding'])(
    '%s',
    async (line) => {
      expect(await transcribe(line.split(' '))).toMatchSnapshot();
    },
  );
});
