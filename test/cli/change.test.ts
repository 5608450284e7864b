import { cpSync, renameSync, rmdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { git, writeTree } from '../discover/tree.ts';
import { type Session, startSession } from './session.ts';

type Files = Readonly<Record<string, string>>;

/** A repository whose branch `main` has some files, and whose branch `pull` has others. */
function openPull(base: Files, pull: Files, gone: readonly string[] = []): Session {
  const session = startSession({ files: base, git: 'repository' });
  git(session.directory, 'switch', '--quiet', '--create', 'pull');
  for (const path of gone) git(session.directory, 'rm', '--quiet', path);
  writeTree(session.directory, pull);
  git(session.directory, 'add', '--all');
  git(session.directory, 'commit', '--quiet', '--allow-empty', '--message', 'two');
  return session;
}

async function reportOf(session: Session, ...argv: readonly string[]): Promise<Report> {
  const { stdout, stderr } = await session.run(...argv, '--format', 'json', '--no-config');
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

/** `file:line rule`, in order. */
async function findingsOf(session: Session, ...argv: readonly string[]): Promise<readonly string[]> {
  const { findings } = await reportOf(session, ...argv);
  return findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

const list = (...entries: readonly string[]): string => `# List\n\n## Things\n\n${entries.join('\n')}\n`;
const entry = (name: string, url = `https://${name}.example/`): string => `- [${name}](${url}) - Does ${name} things.`;
const letters = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot', 'golf', 'hotel', 'india', 'juliett'];
const settings = { 'linkmend.config.json': '{ "lists": ["**/*.md"] }' };
const listed = (...changed: readonly string[]): Files => ({ 'README.md': list(...changed), ...settings });
const lintSince = ['lint', '--since', 'main', '--config', 'linkmend.config.json'] as const;

async function rulesOf(base: Files, pull: Files): Promise<readonly string[]> {
  const { stdout } = await openPull(base, pull).run(...lintSince, '--format', 'json');
  return (JSON.parse(stdout) as Report).findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

describe('links that a change brings in', () => {
  test('are told, and what was broken before is not', async () => {
    const session = openPull(
      { 'a.md': '[old](gone.md)\n\n[b](b.md)\n', 'b.md': '[x](nowhere.md)\n' },
      { 'a.md': '[old](gone.md)\n\n[b](b.md)\n\n[new](gone.md)\n\n[fine](b.md)\n' },
    );
    const { findings, links, run } = await reportOf(session, 'lint', '--since', 'main');
    expect(findings.map(({ file, line }) => [file, line])).toEqual([['a.md', 5]]);
    expect(links.map(({ url, places }) => [url, places.map(({ change }) => change)])).toEqual([
      ['gone.md', [null, 'added']],
      ['b.md', [null, 'added']],
    ]);
    expect(run.scope).toEqual({ since: 'main', shard: null });
  });

  test.each<[string, string, string, readonly (readonly [string, string | null])[]]>([
    ['a link that leads elsewhere', '[a](x.md)', '[a](y.md)', [['y.md', 'changed']]],
    ['another text for the same page', '[a](x.md)', '[b](x.md)', []],
    ['another spelling of the same page', '[a](x.md)', '[a](./x.md)', []],
    ['a link that stands elsewhere', '[a](x.md)\n\ntext', 'text\n\n[a](x.md)', []],
    ['another link of an entry', '- [e](x.md) [s](s.md)', '- [e](x.md) [t](t.md)', [['t.md', 'changed']]],
    ['a definition', '[a]\n\n[a]: x.md', '[a]\n\n[a]: y.md', [['y.md', 'changed']]],
    ['one more use of a definition', '[a]\n\n[a]: x.md', '[a] [a]\n\n[a]: x.md', []],
    [
      'the same line twice',
      '- [a](x.md)',
      '- [a](x.md)\n- [a](x.md)',
      [
        ['x.md', null],
        ['x.md', 'added'],
      ],
    ],
  ])('%s', async (_name, before, after, expected) => {
    const { links } = await reportOf(
      openPull({ 'a.md': `${before}\n` }, { 'a.md': `${after}\n` }),
      'lint',
      '--since',
      'main',
    );
    expect(links.flatMap(({ url, places }) => places.map(({ change }) => [url, change]))).toEqual(expected);
  });

  test('a link that moves to another file is no new one', async () => {
    const session = openPull(
      { 'a.md': '[x](gone.md)\n', 'b.md': 'b\n' },
      { 'a.md': 'a\n', 'b.md': 'b\n\n[x](gone.md)\n' },
    );
    expect((await reportOf(session, 'lint', '--since', 'main')).links).toEqual([]);
  });

  test('of relative links that move to another folder those are told that worked', async () => {
    const text = '[gone](gone.md)\n\n[b](b.md)\n\n[none](#none)\n';
    const session = openPull(
      { 'a.md': `# A\n\n${text}`, 'b.md': 'b\n' },
      { 'a.md': '# A\n', 'sub/c.md': `# C\n\n${text}` },
    );
    const { findings } = await reportOf(session, 'lint', '--since', 'main');
    expect(findings.map(({ file, line, fix }) => [file, line, fix?.becomes])).toEqual([['sub/c.md', 5, '../b.md']]);
  });

  test('what is not committed counts, and so do files that git does not know', async () => {
    const session = openPull({ 'a.md': 'a\n' }, {});
    writeTree(session.directory, { 'a.md': 'a [x](one.md)\n', 'new.md': '[y](two.md)\n' });
    expect(await findingsOf(session, 'lint', '--since', 'main')).toEqual([
      'a.md:1 dead/missing-file',
      'new.md:1 dead/missing-file',
    ]);
  });

  test('what came to the base afterwards is not of the change', async () => {
    const session = openPull({ 'a.md': 'a\n', 'b.md': 'b\n' }, { 'b.md': 'b\n\n[x](a.md)\n' });
    git(session.directory, 'switch', '--quiet', 'main');
    writeTree(session.directory, { 'c.md': '[z](nowhere.md)\n' });
    git(session.directory, 'add', '--all');
    git(session.directory, 'commit', '--quiet', '--message', 'three');
    git(session.directory, 'switch', '--quiet', 'pull');
    expect((await reportOf(session, 'lint', '--since', 'main')).links.map(({ url }) => url)).toEqual(['a.md']);
  });

  test('nothing to judge is no fault', async () => {
    const session = openPull({ 'a.md': '[x](gone.md)\n' }, { 'code.js': '\n' });
    const { code, stdout } = await session.run('lint', '--since', 'main');
    expect(code).toBe(0);
    expect(stdout).toContain('nothing to report');
  });

  test('a repository without Markdown is no fault either', async () => {
    const session = openPull({ 'code.js': '\n' }, {});
    expect((await session.run('lint', '--since', 'main')).code).toBe(0);
  });
});

describe('links elsewhere that a change breaks', () => {
  const reader = '[one](docs/one.md)\n\n[two](docs/one.md#two)\n\n[dir](docs)\n\n[not ours](docs/never.md)\n';
  const base = {
    'README.md': reader,
    'docs/one.md': '# One\n\n## Two\n\ntext\n\n## Three\n',
    'docs/more.md': 'more\n',
  };

  test('a file that is gone', async () => {
    const session = openPull(base, {}, ['docs/one.md']);
    expect(await findingsOf(session, 'lint', '--since', 'main')).toEqual([
      'README.md:1 dead/missing-file',
      'README.md:3 dead/missing-file',
    ]);
  });

  test('a file of another name: the links get it', async () => {
    const session = openPull(base, {});
    git(session.directory, 'mv', 'docs/one.md', 'docs/first.md');
    const { findings } = await reportOf(session, 'lint', '--since', 'main');
    expect(findings.map(({ line, fix }) => [line, fix?.safety, fix?.becomes])).toEqual([
      [1, 'safe', 'docs/first.md'],
      [3, 'safe', 'docs/first.md#two'],
    ]);
    expect((await session.run('lint', '--since', 'main', '--fix')).code).toBe(0);
    expect(git(session.directory, 'diff', '--unified=0', 'README.md')).toContain('+[two](docs/first.md#two)');
  });

  test('a file that was renamed behind the back of git', async () => {
    const session = openPull(base, {});
    renameSync(join(session.directory, 'docs/one.md'), join(session.directory, 'docs/first.md'));
    writeTree(session.directory, { 'docs/other.md': '# Other\n' });
    const { findings } = await reportOf(session, 'lint', '--since', 'main');
    expect(findings.map(({ line, fix }) => [line, fix?.safety, fix?.becomes])).toEqual([
      [1, 'safe', 'docs/first.md'],
      [3, 'safe', 'docs/first.md#two'],
    ]);
    expect(await findingsOf(session, 'lint', '--since', 'HEAD')).toHaveLength(2);
  });

  test('a directory of another name', async () => {
    const session = openPull(base, {});
    git(session.directory, 'mv', 'docs', 'guide');
    const { findings } = await reportOf(session, 'lint', '--since', 'main');
    expect(findings.map(({ line, fix }) => [line, fix?.becomes])).toEqual([
      [1, 'guide/one.md'],
      [3, 'guide/one.md#two'],
      [5, 'guide'],
    ]);
  });

  test('a directory whose files went to several places', async () => {
    const session = openPull({ ...base, 'README.md': '[dir](docs)\n' }, {});
    writeTree(session.directory, { 'one/.keep': '', 'two/.keep': '' });
    git(session.directory, 'mv', 'docs/one.md', 'one/one.md');
    git(session.directory, 'mv', 'docs/more.md', 'two/more.md');
    rmdirSync(join(session.directory, 'docs'));
    const { findings } = await reportOf(session, 'lint', '--since', 'main');
    expect(findings.map(({ line, fix }) => [line, fix])).toEqual([[1, null]]);
  });

  test('of several copies made behind the back of git none is the file', async () => {
    const session = openPull(base, {});
    cpSync(join(session.directory, 'docs/one.md'), join(session.directory, 'docs/copy.md'));
    renameSync(join(session.directory, 'docs/one.md'), join(session.directory, 'docs/first.md'));
    const { findings } = await reportOf(session, 'lint', '--since', 'main');
    expect(findings.map(({ line, fix }) => [line, fix])).toEqual([
      [1, null],
      [3, null],
    ]);
  });

  test('a list that moves takes its own links along', async () => {
    const session = openPull({ 'a.md': '[b](b.md)\n\nmore text\n\nand more\n', 'b.md': 'b\n' }, {});
    writeTree(session.directory, { 'sub/.keep': '' });
    git(session.directory, 'mv', 'a.md', 'sub/a.md');
    const { findings } = await reportOf(session, 'lint', '--since', 'main');
    expect(findings.map(({ file, fix }) => [file, fix?.safety, fix?.becomes])).toEqual([
      ['sub/a.md', 'safe', '../b.md'],
    ]);
  });

  test('what is no more where it was said to be gets no fix', async () => {
    const session = openPull({ 'a.md': '[b](b.md)\n', 'c.md': 'c\n' }, {});
    symlinkSync('c.md', join(session.directory, 'b.md'));
    git(session.directory, 'add', '--all');
    git(session.directory, 'commit', '--quiet', '--message', 'link');
    git(session.directory, 'rm', '--quiet', 'c.md');
    const { findings } = await reportOf(session, 'lint', '--since', 'HEAD');
    expect(findings.map(({ file, fix }) => [file, fix])).toEqual([['a.md', null]]);
  });

  test('a heading of another name: it is proposed', async () => {
    const session = openPull(base, { 'docs/one.md': '# One\n\n## Second\n\ntext\n\n## Three\n' });
    const { findings } = await reportOf(session, 'lint', '--since', 'main');
    expect(findings.map(({ line, rule, fix }) => [line, rule, fix?.safety, fix?.becomes])).toEqual([
      [3, 'dead/missing-anchor', 'suggested', 'docs/one.md#second'],
    ]);
  });

  test('a fix in an untouched line mends nothing else there', async () => {
    const session = openPull({ 'a.md': '[b](b.md) \n', 'b.md': 'b\n' }, {});
    git(session.directory, 'mv', 'b.md', 'c.md');
    await session.run('lint', '--since', 'main', '--fix');
    expect(git(session.directory, 'diff', '--unified=0', 'a.md')).toContain('+[b](c.md) \n');
  });
});

describe('rules', () => {
  const base = listed(...letters.map((name) => entry(name)));
  const withNew = (index: number, ...added: readonly string[]): Files =>
    listed(
      ...letters.slice(0, index).map((name) => entry(name)),
      ...added,
      ...letters.slice(index).map((name) => entry(name)),
    );

  test.each<[string, Files, readonly string[]]>([
    ['an entry in its place', withNew(2, entry('bristol')), []],
    ['an entry out of order', withNew(5, entry('bristol')), ['README.md:10 entry-sorted']],
    [
      'a second entry for a page, below',
      withNew(10, entry('zulu', 'https://alpha.example/')),
      ['README.md:15 duplicate-url'],
    ],
    [
      'a second entry for a page, above',
      withNew(0, entry('aachen', 'https://golf.example/')),
      ['README.md:5 duplicate-url'],
    ],
    [
      'entries out of order among themselves',
      withNew(2, entry('buffalo'), entry('bristol')),
      ['README.md:8 entry-sorted'],
    ],
  ])('%s is told where it was added', async (_name, pull, expected) => {
    expect(await rulesOf(base, pull)).toEqual(expected);
  });

  test('old faults stay untold, in touched lines too', async () => {
    const names = [...letters, ...letters.map((name) => `z${name}`)];
    const bare = names.map((name, index) => (index === 3 ? '- [delta](https://delta.example/)' : entry(name)));
    const touched = bare.map((line, index) => (index === 3 ? '- [delta](https://delta.example/new)' : line));
    expect(await rulesOf(listed(...bare), listed(...touched))).toEqual([]);
    const added = [...touched, '- [zz](https://zz.example/)'];
    expect(await rulesOf(listed(...bare), listed(...added))).toEqual(['README.md:25 entry-description-missing']);
  });

  const bare = [...letters.slice(0, 9), ...letters.map((name) => `z${name}`)].map((name) => entry(name));
  const faulty = ['- [zz](https://zz.example/)', entry('zzz', 'https://alpha.example/')];
  const old = listed(...bare, ...faulty);
  const text = old['README.md'] ?? '';
  test.each<[string, string | Files]>([
    [
      'as references',
      `${text.replace(/\[(\w+)\]\(.*?\)/g, '[$1]')}\n${text.replace(/.*\[(\w+)\]\((.*?)\).*/g, '[$1]: $2')}`,
    ],
    ['with other bullets and space', text.replace(/^- (.*)/gm, '*   $1 ')],
    ['over two lines each', text.replace(/ - (?=Does)/g, ' -\n  ')],
    ['below other names', text.replace(/\[(z*)(\w+)\]/g, '[$1Big $2]')],
    ['in another file', { 'README.md': '# List\n', 'other.md': `# Other\n\n${text.slice(8)}` }],
    [
      'under other names',
      { 'README.md': '# List\n', 'sub/other.md': text.replaceAll('things', 'great things and more') },
    ],
  ])('a list that is written again %s has its old faults', async (_name, again) => {
    const pull = typeof again === 'string' ? { 'README.md': again } : again;
    expect(await rulesOf(listed(...bare, ...faulty), {})).toEqual([]);
    expect((await rulesOf(old, pull)).filter((told) => !/whitespace|empty-section/.test(told))).toEqual([]);
  });

  test('of a comment that is added around an old link nothing is known', async () => {
    const link = '[x](https://x.example/)\n';
    const comments = '<!-- linkmend-disable-file duplicate-url -->\n\n<!-- linkmend-disable-next-line not-found -->\n';
    const session = openPull({ 'a.md': link }, { 'a.md': `${comments}${link}` });
    expect(await findingsOf(session, 'check', '--since', 'main', '--no-state')).toEqual([]);
  });

  test.each<[string, readonly string[]]>([
    ['two entries for a page', [entry('zulu', 'https://alpha.example/'), entry('yankee')]],
    ['two entries out of order', [entry('zulu'), entry('yankee')]],
    ['two spellings of a page', [entry('xray', 'https://GOLF.example'), entry('zulu')]],
  ])('%s stay untold whichever of them is edited', async (_name, more) => {
    const entries = [...letters.map((name) => entry(name)), ...more];
    for (let index = 0; index < entries.length; index++) {
      const edited = entries.map((line, at) => (at === index ? line.replace('things', 'fine things') : line));
      expect(await rulesOf(listed(...entries), listed(...edited))).toEqual([]);
    }
  });

  test('an entry that is called like an old one, above it', async () => {
    const pull = withNew(0, entry('golf', 'https://other.example/'));
    expect(await rulesOf(base, pull)).toContain('README.md:5 duplicate-name');
  });

  test('of two definitions of a label the one that was added, also above', async () => {
    const text = 'See [a].\n\n';
    const definition = '[a]: https://y.example/\n';
    const added = `${text}[a]: https://x.example/\n${definition}`;
    expect(await rulesOf({ 'a.md': text + definition, ...settings }, { 'a.md': added })).toEqual([
      'a.md:3 definitions',
    ]);
  });

  test('lines of the contents that were added stand wrong, and not the old one among them', async () => {
    const names = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'];
    const line = (name: string): string => `- [${name}](#${name.toLowerCase()})\n`;
    const section = (name: string): string => `\n## ${name}\n\n- [${name}](https://${name}.example/) - A thing.\n`;
    const text = (contents: readonly string[], sections: readonly string[]): string =>
      `# List\n\n## Contents\n\n${contents.map(line).join('')}${sections.map(section).join('')}`;
    const pull = text([...names.slice(0, 6), 'Eight', 'Nine', 'Seven'], [...names, 'Eight', 'Nine']);
    expect(await rulesOf({ 'README.md': text(names, names), ...settings }, { 'README.md': pull, ...settings })).toEqual(
      ['README.md:11 toc-stale', 'README.md:12 toc-stale'],
    );
  });

  test('what breaks far from the change is told where it stands', async () => {
    expect(
      await rulesOf(
        { 'a.md': 'See [the guide][guide].\n\n[guide]: b.md\n', 'b.md': 'b\n', ...settings },
        { 'a.md': 'See [the guide][guide].\n' },
      ),
    ).toEqual(['a.md:1 undefined-reference']);
  });

  test('a section that the contents do not have', async () => {
    const contents = '# List\n\n## Contents\n\n- [One](#one)\n- [Two](#two)\n';
    const section = (name: string): string => `\n## ${name}\n\n- [${name}](https://${name}.example/) - A thing.\n`;
    const before = `${contents}${section('One')}${section('Two')}`;
    expect(
      await rulesOf({ 'README.md': before, ...settings }, { 'README.md': `${before}${section('Three')}`, ...settings }),
    ).toEqual(['README.md:16 toc-missing']);
  });
});

describe('files that cannot be read', () => {
  const noText = Uint8Array.of(0xff, 0xfe, 0x00);

  test.each(['--since=HEAD', '--staged'])('with %s: those that the change made so', async (flag) => {
    const session = startSession({ files: { 'a.md': 'a\n', 'old.md': noText, 'same.md': noText }, git: 'repository' });
    writeTree(session.directory, { 'a.md': noText, 'new.md': noText, 'old.md': Uint8Array.of(0xff, 0xfe, 0x00, 0x00) });
    git(session.directory, 'add', '--all');
    const { findings } = await reportOf(session, 'lint', flag);
    expect(findings.map(({ file, rule }) => [file, rule])).toEqual([
      ['a.md', 'file-encoding'],
      ['new.md', 'file-encoding'],
    ]);
  });

  test('a fault of syntax that was there before', async () => {
    const session = startSession({ files: { 'a.mdx': '# A\n\n{\n', 'b.mdx': '# B\n' }, git: 'repository' });
    writeTree(session.directory, { 'a.mdx': '# A\n\nmore\n\n{\n', 'b.mdx': '# B\n\n{\n' });
    writeTree(session.directory, { 'linkmend.config.json': '{ "extensions": [".md", ".mdx"] }' });
    const { stdout } = await session.run('lint', '--since', 'HEAD', '--format', 'json');
    expect((JSON.parse(stdout) as Report).findings.map(({ file, rule }) => [file, rule])).toEqual([
      ['b.mdx', 'parse-failure'],
    ]);
  });
});

describe('--staged', () => {
  test('reads the index, for sources and for targets', async () => {
    const session = startSession({ files: { 'a.md': 'a\n', 'b.md': 'b\n' }, git: 'repository' });
    writeTree(session.directory, { 'a.md': '[b](b.md) [c](c.md) [d](d.md)\n', 'c.md': 'c\n' });
    git(session.directory, 'add', 'a.md', 'c.md');
    // The work tree says otherwise.
    writeTree(session.directory, { 'a.md': '[x](nowhere.md)\n', 'd.md': 'd\n' });
    git(session.directory, 'rm', '--quiet', '--cached', 'b.md');
    const { findings, run } = await reportOf(session, 'lint', '--staged');
    expect(findings.map(({ file, column, data }) => [file, column, data['path']])).toEqual([
      ['a.md', 5, 'b.md'],
      ['a.md', 25, 'd.md'],
    ]);
    expect(run.scope).toEqual({ since: 'HEAD', staged: true, shard: null });
  });

  test('paths and globs choose among what is staged; what is not there is left out', async () => {
    const session = startSession({ files: { 'a.md': 'a\n' }, git: 'repository' });
    writeTree(session.directory, { 'a.md': '[x](one.md)\n', 'docs/b.md': '[y](two.md)\n', 'c.txt': '[z](three.md)\n' });
    git(session.directory, 'add', '--all');
    expect(await findingsOf(session, 'lint', '--staged', 'a.md', 'deleted.md')).toEqual(['a.md:1 dead/missing-file']);
    expect(await findingsOf(session, 'lint', '--staged', 'docs')).toEqual(['docs/b.md:1 dead/missing-file']);
    expect(await findingsOf(session, 'lint', '--staged', '**/*.md')).toHaveLength(2);
    expect(await findingsOf(session, 'lint', '--staged', 'c.txt')).toEqual(['c.txt:1 dead/missing-file']);
  });

  test('what can be mended is mended in files', async () => {
    const session = startSession({ files: { 'a.md': 'a\n' }, git: 'repository' });
    writeTree(session.directory, { 'a.md': '# Section\n\n[x](#sectoin)\n' });
    git(session.directory, 'add', '--all');
    expect((await session.run('lint', '--staged')).stdout).toContain('1 can be mended with --fix, without --staged');
  });

  test('a repository without a commit', async () => {
    const session = startSession();
    git(session.directory, 'init', '--quiet');
    writeTree(session.directory, { 'a.md': '[x](one.md)\n' });
    git(session.directory, 'add', '--all');
    expect(await findingsOf(session, 'lint', '--staged')).toEqual(['a.md:1 dead/missing-file']);
  });
});

describe('what cannot be done', () => {
  test.each<[string, readonly string[], string]>([
    ['both', ['lint', '--since', 'main', '--staged'], '--since and --staged exclude each other'],
    [
      'no such commit',
      ['lint', '--since', 'origin/main'],
      '--since "origin/main": no such commit, branch or tag here; fetch it first',
    ],
    ['an option in place of a commit', ['lint', '--since', '--all'], '--since "--all"'],
    ['mending the index', ['lint', '--staged', '--fix'], '--staged looks at what git has, --fix writes files'],
    ['standard input', ['lint', '--staged', '-'], '--staged reads from git, and - from standard input'],
    ['an earlier run', ['report', 'run.json', '--since', 'main'], '--since does nothing with "linkmend report"'],
  ])('%s', async (_name, argv, message) => {
    const session = startSession({ files: { 'a.md': 'a\n' }, git: 'repository' });
    const { code, stdout, stderr } = await session.run(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });

  test('no repository', async () => {
    const { code, stderr } = await startSession({ files: { 'a.md': 'a\n' } }).run('lint', '--since', 'main');
    expect(code).toBe(2);
    expect(stderr).toContain('there is no repository here');
  });

  test('histories without a common commit', async () => {
    const session = openPull({ 'a.md': 'a\n' }, {});
    git(session.directory, 'checkout', '--quiet', '--orphan', 'other');
    git(session.directory, 'commit', '--quiet', '--message', 'other');
    const { code, stderr } = await session.run('lint', '--since', 'main');
    expect(code).toBe(2);
    expect(stderr).toContain('it has no commit in common with HEAD');
  });

  test('the two commits of a merge that CI checks out are enough for its first parent', async () => {
    const origin = openPull({ 'a.md': 'a\n', 'b.md': 'b\n' }, { 'a.md': '[x](gone.md)\n' });
    git(origin.directory, 'switch', '--quiet', 'main');
    writeTree(origin.directory, { 'b.md': '[y](gone.md)\n' });
    git(origin.directory, 'commit', '--quiet', '--all', '--message', 'three');
    git(origin.directory, 'merge', '--quiet', '--no-edit', 'pull');
    const clone = startSession();
    git(clone.directory, 'clone', '--quiet', '--depth=2', `file://${origin.directory}`, '.');
    expect(await findingsOf(clone, 'lint', '--since', 'HEAD^1')).toEqual(['a.md:1 dead/missing-file']);
  });

  test('a shallow clone', async () => {
    const origin = openPull({ 'a.md': 'a\n' }, { 'a.md': 'b\n' });
    git(origin.directory, 'switch', '--quiet', 'main');
    git(origin.directory, 'commit', '--quiet', '--allow-empty', '--message', 'three');
    const clone = startSession();
    const from = `file://${origin.directory}`;
    git(clone.directory, 'clone', '--quiet', '--depth=1', '--no-single-branch', '--branch=pull', from, '.');
    const { code, stderr } = await clone.run('lint', '--since', 'origin/main');
    expect(code).toBe(2);
    expect(stderr).toContain('this clone is shallow and does not reach back');
    expect(stderr).toContain('fetch-depth: 0');
    expect((await clone.run('lint', '--since', 'v1')).stderr).toContain('this clone is shallow');
  });
});
