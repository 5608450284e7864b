import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runAction } from '../../../src/action/action.ts';
import { systemPorts } from '../../../src/ports.ts';
import type { Resolver } from '../../../src/probe/transport/resolver.ts';
import { type Page, playArchive, playHosts } from '../../cli/played-hosts.ts';
import { type Session, startSession } from '../../cli/session.ts';
import { createClock } from '../../support/clock.ts';
import { createTestResolver } from '../../support/transport.ts';
import { connectAtOnce } from './connect-at-once.ts';
import { type FakeIssue, type FakeIssues, playIssues } from './fake-issues.ts';

const list = `# List

## Tools

- [Alpha](http://alpha.example/) - A tool.
- [Beta](http://beta.example/) - Another one.

## Books

- [Gamma](http://gamma.example/) - A book.
`;

/** A list, its web, and its repository on GitHub, from one night to the next. */
interface World extends AsyncDisposable {
  readonly pages: Record<string, Page>;
  readonly github: FakeIssues;
  readonly session: Session;
  /** One run and one step after it; what the step says. */
  readonly night: (day: string, ...flags: readonly string[]) => Promise<string>;
  readonly forget: () => void;
  readonly setNetwork: (state: 'up' | 'down') => void;
}

async function playWorld(): Promise<World> {
  const pages: Record<string, Page> = { 'alpha.example/': {}, 'beta.example/': {}, 'gamma.example/': {} };
  const hosts = await playHosts(pages);
  const github = await playIssues();
  const clock = createClock(0);
  let tonight = 0;
  const files = {
    'README.md': list,
    'linkmend.config.json': '{ "allowPrivate": true, "hostInterval": 0, "attempts": 1 }',
  };
  const fetch = playArchive({ 'http://gamma.example/': '20240412081530' });
  const played = createTestResolver();
  let network: 'up' | 'down' = 'up';
  const resolver: Resolver = {
    resolve: async (...asked) =>
      network === 'up' ? played.resolve(...asked) : { kind: 'failure', code: 'no-such-name' },
    facts: () => (network === 'up' ? { asked: 10, resolved: 9 } : { asked: 10, resolved: 0 }),
  };
  const ports = { ...hosts.ports, ...clock, resolver, now: () => tonight + clock.now(), fetch };
  const session = startSession({ files, ports });
  return {
    pages,
    github,
    session,
    night: async (day, ...flags) => {
      tonight = Date.parse(`${day}T03:17:00Z`) - clock.now();
      await session.run('--state', '.links', '--fail-on', 'never', '--format', 'json=run.json', '--fresh', ...flags);
      return stepAfter(session.directory, github);
    },
    setNetwork: (state) => {
      network = state;
    },
    forget: () => rmSync(join(session.directory, '.links'), { recursive: true }),
    [Symbol.asyncDispose]: async () => {
      await hosts[Symbol.asyncDispose]();
      await github[Symbol.asyncDispose]();
    },
  };
}

async function stepAfter(cwd: string, github: FakeIssues): Promise<string> {
  let said = '';
  const log = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      said += chunk;
      done();
    },
  });
  const env = {
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_SERVER_URL: 'https://github.test',
    GITHUB_API_URL: github.web.origin,
    GITHUB_SHA: '1234567890abcdef1234567890abcdef12345678',
    GITHUB_RUN_ID: '77',
    GITHUB_TOKEN: 'ghs_secret',
    LINKMEND_RUN: 'run.json',
  };
  const code = await runAction(['issue'], {
    ports: { ...systemPorts(), env, cwd },
    log,
    script: '',
    connect: connectAtOnce,
  });
  expect(code, said).toBe(0);
  return said.replace(/^::notice title=linkmend::/, '').trim();
}

const gone: Page = { status: 404 };

/** The only issue; its text from the first section on, without comments. */
const textOf = ({ issues }: FakeIssues): string => {
  expect(issues).toHaveLength(1);
  const body = issues[0]?.body ?? '';
  return body.slice(body.indexOf('**'), body.indexOf('\n---\n')).replace(/ ?<!--.*?-->/gs, '');
};
const only = ({ issues }: FakeIssues): FakeIssue => {
  const [issue] = issues;
  if (issue === undefined) throw new Error('no issue');
  return issue;
};

