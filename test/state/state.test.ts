import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ArchiveQuestion } from '../../src/archive/archive.ts';
import type { Capture } from '../../src/model/capture.ts';
import type { Probe } from '../../src/model/probe.ts';
import { withRememberedCaptures } from '../../src/state/captures.ts';
import type { RunEnd, State } from '../../src/state/state.ts';
import {
  answered,
  complete,
  day,
  gone,
  good,
  hour,
  interrupted,
  nameless,
  newDirectory,
  openAt,
  pastRun,
  probed,
  silent,
  start,
  url,
  wall,
} from './past-runs.ts';

const question = { requestKey: url, fragments: [] };
const other = 'https://other.example/';

/** What a later run makes of the page. */
const kindOf = (state: State, fragments: readonly string[] = []): string =>
  state.recall({ ...question, fragments }, 'when-due').kind;

function textOf(directory: string): string {
  return readdirSync(directory)
    .map((name) => readFileSync(join(directory, name), 'utf8'))
    .join('');
}

describe('recall', () => {
  test.each<readonly [string, Probe, 'rests' | 'ask']>([
    ['a good page', good, 'rests'],
    ['a wall', wall, 'rests'],
    ['a dead page', gone, 'ask'],
    ['silence', silent, 'ask'],
    ['a rate limit', probed({ kind: 'rate-limited', url, status: 429 }), 'ask'],
    ['an expired certificate', answered(200, { certificate: 'cert-expired' }), 'ask'],
  ])('%s, a day later', async (_, probe, kind) => {
    const directory = newDirectory();
    await pastRun(directory, start, [probe]);
    const state = await openAt(directory, { at: start + day });
    expect(kindOf(state)).toBe(kind);
    expect(state.notes()).toEqual([]);
  });

  test('gives back what was seen, and when', async () => {
    const directory = newDirectory();
    await pastRun(directory, start, [good]);
    const state = await openAt(directory, { at: start + day });
    expect(state.recall(question, 'when-due')).toEqual({
      kind: 'rests',
      resumes: null,
      memory: {
        at: new Date(start).toISOString(),
        probe: {
          ...good,
          ending: { kind: 'answer', answer: expect.objectContaining({ url, status: 200 }) },
          exchanges: 0,
          attempts: 0,
          ms: 0,
        },
      },
    });
  });

  test('knows nothing of what was never asked', async () => {
    const directory = newDirectory();
    await pastRun(directory, start, [good]);
    const state = await openAt(directory, { at: start + day });
    expect(state.recall({ requestKey: other, fragments: [] }, 'when-due')).toEqual({
      kind: 'ask',
      known: null,
      last: null,
    });
    expect(state.history({ requestKey: other, fragment: null })).toBeNull();
  });

  test('a page that was dead in two runs needs no confirmation, unless a change adds it', async () => {
    const directory = newDirectory();
    await pastRun(directory, start, [gone]);
    expect((await openAt(directory, { at: start + day })).recall(question, 'when-due')).toMatchObject({ known: null });
    await pastRun(directory, start + day, [gone]);
    const state = await openAt(directory, { at: start + 2 * day });
    expect(state.recall(question, 'when-due')).toMatchObject({ kind: 'ask', known: 'dead-before' });
    expect(state.recall(question, 'always')).toMatchObject({ kind: 'ask', known: null });
  });

  test('what was seen while our own network was at fault stands for nothing', async () => {
    const directory = newDirectory();
    const offline: RunEnd = { outcome: 'incomplete', network: { kind: 'offline', why: 'no-names' } };
    await pastRun(directory, start, [nameless], offline);
    await pastRun(directory, start + day, [nameless], offline);
    const state = await openAt(directory, { at: start + 2 * day });
    expect(state.recall(question, 'when-due')).toEqual({ kind: 'ask', known: null, last: null });
    expect(state.history({ requestKey: url, fragment: null })).toMatchObject({ failingSince: null });
  });

  test.each<readonly [string, readonly string[], 'rests' | 'ask']>([
    ['all', ['**'], 'ask'],
    ['this host', ['site.example'], 'ask'],
    ['another host', ['other.example'], 'rests'],
    ['a regular expression', ['/page$/'], 'ask'],
  ])('--fresh: %s', async (_, fresh, kind) => {
    const directory = newDirectory();
    await pastRun(directory, start, [good]);
    expect(kindOf(await openAt(directory, { at: start + day, state: { fresh } }))).toBe(kind);
  });

  test('fragments that were not looked for are a reason to ask', async () => {
    const directory = newDirectory();
    const page = { anchors: { found: ['a'], scripted: false } };
    const probe = { anchors: 'check' } as const;
    await pastRun(directory, start, [answered(200, { page })], complete, { fragments: ['a'], probe });
    const checking = await openAt(directory, { at: start + hour, probe });
    expect(kindOf(checking, ['a'])).toBe('rests');
    expect(kindOf(checking)).toBe('rests');
    expect(kindOf(checking, ['a', 'b'])).toBe('ask');
    const ignoring = await openAt(directory, { at: start + hour });
    expect(kindOf(ignoring, ['b'])).toBe('rests');
  });

  test('a missing anchor is asked for in every run, and forgotten when anchors no longer matter', async () => {
    const directory = newDirectory();
    const page = { anchors: { found: [], scripted: false } };
    const probe = { anchors: 'check' } as const;
    await pastRun(directory, start, [answered(200, { page })], complete, { fragments: ['a'], probe });
    const checking = await openAt(directory, { at: start + hour, probe });
    expect(kindOf(checking, ['a'])).toBe('ask');
    expect(checking.history({ requestKey: url, fragment: 'a' })).toMatchObject({
      outcomes: [{ reason: 'missing-anchor' }],
    });
    expect(checking.history({ requestKey: url, fragment: 'b' })).toMatchObject({ outcomes: [{ verdict: 'ok' }] });
    const ignoring = await openAt(directory, { at: start + hour });
    expect(kindOf(ignoring, ['a'])).toBe('rests');
    expect(ignoring.history({ requestKey: url, fragment: 'a' })).toMatchObject({ outcomes: [{ verdict: 'ok' }] });
  });

  test('other settings for the host are a reason to ask, the secret itself is not looked at', async () => {
    const directory = newDirectory();
    const hosts = [{ host: 'site.example', basicAuth: { user: 'U', password: 'P' } }];
    await pastRun(directory, start, [good]);
    expect(kindOf(await openAt(directory, { at: start + hour, probe: { hosts } }))).toBe('rests');
    expect(kindOf(await openAt(directory, { at: start + hour, probe: { hosts }, env: { U: 'u', P: 'p' } }))).toBe(
      'ask',
    );
    expect(kindOf(await openAt(directory, { at: start + hour, probe: { userAgent: 'other' } }))).toBe('ask');
  });

  test('other settings for a host that the chain led to are a reason to ask as well', async () => {
    const directory = newDirectory();
    await pastRun(directory, start, [answered(200, { url: other, hops: [{ url, status: 302, via: 'location' }] })]);
    const withAgent = (host: string) => ({ hosts: [{ host, userAgent: 'agent/1' }] });
    expect(kindOf(await openAt(directory, { at: start + hour }))).toBe('rests');
    expect(kindOf(await openAt(directory, { at: start + hour, probe: withAgent('other.example') }))).toBe('ask');
    expect(kindOf(await openAt(directory, { at: start + hour, probe: withAgent('third.example') }))).toBe('rests');
  });

  test('what an allowed private address answered does not stand where it is not allowed', async () => {
    const directory = newDirectory();
    const allowed = { allowPrivate: ['site.example'] };
    await pastRun(directory, start, [good], complete, { probe: allowed });
    expect(kindOf(await openAt(directory, { at: start + hour, probe: allowed }))).toBe('rests');
    expect(kindOf(await openAt(directory, { at: start + hour }))).toBe('ask');
  });

  test('an address with something taken out is not written into a list', async () => {
    const signed = 'https://store.example/?key=abc';
    for (const [status, kind] of [
      [301, 'ask'],
      [302, 'rests'],
    ] as const) {
      const directory = newDirectory();
      await pastRun(directory, start, [answered(200, { url: signed, hops: [{ url, status, via: 'location' }] })]);
      expect(kindOf(await openAt(directory, { at: start + hour }))).toBe(kind);
    }
  });

  test('answers from the future do not rest', async () => {
    const directory = newDirectory();
    await pastRun(directory, start + 400 * day, [good]);
    const state = await openAt(directory, { at: start });
    expect(state.recall(question, 'when-due')).toEqual({ kind: 'ask', known: null, last: null });
  });

  test('the last word stays at hand for a run without time', async () => {
    const directory = newDirectory();
    await pastRun(directory, start, [gone]);
    await pastRun(directory, start + day, [silent], {
      outcome: 'incomplete',
      network: { kind: 'offline', why: 'no-connection' },
    });
    const state = await openAt(directory, { at: start + 2 * day });
    expect(state.recall(question, 'when-due')).toMatchObject({
      kind: 'ask',
      last: { at: new Date(start).toISOString(), probe: { ending: { answer: { status: 404 } } } },
    });
  });
});

