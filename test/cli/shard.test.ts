import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { withoutTimes } from '../report/without-times.ts';
import { movedTo, type Pages, playArchive, playHosts } from './played-hosts.ts';
import { type Session, startSession } from './session.ts';

const names = Array.from({ length: 12 }, (_, at) => `site${at}.example`);

const pages: Pages = {
  ...Object.fromEntries(names.map((name) => [`${name}/`, {}])),
  'www.site1.example/': movedTo('http://site1.example/'),
  'site2.example/': { status: 403 },
  'site3.example/': movedTo('http://www.site3.example/new'),
  'www.site3.example/new': {},
};

const files = {
  'README.md': `# A list

${names.map((name) => `- [${name}](http://${name}/) and [a page](http://${name}/gone) - Says so.`).join('\n')}
- [Again](http://www.site1.example/)
- [No name](http://nobody.invalid/), [mail](mailto:a@site1.example), [out](http://out.example/)
- [File](docs/more.md), [no file](docs/less.md), [misspelt](htp://site1.example/)

<!-- linkmend-disable-next-line dead -->
[dead, and known](http://site5.example/known)

<!-- linkmend-disable-next-line blocked -->
[nothing to hide](http://site6.example/)
`,
  'docs/more.md': '# More\n\n[Here](#more), [there](../README.md#a-list) and [away](http://site4.example/gone)\n',
  'linkmend.config.json': JSON.stringify({
    exclude: ['out.example'],
    allowPrivate: ['*.example'],
    hostInterval: 0,
    attempts: 1,
  }),
};

const fetch = playArchive({
  'http://site4.example/gone': '20180102030405',
  'http://site7.example/gone': '20190102030405',
});

async function json(session: Session, ...argv: readonly string[]): Promise<Report> {
  return JSON.parse((await session.run(...argv, '--format', 'json')).stdout);
}

/** A session in which every shard has written its report. */
async function withShards(session: Session, count: number, ...argv: readonly string[]): Promise<readonly string[]> {
  const written = Array.from({ length: count }, (_, at) => `run-${at + 1}.json`);
  for (const [at, name] of written.entries()) {
    await session.run('--shard', `${at + 1}/${count}`, '--format', `json=${name}`, '--format', 'terminal', ...argv);
  }
  return written;
}

describe.each([1, 2, 5])('%i shards', (count) => {
  test('are one run when they are merged, and ask each host from one place', async () => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files, git: 'repository', ports: { ...hosts.ports, fetch } });
    const whole = await json(session, '--no-state');
    const askedByOne = hosts.web.requests.length;
    const written: string[] = [];
    const askedBy = new Map<string, number>();
    for (let index = 1; index <= count; index += 1) {
      const before = hosts.web.requests.length;
      written.push(`run-${index}.json`);
      await session.run('--no-state', '--shard', `${index}/${count}`, '--format', `json=run-${index}.json`);
      for (const { headers } of hosts.web.requests.slice(before)) {
        const host = String(headers.host).replace('www.', '');
        expect(askedBy.get(host) ?? index, host).toBe(index);
        askedBy.set(host, index);
      }
    }
    expect(hosts.web.requests).toHaveLength(2 * askedByOne);
    const merged = await json(session, 'merge', ...written.toReversed());
    expect(withoutTimes(merged)).toEqual(withoutTimes(whole));
    expect(merged.findings.filter(({ rule }) => rule === 'unused-directive')).toHaveLength(1);
  });
});

test('shards of a change are the change when they are merged', async () => {
  await using hosts = await playHosts(pages);
  const session = startSession({ files, git: 'repository', ports: { ...hosts.ports, fetch } });
  const added = names.map((name) => `- [new](http://${name}/gone-too), [more](http://${name}/)`).join('\n');
  const text = files['README.md']
    .replace('](docs/more.md)', '](docs/no.md)')
    .replace('# A list', `# A list\n\n${added}`);
  writeFileSync(
    join(session.directory, 'README.md'),
    `${text}\n<!-- linkmend-disable-next-line moved -->\n[x](http://site7.example/)\n`,
  );
  const whole = await json(session, '--no-state', '--since', 'HEAD');
  expect(whole.findings.length).toBeGreaterThan(10);
  const written = await withShards(session, 3, '--no-state', '--since', 'HEAD');
  expect(withoutTimes(await json(session, 'merge', ...written))).toEqual(withoutTimes(whole));
});

describe('merge', () => {
  test('has the exit code and the formats of a run', async () => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files, git: 'repository', ports: { ...hosts.ports, fetch } });
    const written = await withShards(session, 2, '--no-state');
    const whole = await session.run('--no-state');
    expect(await session.run('merge', ...written)).toEqual({ ...whole, stderr: '' });
    expect(await session.run('merge', ...written, '--fail-on', 'never', '--quiet')).toMatchObject({ code: 0 });
  });

  test('without all shards the run is incomplete', async () => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files, git: 'repository', ports: { ...hosts.ports, fetch } });
    await withShards(session, 2, '--no-state');
    const { code, stdout } = await session.run('merge', 'run-2.json', '--fail-on', 'never');
    expect(code).toBe(3);
    expect(stdout).toContain('note: shard 1/2 is missing');
  });

  test.each([
    ['no report at all', ['merge'], "missing required argument 'run.json'"],
    ['a file that is not there', ['merge', 'no.json'], 'no.json: no such file; give the path of a JSON report'],
    [
      'one shard twice',
      ['merge', 'run-1.json', 'run-1.json'],
      'run-1.json and run-1.json are both shard 1/2: leave one out',
    ],
    [
      'a flag for asking',
      ['merge', 'run-1.json', '--shard', '1/2'],
      '--shard does nothing with "linkmend merge"; leave it out',
    ],
  ])('%s is told', async (_, argv, said) => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files, git: 'repository', ports: { ...hosts.ports, fetch } });
    await withShards(session, 2, '--no-state');
    const { code, stderr, stdout } = await session.run(...argv);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  test('texts that changed between the shards are told', async () => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files, git: 'repository', ports: { ...hosts.ports, fetch } });
    await session.run('--no-state', '--shard', '1/2', '--format', 'json=run-1.json');
    writeFileSync(join(session.directory, 'docs/more.md'), '# Other\n');
    await session.run('--no-state', '--shard', '2/2', '--format', 'json=run-2.json');
    const { code, stderr } = await session.run('merge', 'run-2.json', 'run-1.json');
    expect(code).toBe(2);
    expect(stderr).toContain('docs/more.md is not the same in both; run all shards on one commit, with the same paths');
  });
});

