import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { createJsonCheck } from '../report/schemas.ts';
import { withoutTimes } from '../report/without-times.ts';
import { movedTo, type Pages, playHosts } from './played-hosts.ts';
import { type Session, startSession } from './session.ts';

const pages: Pages = {
  'alive.example/': {},
  'old.site.example/page': movedTo('http://new.site.example/page'),
  'new.site.example/page': {},
};

const list = `# A list

- [Alive](http://alive.example/)
- [Gone](http://gone.example/a) and [again](http://gone.example/a)
- [Old](http://old.site.example/page), [none](none.md), []( http://alive.example/ )
`;

const flags = ['--no-state', '--allow-private=*.example', '--host-interval', '0', '--attempts', '1'];
const config = JSON.stringify({ archive: false, baseline: 'accepted.json' });

interface Place {
  readonly session: Session;
  readonly run: (...argv: readonly string[]) => ReturnType<Session['run']>;
  readonly json: (...argv: readonly string[]) => Promise<Report>;
  readonly baseline: () => string;
  readonly write: (name: string, text: string) => void;
}

async function inPlace(work: (place: Place) => Promise<void>): Promise<void> {
  await using hosts = await playHosts(pages);
  const files = { 'README.md': list, 'linkmend.config.json': config };
  const session = startSession({ files, git: 'repository', ports: hosts.ports });
  const run: Place['run'] = (...argv) => session.run(...argv, ...flags);
  await work({
    session,
    run,
    json: async (...argv) => JSON.parse((await run(...argv, '--format', 'json')).stdout),
    baseline: () => readFileSync(join(session.directory, 'accepted.json'), 'utf8'),
    write: (name, text) => writeFileSync(join(session.directory, name), text),
  });
}

test('from debts to none: accept today, fail on what is new, take out what is paid', async () => {
  await inPlace(async ({ run, baseline, write }) => {
    expect(await run()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no such baseline; add --update-baseline'),
    });

    const first = await run('--update-baseline');
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('accepted by the baseline');
    const accepted = baseline();
    expect(accepted).toContain('{ "file": "README.md", "rule": "dead", "about": "http://gone.example/a", "count": 2 }');
    expect(accepted).not.toMatch(/\d{4}-\d\d-\d\d/);

    expect((await run('--fail-on', 'warning')).code).toBe(0);
    write('README.md', `New line\n\n${list}- [Third](http://gone.example/a) and [new](http://gone.example/new)\n`);
    const second = await run();
    expect(second.code).toBe(1);
    expect(second.stdout).toMatch(/^2 errors/m);

    write('README.md', list.replace(' and [again](http://gone.example/a)', ''));
    const third = await run('--verbose');
    expect(third.code).toBe(0);
    expect(third.stdout).toMatch(/config {4}accepted\.json:\d+:5/);
    expect(third.stdout).toMatch(/^Accepted in README\.md$/m);
    expect(third.stdout).toContain('run with --update-baseline to take it out');
    expect(baseline()).toBe(accepted);

    await run('--update-baseline');
    expect(baseline()).toBe(accepted.replace(', "count": 2', ''));
    write('README.md', `${list}[new](http://gone.example/new)\n`);
    expect((await run('--update-baseline')).code).toBe(1);
    expect((await run('--update-baseline=all')).code).toBe(0);
    expect(baseline()).toContain('http://gone.example/new');
  });
});

test('--fix mends what is accepted too, and the baseline shrinks when it is told to', async () => {
  await inPlace(async ({ run, baseline }) => {
    await run('--update-baseline');
    expect(baseline()).toContain('old.site.example');
    await run('--fix', '--update-baseline');
    expect(baseline()).not.toContain('old.site.example');
    expect(baseline()).toContain('gone.example');
  });
});

