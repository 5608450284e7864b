import { expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { startSession } from '../cli/session.ts';
import { createTestResolver } from '../support/transport.ts';
import { serve } from '../support/web.ts';
import { numbers } from './asking.ts';

/** One request to the archive, by the clock of the run. */
interface Asked {
  readonly pool: 'playback' | 'index';
  readonly at: number;
}

/** Milliseconds of a second, less those by which the server may see a request come too early. */
const second = 990;

/** The most requests within any span of so many milliseconds. */
function most(asked: readonly Asked[], milliseconds: number): number {
  return Math.max(...asked.map(({ at }) => asked.filter((one) => one.at >= at && one.at < at + milliseconds).length));
}

async function checkWithArchive(list: (port: number) => string, status: number): Promise<readonly Asked[]> {
  let skipped = 0;
  const now = (): number => performance.timeOrigin + performance.now() + skipped;
  const asked: Asked[] = [];
  let under = 0;
  await using web = await serve((request, response) => {
    if (!request.headers.host?.startsWith('archive.')) return void response.writeHead(404).end();
    under += 1;
    expect(under).toBe(1);
    const pool = request.url?.startsWith('/cdx/') ? 'index' : 'playback';
    asked.push({ pool, at: now() });
    setImmediate(() => {
      under -= 1;
      // Playback that says nothing usable, so that the index is asked; that has no captures.
      response.writeHead(status, { 'content-type': 'application/json' }).end(pool === 'index' ? '[]' : 'busy');
    });
  });
  const session = startSession({
    files: {
      'README.md': list(web.port),
      'linkmend.config.json': JSON.stringify({
        archive: { endpoint: web.url('', 'archive.example.test') },
        hosts: { 'archive.example.test': { concurrency: 1 } },
      }),
    },
    ports: {
      resolver: createTestResolver(),
      now,
      sleep: async (milliseconds) => {
        skipped += milliseconds;
      },
    },
  });
  const { code, stderr } = await session.run('check', '--allow-private', '--fail-on', 'never');
  expect(code, stderr).toBe(0);
  return asked;
}

const dead =
  (count: number) =>
  (port: number): string =>
    numbers(count)
      .map((number) => `- http://gone${number}.test:${port}/page\n`)
      .join('');

test('the archive is asked within its published limits, however many pages died', async () => {
  const asked = await checkWithArchive(dead(40), 200);
  const index = asked.filter(({ pool }) => pool === 'index');
  const playback = asked.filter(({ pool }) => pool === 'playback');
  expect(playback).toHaveLength(40);
  expect(index.length).toBeGreaterThan(60);
  const { playbackRate, cdxRate, cdxBurst } = defaults.archive;
  expect([playbackRate, cdxRate, cdxBurst]).toEqual([8, 24, 5]);
  expect(most(playback, second)).toBeLessThanOrEqual(8);
  expect(most(asked, second)).toBeLessThanOrEqual(8);
  // The burst and what the rate lets follow it; the published limit is 30 a minute.
  expect(most(index, 60_000)).toBeLessThanOrEqual(24 + 5);
  expect(most(index, 60_000)).toBeGreaterThan(20);
});

test('links that lead to the archive are asked within the same limit as captures', async () => {
  const list = (port: number): string =>
    dead(10)(port) +
    numbers(20)
      .map((number) => `- http://archive.example.test:${port}/web/2018/http://x${number}.example/\n`)
      .join('');
  const asked = await checkWithArchive(list, 200);
  expect(asked.filter(({ pool }) => pool === 'playback').length).toBeGreaterThanOrEqual(30);
  expect(most(asked, second)).toBeLessThanOrEqual(8);
});

test.each([429, 417])(
  'after %i the archive is left alone for a minute, and after three of them for the run',
  async (status) => {
    const asked = await checkWithArchive(dead(10), status);
    expect(asked).toHaveLength(3);
    const gaps = asked.slice(1).map(({ at }, number) => at - (asked[number]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(60_000);
  },
);

test('an archive that fails is left alone after three times', async () => {
  expect(await checkWithArchive(dead(10), 503)).toHaveLength(3);
});