describe('one night after the other', () => {
  test('dead, dead again, back, and dead for good', async () => {
    await using world = await playWorld();
    const { pages, github, night } = world;

    expect(await night('2026-03-01')).toBe('no issue is needed: 0 dead links, 0 new, 0 recovered');

    pages['beta.example/'] = gone;
    expect(await night('2026-03-02')).toBe('no issue is needed: 0 dead links, 0 new, 0 recovered');
    expect(github.changes).toEqual([]);

    pages['gamma.example/'] = gone;
    expect(await night('2026-03-03')).toBe('issue #1 opened: 1 dead link, 1 new, 0 recovered');
    expect(textOf(github)).toMatchSnapshot('beta is new, gamma is watched');
    expect(only(github)).toMatchObject({ title: 'Dead links', labels: [{ name: 'dead-links' }], comments: [] });
    expect(github.labels).toEqual(['dead-links']);

    pages['beta.example/'] = {};
    expect(await night('2026-03-04')).toBe('issue #1 updated: 1 dead link, 1 new, 1 recovered');
    expect(textOf(github)).toMatchSnapshot('beta has recovered, gamma is new');
    expect(only(github).comments).toMatchSnapshot('the comment on gamma');

    expect(await night('2026-03-05')).toBe('issue #1 updated: 1 dead link, 0 new, 0 recovered');
    expect(textOf(github)).toMatchSnapshot('gamma is still dead');
    expect(only(github).comments).toHaveLength(1);

    pages['gamma.example/'] = {};
    expect(await night('2026-03-20')).toBe('issue #1 closed: 0 dead links, 0 new, 1 recovered');
    expect(only(github)).toMatchObject({ state: 'closed', state_reason: 'completed' });
    expect(textOf(github)).toMatchSnapshot('all is well');

    github.setWhim(() => null);
    const before = github.changes.length;
    expect(await night('2026-03-21')).toBe('issue #1 left as it was: 0 dead links, 0 new, 0 recovered');
    expect(github.changes).toHaveLength(before);

    pages['alpha.example/'] = gone;
    await night('2026-03-22');
    expect(await night('2026-03-23')).toBe('issue #1 opened again: 1 dead link, 1 new, 0 recovered');
    expect(only(github)).toMatchObject({ state: 'open' });
    expect(only(github).comments).toHaveLength(2);
  });

  test('two runs on one day are one night', async () => {
    await using world = await playWorld();
    world.pages['beta.example/'] = gone;
    await world.night('2026-03-01');
    expect(await world.night('2026-03-01')).toMatch(/^no issue is needed/);
    expect(await world.night('2026-03-02')).toMatch(/^issue #1 opened/);
  });

  test('a lost state makes nothing new, and no date younger', async () => {
    await using world = await playWorld();
    const { pages, github, night, forget } = world;
    pages['beta.example/'] = gone;
    await night('2026-03-01');
    await night('2026-03-02');
    forget();
    pages['gamma.example/'] = gone;
    expect(await night('2026-03-12')).toBe('issue #1 updated: 1 dead link, 0 new, 0 recovered');
    expect(textOf(github)).toContain('failing since 2026-03-01 (11 days)');
    expect(textOf(github)).toContain('Watching: failed on fewer than 2 nights (1)');
    forget();
    expect(await night('2026-03-13')).toBe('issue #1 updated: 1 dead link, 0 new, 0 recovered');
    expect(await night('2026-03-14')).toBe('issue #1 updated: 2 dead links, 1 new, 0 recovered');
    expect(only(github).comments).toHaveLength(1);
  });

  test('a box that somebody ticked stays ticked', async () => {
    await using world = await playWorld();
    const { pages, github, night } = world;
    pages['beta.example/'] = gone;
    pages['gamma.example/'] = gone;
    await night('2026-03-01');
    await night('2026-03-02');
    const issue = only(github);
    issue.body = (issue.body ?? '').replace('- [ ] [`http://gamma', '- [x] [`http://gamma');
    await night('2026-03-03');
    expect(issue.body).toContain('- [ ] [`http://beta.example/`]');
    expect(issue.body).toContain('- [x] [`http://gamma.example/`]');
  });

  test('a night without a network takes nothing back, and closes nothing', async () => {
    await using world = await playWorld();
    const { pages, github, night, setNetwork } = world;
    pages['beta.example/'] = gone;
    await night('2026-03-01');
    await night('2026-03-02');
    setNetwork('down');
    expect(await night('2026-03-03')).toBe('issue #1 updated: 1 dead link, 0 new, 0 recovered');
    expect(only(github)).toMatchObject({ state: 'open', comments: [] });
    expect(textOf(github)).toMatchSnapshot('offline');
    setNetwork('up');
    expect(await night('2026-03-04')).toBe('issue #1 updated: 1 dead link, 0 new, 0 recovered');
    expect(textOf(github)).toContain('failing since 2026-03-01 (3 days)');
  });

  test('a link that was taken out of the list is settled', async () => {
    await using world = await playWorld();
    world.pages['gamma.example/'] = gone;
    await world.night('2026-03-01');
    await world.night('2026-03-02');
    const file = join(world.session.directory, 'README.md');
    writeFileSync(file, list.replace('http://gamma.example/', 'http://alpha.example/books'));
    world.pages['alpha.example/books'] = {};
    expect(await world.night('2026-03-03')).toBe('issue #1 closed: 0 dead links, 0 new, 0 recovered');
    expect(textOf(world.github)).toContain('`http://gamma.example/`](<http://gamma.example/>): no longer in the files');
  });
});