describe('a run that did not end', () => {
  const dead = { ...gone, requestKey: other };
  const plain = answered(200, { requestKey: 'http://plain.example/' });

  test.each<readonly [string, RunEnd | 'killed']>([
    ['was killed', 'killed'],
    ['was interrupted', interrupted],
  ])('is carried on with: it %s', async (_, end) => {
    const directory = newDirectory();
    await pastRun(directory, start, [good, dead, { ...silent, requestKey: plain.requestKey }], end);
    const state = await openAt(directory, { at: start + hour });
    expect(kindOf(state)).toBe('rests');
    expect(state.recall({ requestKey: other, fragments: [] }, 'when-due')).toMatchObject({
      kind: 'rests',
      resumes: expect.any(String),
    });
    expect(state.recall({ requestKey: plain.requestKey, fragments: [] }, 'when-due')).toMatchObject({ kind: 'ask' });
  });

  test('is carried on with once, and not for long', async () => {
    const directory = newDirectory();
    await pastRun(directory, start, [dead], 'killed');
    const recall = async (at: number, end: RunEnd): Promise<string> => {
      const state = await openAt(directory, { at });
      const { kind } = state.recall({ requestKey: other, fragments: [] }, 'when-due');
      await state.close(end);
      return kind;
    };
    expect(await recall(start + hour, interrupted)).toBe('rests');
    expect(await recall(start + 2 * hour, complete)).toBe('rests');
    expect(await recall(start + 3 * hour, complete)).toBe('ask');
    const late = newDirectory();
    await pastRun(late, start, [dead], 'killed');
    expect(
      (await openAt(late, { at: start + 7 * hour })).recall({ requestKey: other, fragments: [] }, 'when-due').kind,
    ).toBe('ask');
  });

  test('has the word of servers with a certificate for longer', async () => {
    const directory = newDirectory();
    await pastRun(directory, start, [good, plain], 'killed');
    const state = await openAt(directory, { at: start + day });
    expect(kindOf(state)).toBe('rests');
    expect(state.recall({ requestKey: plain.requestKey, fragments: [] }, 'when-due').kind).toBe('ask');
  });
});

