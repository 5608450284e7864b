import { readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runCommand } from '../../src/cli/command.ts';
import { version } from '../../src/config/version.ts';
import { systemPorts } from '../../src/ports.ts';
import { createDirectory } from '../discover/tree.ts';
import { type Session, startSession } from './session.ts';

const list = { 'README.md': '# List\n' };

function read(session: Session, path: string): string {
  return readFileSync(join(session.directory, path), 'utf8');
}

describe('linkmend init', () => {
  test('writes configuration and workflow, and tells what is left to do', async () => {
    const session = startSession({ files: { ...list, '.github/CODEOWNERS': '* @me\n' }, git: 'repository' });
    const outcome = await session.run('init');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatchSnapshot();
    expect(read(session, 'linkmend.config.jsonc').replace(`/v${version}/`, '/<version>/')).toMatchSnapshot();
    expect(parse(read(session, '.github/workflows/links.yml'))).toMatchObject({ name: 'links' });
    // What it wrote is used, and finds nothing wrong with itself.
    expect(await session.run('lint')).toMatchObject({ code: 0 });
  });

  test('a second time it keeps everything', async () => {
    const session = startSession({ files: list, git: 'repository' });
    await session.run('init');
    const text = `${read(session, 'linkmend.config.jsonc')}// mine\n`;
    const again = startSession({ files: { ...list, 'linkmend.config.jsonc': text }, git: 'repository' });
    const outcome = await again.run('init');
    expect(outcome.stdout).toMatch(/Keeps\n {2}linkmend\.config\.jsonc {2}it is there already; --force writes over it/);
    expect(read(again, 'linkmend.config.jsonc')).toBe(text);
    await again.run('init', '--force');
    expect(read(again, 'linkmend.config.jsonc')).toBe(read(session, 'linkmend.config.jsonc'));
  });

  test('a configuration of another form stays; one that is deleted does not count', async () => {
    const session = startSession({ files: { ...list, 'linkmend.config.yaml': '{}\n' }, git: 'repository' });
    expect((await session.run('init')).stdout).toContain(
      'Keeps\n  linkmend.config.yaml  it is there already; remove it',
    );
    rmSync(join(session.directory, 'linkmend.config.yaml'));
    expect((await session.run('init')).stdout).toContain('Writes\n  linkmend.config.jsonc  the configuration\n');
  });

  test('tells the site that it proposes', async () => {
    const session = startSession({ files: { ...list, 'web/docs/a.md': '# A\n', 'web/mkdocs.yml': 'site_name: x\n' } });
    expect((await session.run('init')).stdout).toContain(
      'linkmend.config.jsonc  the configuration, for mkdocs in web/docs\n',
    );
    expect(read(session, 'linkmend.config.jsonc')).toContain('"site": { "preset": "mkdocs", "root": "web/docs" }');
  });

  test('takes lychee’s configuration over', async () => {
    const session = startSession({
      files: {
        ...list,
        'lychee.toml':
          'exclude = ["^https://a\\\\.example/"]\naccept = [200, 403]\ncache = true\nbase_url = "https://b.example"\n',
        '.lycheeignore': '# slow\nslow\\.example\n',
      },
    });
    const outcome = await session.run('init', '--yes');
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(outcome.stdout).toMatchSnapshot();
    expect(read(session, 'linkmend.config.jsonc').replace(`/v${version}/`, '/<version>/')).toMatchSnapshot();
    const links = await session.run('links', '--explain', 'https://a.example/x');
    expect(links.stdout).toContain('exclude');
  });

  test('takes the file that --from names, and tells of others', async () => {
    const files = {
      ...list,
      'lychee.toml': 'max_retries = 1\n',
      '.markdown-link-check.json': '{"timeout": "20s"}\n',
      'ci/links.json': '{"ignorePatterns": [{"pattern": "x"}], "timeout": "9s"}\n',
    };
    const first = startSession({ files });
    const told = (await first.run('init')).stdout;
    expect(told).toContain('\n    npx linkmend init --from .markdown-link-check.json --force\n');
    expect(read(first, 'linkmend.config.jsonc')).toContain('"attempts": 2');
    const named = startSession({ files });
    await named.run('init', '--from', 'ci/links.json');
    expect(read(named, 'linkmend.config.jsonc')).toContain('"timeout": "9s"');
  });

  test('a folder of linkspector that is the root reads everything', async () => {
    const session = startSession({ files: { ...list, '.linkspector.yml': 'files: [README.md]\ndirs: [./]\n' } });
    expect((await session.run('init')).stdout).toContain('(linkspector): 2 settings, 2 of them the same');
    expect(read(session, 'linkmend.config.jsonc')).not.toContain('"paths": ["README.md"]');
  });

  test('--dry-run writes nothing', async () => {
    const session = startSession({ files: list });
    const { stdout } = await session.run('init', '--dry-run');
    expect(stdout).toContain('Would write\n  linkmend.config.jsonc');
    expect(() => read(session, 'linkmend.config.jsonc')).toThrow('ENOENT');
  });

  test.each([
    ['n', 'nothing'],
    ['', 'files'],
    ['yes', 'files'],
  ] as const)('on a terminal it asks first: %j', async (answer, written) => {
    const cwd = createDirectory();
    const terminal = (): PassThrough & { isTTY: boolean; columns: number } =>
      Object.assign(new PassThrough(), { isTTY: true, columns: 0 });
    const streams = { stdin: terminal(), stdout: terminal(), stderr: terminal() };
    streams.stdin.write(`${answer}\n`);
    expect(await runCommand(['init'], { ...systemPorts(), env: {}, cwd }, streams)).toBe(0);
    expect(String(streams.stdout.read())).toContain('Write this? [Y/n] ');
    expect(readdirSync(cwd)).toEqual(written === 'files' ? ['linkmend.config.jsonc'] : []);
  });

  test('adds to hooks that are there, once', async () => {
    const session = startSession({
      files: {
        ...list,
        '.pre-commit-config.yaml':
          '# ours\nrepos:\n- repo: https://github.com/a/b\n  rev: v1\n  hooks:\n    - id: c # why\n',
      },
    });
    await session.run('init');
    const text = read(session, '.pre-commit-config.yaml');
    expect(text.startsWith('# ours\nrepos:\n- repo: https://github.com/a/b\n')).toBe(true);
    expect(parse(text).repos.map(({ repo }: { readonly repo: string }) => repo)).toEqual([
      'https://github.com/a/b',
      'https://github.com/linkmend/linkmend',
    ]);
    expect((await session.run('init')).stdout).toContain('.pre-commit-config.yaml  linkmend is in it');
    expect(read(session, '.pre-commit-config.yaml')).toBe(text);
  });

  test('adds a line to husky’s hook', async () => {
    const session = startSession({ files: { ...list, '.husky/pre-commit': 'npm test' } });
    await session.run('init');
    expect(read(session, '.husky/pre-commit')).toBe('npm test\nnpx linkmend lint --staged --allow-empty\n');
  });

  test.each([
    ['repos: []\nfail_fast: true\n', 'add this to "repos"'],
    ['repos: [\n', 'add this to "repos"'],
  ])('tells what to add where it cannot be added for sure: %j', async (text, told) => {
    const session = startSession({ files: { ...list, '.pre-commit-config.yaml': text } });
    expect((await session.run('init')).stdout).toContain(told);
    expect(read(session, '.pre-commit-config.yaml')).toBe(text);
  });

  test('a GitLab repository gets the template', async () => {
    const session = startSession({ files: { ...list, '.gitlab-ci.yml': 'stages: [test]\n' }, git: 'repository' });
    const { stdout } = await session.run('init');
    expect(stdout).toContain('    include:\n      - local: /gitlab-ci.links.yml');
    const template = parse(read(session, 'gitlab-ci.links.yml'));
    expect(template['links:nightly']).toHaveProperty('script');
    expect(template['.linkmend'].variables).toHaveProperty('LINKMEND_PACKAGE', `linkmend@${version}`);
    expect(read(session, '.gitlab-ci.yml')).toBe('stages: [test]\n');
  });

  test.each([
    [['init', '--from', 'none.json'], 'none.json: no such file; --from names a file'],
    [['init', '--fix'], '--fix does nothing with "linkmend init"; leave it out'],
    [['init', 'README.md'], 'too many arguments'],
  ])('%j is told what is wrong', async (argv, message) => {
    const outcome = await startSession({ files: list }).run(...argv);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
  });

  test('nothing is written through a symbolic link that leads out', async () => {
    const outside = startSession();
    const session = startSession({ files: list });
    symlinkSync(outside.directory, join(session.directory, '.github'));
    const outcome = await session.run('init');
    expect(outcome).toMatchObject({ code: 2 });
    expect(outcome.stderr).toContain('a symbolic link leads it out');
    expect(readdirSync(outside.directory)).toEqual([]);
  });
});
