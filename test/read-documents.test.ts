import { cpSync, existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReadConfig } from '../src/config/config.ts';
import { resolveConfig } from '../src/config/resolve.ts';
import type { UserConfig } from '../src/index.ts';
import { ruleSchemas } from '../src/lint/rules.ts';
import type { Report } from '../src/model/report.ts';
import { systemPorts } from '../src/ports.ts';
import { type Job, run } from '../src/run.ts';

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const readingThread = new URL('extract/threads/thread.mjs', import.meta.url);

/** Lists and sites in one directory, outside of any repository. */
const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'linkmend-read-')));
beforeAll(() => {
  for (const folder of ['lists', 'sites']) cpSync(join(fixtures, folder), join(cwd, folder), { recursive: true });
});

const here: ReadConfig = { much: 0, threads: 1, mostThreads: 1, ofThread: 1 };

async function report(kind: Job['kind'], read: ReadConfig, state: UserConfig['state']): Promise<Report> {
  const value: UserConfig = { site: [{ preset: 'docusaurus', root: 'sites/docusaurus' }], state };
  const rules = ruleSchemas;
  const { config } = resolveConfig({ file: { name: 'test', directory: cwd, value }, flags: {}, cwd, rules });
  const { signal } = new AbortController();
  const result = await run(
    { kind, config: { ...config, read }, record: null, stdinFilename: null },
    { ...systemPorts(), env: {}, cwd, now: () => Date.UTC(2026, 0, 1), readingThread },
    { stop: signal, abort: signal, watch: () => {} },
  );
  return result.report;
}

describe.each(['links', 'lint'] as const)('%s tells the same', (kind) => {
  const state = join(cwd, '.state', kind);
  let plain: Report;
  beforeAll(async () => {
    plain = await report(kind, { ...here, much: Number.POSITIVE_INFINITY }, false);
    expect(plain.summary.links).toBeGreaterThan(300);
  });

  test.each<readonly [what: string, read: ReadConfig, state: UserConfig['state']]>([
    ['where no tree is kept', here, false],
    ['with two threads', { ...here, threads: 2 }, false],
    ['while texts are kept', { ...here, threads: 2 }, state],
    ['of texts that are recalled', here, state],
    ['of texts that are recalled by another number of threads', { ...here, threads: 2 }, state],
  ])('%s', async (_, read, where) => {
    expect(await report(kind, read, where)).toEqual(plain);
    expect(existsSync(join(state, 'texts'))).toBe(where !== false);
  });
});