describe('--shard', () => {
  test.each([
    [['--shard', '0/4'], '--shard "0/4": expected I/N'],
    [['--shard', '5/4'], '--shard "5/4": expected I/N'],
    [['--shard', 'x'], '--shard "x": expected I/N'],
    [['--shard', '1/2', '--fix'], 'a shard mends nothing'],
    [['--shard', '1/2', '--dry-run'], 'a shard mends nothing'],
    [['--shard', '1/2', '--from', 'run.json'], '--shard divides what is asked'],
    [['lint', '--shard', '1/2'], '--shard does nothing with "linkmend lint"'],
  ])('%j is wrong usage', async (argv, said) => {
    const { code, stderr } = await startSession({ files }).run(...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  test('what belongs to another shard is not in the report, and a note says that it is one of several', async () => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files, git: 'repository', ports: { ...hosts.ports, fetch } });
    const parts = [
      await json(session, '--no-state', '--shard', '1/2'),
      await json(session, '--no-state', '--shard', '2/2'),
    ];
    const [first = [], second = []] = parts.map(({ links }) => links.map(({ url }) => url));
    expect(first.filter((url) => second.includes(url))).toEqual([]);
    expect(second.every((url) => url.startsWith('http'))).toBe(true);
    expect(parts.map(({ run }) => run.scope.shard)).toEqual(['1/2', '2/2']);
    const { stdout } = await session.run('--no-state', '--shard', '2/2');
    expect(stdout).toMatch(/^note: this is shard 2\/2: "linkmend merge" puts the reports of all shards\ntogether$/m);
  });

  test('links says what a shard would ask', async () => {
    const session = startSession({ files, git: 'repository' });
    const whole = await json(session, 'links');
    const parts = [await json(session, 'links', '--shard', '1/2'), await json(session, 'links', '--shard', '2/2')];
    expect(parts.flatMap(({ links }) => links.map(({ url }) => url)).sort()).toEqual(
      whole.links.map(({ url }) => url).sort(),
    );
  });

  test('what shards remember, copied into one folder, is what one run would remember', async () => {
    await using hosts = await playHosts(pages);
    const session = startSession({ files, git: 'repository', ports: { ...hosts.ports, fetch } });
    await session.run('--shard', '1/2', '--state', 'seen-1');
    await session.run('--shard', '2/2', '--state', 'seen-2');
    await session.run('--state', 'seen-whole');
    for (const name of ['seen-1', 'seen-2']) {
      cpSync(join(session.directory, name), join(session.directory, 'seen'), { recursive: true });
    }
    const known = (report: Report) =>
      report.links.map(({ url, from, lastOkAt, failingSince, history, archive }) => ({
        url,
        from,
        seen: [lastOkAt !== null, failingSince !== null, history.length],
        archive,
      }));
    const before = hosts.web.requests.length;
    const united = await json(session, '--state', 'seen');
    const asked = hosts.web.requests.length - before;
    const whole = await json(session, '--state', 'seen-whole');
    expect(known(united)).toEqual(known(whole));
    expect(asked).toBe(hosts.web.requests.length - before - asked);
    expect(united.links.filter(({ from }) => from === 'cache').length).toBeGreaterThan(5);
  });
});