describe('what is on disk', () => {
  test('tells neither secrets nor what was linked to', async () => {
    const directory = newDirectory();
    const state = await openAt(directory, { at: start });
    const secret = `https://me:hunter2@site.example/`;
    expect(await state.remember({ requestKey: secret, fragments: [] }, answered(200, { requestKey: secret }))).toBe(
      'left-out',
    );
    const hop = { url: `${other}?token=hunter2`, status: 302, via: 'location' } as const;
    const found = answered(200, {
      url: 'https://third.example/#access_token=hunter2',
      hops: [hop],
      headers: { 'www-authenticate': 'hunter2', location: '/hunter2', 'set-cookie': 'hunter2' },
    });
    expect(await state.remember({ requestKey: url, fragments: ['token=hunter2'] }, found)).toBe('written');
    await state.captures.remember({ url: secret, wanted: null, kind: 'page' }, { state: 'none' });
    await state.close(complete);
    expect(textOf(directory)).not.toMatch(/hunter2|site\.example/);
    expect(textOf(directory)).toContain('third.example');
  });

  test('is nothing for a run that learned nothing', async () => {
    const directory = newDirectory();
    const state = await openAt(directory, { at: start });
    expect(await state.remember(question, probed({ kind: 'not-asked', why: 'budget' }))).toBe('left-out');
    await state.close(complete);
    expect(() => readdirSync(directory)).toThrow('ENOENT');
  });

  test('is nothing without a state', async () => {
    const directory = newDirectory();
    const state = await openAt(directory, { at: start, state: { use: 'off' } });
    expect(await state.remember(question, good)).toBe('lost');
    await state.close(complete);
    expect(state.notes()).toEqual([]);
    expect(() => readdirSync(directory)).toThrow('ENOENT');
  });

  test('is nothing where there is no home, and that is said', async () => {
    const state = await openAt(null, { at: start });
    await state.remember(question, good);
    await state.close(complete);
    expect(state.notes()).toEqual([expect.stringContaining('--state')]);
  });

  test('lies in the cache of the user', async () => {
    const directory = newDirectory();
    const env = { XDG_CACHE_HOME: directory };
    const state = await openAt(null, { at: start, env });
    await state.remember(question, good);
    await state.close(complete);
    expect(kindOf(await openAt(null, { at: start + hour, env }))).toBe('rests');
    expect(kindOf(await openAt(join(directory, 'linkmend'), { at: start + hour }))).toBe('rests');
  });
});