test('lint and check leave alone what they do not look at', async () => {
  await inPlace(async ({ run, baseline }) => {
    await run('--update-baseline');
    const all = baseline();
    expect(all).toContain('"no-empty-text"');
    await run('check', '--update-baseline');
    await run('lint', '--update-baseline');
    expect(baseline()).toBe(all);
    expect((await run('lint')).stdout).not.toContain('unused-baseline');
  });
});

test('shards accept their part, and merge tells of the whole', async () => {
  await inPlace(async ({ run, json, session, write, baseline }) => {
    await run('--update-baseline');
    write('README.md', `${list.replace('[none](none.md)', 'none')}[new](http://gone.example/new)\n`);
    const whole = await json();
    expect(whole.summary).toMatchObject({ errors: 1 });
    for (const index of [1, 2, 3]) {
      const { stdout } = await run('--shard', `${index}/3`, '--format', 'json', '--fail-on', 'never');
      expect(stdout).not.toContain('unused-baseline');
      write(`run-${index}.json`, stdout);
    }
    const parts = ['run-3.json', 'run-1.json', 'run-2.json'];
    const merged = await session.run('merge', ...parts, '--format', 'json');
    expect(merged.code).toBe(1);
    expect(withoutTimes(JSON.parse(merged.stdout))).toEqual(withoutTimes(whole));
    expect(merged.stdout).toContain('unused-baseline');
    expect((await session.run('merge', ...parts, '--update-baseline=all')).code).toBe(0);
    expect(baseline()).toContain('http://gone.example/new');
    expect(baseline()).not.toContain('none.md');
    expect((await session.run('merge', ...parts, '--no-config')).code).toBe(1);
  });
});

describe('formats', () => {
  test.each(['github', 'gitlab', 'sarif', 'junit', 'rdjson', 'markdown', 'terminal'])(
    '%s shows no accepted error',
    async (name) => {
      await inPlace(async ({ run }) => {
        const before = (await run('--format', name, '--update-baseline')).stdout;
        expect(before).not.toMatch(
          /^::(?:error|warning)|"severity": "(?:major|minor|ERROR)"|<failure|### (?:Errors|Warnings)|"level": "(?:error|warning)",\n {10}"message"/m,
        );
        if (name !== 'sarif') return;
        expect(createJsonCheck('sarif-schema-2.1.0.json')(before)).toEqual([]);
        const { results } = JSON.parse(before).runs[0];
        expect(results.some((one: { baselineState: string }) => one.baselineState === 'unchanged')).toBe(true);
        for (const { baselineState, suppressions, level } of results) {
          expect(baselineState === 'unchanged' ? [1, 'note'] : [0, level]).toEqual([suppressions.length, level]);
        }
      });
    },
  );
});

describe('wrong usage', () => {
  test.each([
    [['--update-baseline=more'], '--update-baseline "more": expected all, or nothing behind it'],
    [['--update-baseline', '--no-config'], '--update-baseline needs to know the file: add --baseline FILE'],
    [['--update-baseline', '--fix', '--dry-run'], '--dry-run writes nothing: leave --update-baseline out'],
    [['--update-baseline', '--shard', '1/2'], 'a shard knows a part of the findings'],
    [['--baseline', 'README.md'], 'README.md:1:1: no valid JSON'],
    [['--baseline', '.'], '.: the baseline cannot be read'],
    [['links', '--baseline', 'x.json'], '--baseline does nothing with "linkmend links"; leave it out'],
    [['report', 'x.json', '--update-baseline'], '--update-baseline does nothing with "linkmend report"; leave it out'],
    [
      ['merge', 'x.json', '--update-baseline', '--no-config'],
      '--update-baseline needs to know the file: add --baseline FILE',
    ],
  ])('%j', async (argv, said) => {
    await inPlace(async ({ session, run }) => {
      const { code, stderr } =
        argv[0] === 'merge' || argv[0] === 'report' ? await session.run(...argv) : await run(...argv);
      expect(stderr).toContain(said);
      expect(code).toBe(2);
      expect(existsSync(join(session.directory, 'accepted.json'))).toBe(false);
    });
  });
});
