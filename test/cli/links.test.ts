import { describe, expect, test } from 'vitest';
import { startSession, transcribe } from './session.ts';

const files = {
  'README.md': `# A title

[page](http://a.example/x) [beside](docs/b.md) [below](#a-title) ![badge](http://a.example/i.png)
[for documentation](http://example.com/) [placeholder](http://a.example/{{x}}) <someone@a.example> [slip](htps://a.example)

Again: <http://a.example/x>, http://a.example/x, [page][], <a href="http://a.example/x">here</a>.

[page]: http://a.example/x "The page"
`,
  'docs/b.md': '[up](../README.md) [inside](http://127.0.0.1/)\n',
};
const setting = { files, git: 'repository' } as const;

describe('links', () => {
  test.each([
    'links',
    'links docs --verbose',
    'links --quiet',
    'links docs --format json',
    'links docs --format ndjson',
    'links --exclude a.example/x',
  ])('%s', async (line) => {
    expect(await transcribe(line.split(' '), setting)).toMatchSnapshot();
  });

  test('no file leaves the disk as it was, and nothing is written but the report', async () => {
    const session = startSession(setting);
    expect(await session.run('links', '--format', 'json=out/run.json')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await session.run('report', 'out/run.json')).toMatchObject({ code: 0 });
  });
});

const explained: readonly (readonly [string, string, ...string[]])[] = [
  ['asked', 'http://a.example/x'],
  ['excluded', 'http://a.example/x', '--exclude', 'a.example'],
  ['included all the same', 'http://a.example/x', '--exclude', 'a.example', '--include', '/\\/x$/'],
  ['a template', 'http://a.example/{{x}}'],
  ['for documentation', 'http://example.com/'],
  ['for documentation, and included', 'http://example.com/', '--include', 'example.com'],
  ['a file', 'docs/b.md'],
  ['mail', 'mailto:someone@a.example'],
  ['a slip', 'htps://a.example'],
  ['a private address', 'http://127.0.0.1/'],
  ['a private address that is allowed', 'http://127.0.0.1/', '--allow-private'],
];

describe('links --explain', () => {
  test.each(explained)('%s', async (_, url, ...flags) => {
    expect(await transcribe(['links', '--explain', url, ...flags], setting)).toMatchSnapshot();
  });

  test('the configuration', async () => {
    const config = {
      exclude: [{ pattern: 'a.example', reason: 'behind a login', until: '2999-12-31' }],
      remap: [{ from: 'http://b.example/', to: 'http://a.example/' }],
    };
    const files = { 'linkmend.config.json': JSON.stringify(config) };
    expect(await transcribe(['links', '--explain', 'http://b.example/x'], { files })).toMatchSnapshot();
  });

  test('text from outside stays text', async () => {
    const { stdout } = await startSession().run('links', '--explain', 'x:\u001b[2J');
    expect(stdout).not.toContain('\u001b');
  });
});
