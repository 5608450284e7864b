import { expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { startSession } from '../cli/session.ts';
import { createTestResolver } from '../support/transport.ts';
import { serve } from '../support/web.ts';
import { numbers } from './asking.ts';

/** One request to the archive; its time in milliseconds by the clock of the run. */
interface Asked {
  readonly pool: 'playback' | 'index';
  readonly at: number;
}

/** Milliseconds by which a request may come too early, as the server sees it. */
const tolerance = 10;

interface Archive {
  /** What every answer says, and whether it is a capture. */
  readonly status: number;
  readonly captures: 'all' | 'none';
  /** Whether waiting takes its time, or the clock jumps over it. */
  readonly waiting: 'real' | 'skipped';
}

/** The most requests within any span of so many milliseconds. */
function most(asked: readonly Asked[], milliseconds: number): number {
  return Math.max(...asked.map(({ at }) => asked.filter((one) => one.at >= at && one.at < at + milliseconds).length));
}

function gaps(asked: readonly Asked[]): readonly number[] {
  return asked.slice(1).map(({ at }, index) => at - (asked[index]?.at ?? 0));
}

async function checkWithArchive(
  list: (port: number) => string,
  { status, captures, waiting }: Archive,
): Promise<readonly Asked[]> {
  let skipped = 0;
  const now = (): number => performance.timeOrigin + performance.now() + skipped;
  const skip = async (milliseconds: number): Promise<void> => {
    skipped += milliseconds;
  };
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
      const captured = captures === 'all' ? { 'memento-datetime': new Date(0).toUTCString() } : {};
      response.writeHead(status, { 'content-type': 'application/json', ...captured });
      response.end(pool === 'index' ? '[]' : 'nothing usable');
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
    ports: { resolver: createTestResolver(), ...(waiting === 'skipped' ? { now, sleep: skip } : {}) },
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
  const asked = await checkWithArchive(dead(40), { status: 200, captures: 'none', waiting: 'skipped' });
  const index = asked.filter(({ pool }) => pool === 'index');
  expect(asked.length - index.length).toBe(40);
  expect(index.length).toBeGreaterThan(60);
  const { playbackRate, cdxRate, cdxBurst } = defaults.archive;
  expect([playbackRate, cdxRate, cdxBurst]).toEqual([8, 24, 5]);
  // The burst and what the rate lets follow it; the published limit is 30 a minute.
  expect(most(index, 60_000 - tolerance)).toBeLessThanOrEqual(24 + 5);
  expect(most(index, 60_000)).toBeGreaterThan(20);
});

test('what leads to the archive is asked within the same limit as captures are asked for', async () => {
  const list = (port: number): string =>
    dead(8)(port) +
    numbers(10)
      .map((number) => `- http://archive.example.test:${port}/web/2018/http://x${number}.example/\n`)
      .join('');
  const asked = await checkWithArchive(list, { status: 200, captures: 'all', waiting: 'real' });
  expect(asked.length).toBeGreaterThanOrEqual(18);
  expect(Math.min(...gaps(asked))).toBeGreaterThanOrEqual(1000 / 8 - tolerance);
});

test.each([429, 417])(
  'after %i the archive is left alone for a minute, and after three of them for the run',
  async (status) => {
    const asked = await checkWithArchive(dead(10), { status, captures: 'none', waiting: 'skipped' });
    expect(asked).toHaveLength(3);
    expect(Math.min(...gaps(asked))).toBeGreaterThanOrEqual(60_000);
  },
);

test('an archive that fails is left alone after three times', async () => {
  expect(await checkWithArchive(dead(10), { status: 503, captures: 'none', waiting: 'skipped' })).toHaveLength(3);
});