describe('archive answers', () => {
  const asked: ArchiveQuestion = { url: `${url}#part`, wanted: { at: '2026-02-01T12:00:00.000Z' }, kind: 'page' };
  const found: Capture = {
    state: 'found',
    url: `https://web.archive.org/web/20200102030405/${url}#part`,
    capturedAt: '2020-01-02T03:04:05.000Z',
    checked: 'verified',
  };
  const excluded: Capture = { state: 'unknown', why: 'excluded' };

  const recallAfter = async (capture: Capture, days: number, again = asked, fresh: readonly string[] = []) => {
    const directory = newDirectory();
    const state = await openAt(directory, { at: start });
    await state.captures.remember(asked, capture);
    await state.close(complete);
    return (await openAt(directory, { at: start + days * day, state: { fresh } })).captures.recall(again);
  };

  test.each<readonly [string, Capture, number, Capture | null]>([
    ['found', found, 55, found],
    ['found long ago', found, 91, null],
    ['none', { state: 'none' }, 15, { state: 'none' }],
    ['none, long ago', { state: 'none' }, 31, null],
    ['excluded', excluded, 100, excluded],
    ['silent', { state: 'unknown', why: 'silent' }, 0, null],
    ['rate limited', { state: 'unknown', why: 'rate-limited' }, 0, null],
    ['unreadable', { state: 'unknown', why: 'unreadable' }, 0, null],
  ])('%s', async (_, capture, days, expected) => {
    expect(await recallAfter(capture, days)).toEqual(expected);
  });

  test.each<readonly [string, ArchiveQuestion, boolean]>([
    ['another moment of that day', { ...asked, wanted: { at: '2026-02-01T23:00:00.000Z' } }, true],
    ['another day', { ...asked, wanted: { at: '2026-02-02T12:00:00.000Z' } }, false],
    ['no day', { ...asked, wanted: null }, false],
    ['another kind', { ...asked, kind: 'media' }, false],
    ['another page', { ...asked, url: other }, false],
  ])('the same question: %s', async (_, again, known) => {
    expect((await recallAfter(found, 1, again)) !== null).toBe(known);
  });

  test('keep the spelling of the one who asks', async () => {
    expect(await recallAfter(found, 1, { ...asked, url: `${url}#other` })).toMatchObject({
      url: `https://web.archive.org/web/20200102030405/${url}#other`,
    });
  });

  test('do not count for fresh addresses', async () => {
    expect(await recallAfter(found, 1, asked, ['site.example'])).toBeNull();
  });

  test('stand for asking', async () => {
    const directory = newDirectory();
    let questions = 0;
    const archive = {
      find: async () => {
        questions += 1;
        return found;
      },
    };
    for (const at of [start, start + day]) {
      const state = await openAt(directory, { at });
      const remembering = withRememberedCaptures(archive, state.captures);
      expect(await remembering.find(asked, AbortSignal.abort())).toEqual(found);
      await state.close(complete);
    }
    expect(questions).toBe(1);
  });
});

test('what was learned about a host is known for two weeks', async () => {
  const directory = newDirectory();
  const facts = { agent: 'plain', interval: 500 } as const;
  const state = await openAt(directory, { at: start });
  await state.hosts.remember('site.example', facts);
  await state.close(complete);
  expect((await openAt(directory, { at: start + 13 * day })).hosts.recall('site.example')).toEqual(facts);
  expect((await openAt(directory, { at: start + 14 * day })).hosts.recall('site.example')).toBeNull();
  expect((await openAt(directory, { at: start + day })).hosts.recall('other.example')).toBeNull();
});

test('what has been silent for a week in three runs has a history that says so', async () => {
  const directory = newDirectory();
  await pastRun(directory, start - 30 * day, [good]);
  for (const days of [0, 3, 6]) await pastRun(directory, start + days * day, [silent]);
  const history = (await openAt(directory, { at: start + 8 * day })).history({ requestKey: url, fragment: null });
  expect(history).toMatchObject({
    lastOkAt: new Date(start - 30 * day).toISOString(),
    failingSince: new Date(start).toISOString(),
  });
  expect(history?.outcomes.map(({ verdict, reason, run }) => [verdict, reason, run])).toEqual([
    ['ok', null, 'healthy'],
    ...Array.from({ length: 3 }, () => ['unstable', 'timeout', 'healthy']),
  ]);
});
