import { cpSync, mkdtempSync, realpathSync } from 'node:fs';
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

async function report(kind: Job['kind'], read: ReadConfig): Promise<Report> {
  const value: UserConfig = { site: [{ preset: 'docusaurus', root: 'sites/docusaurus' }], state: false };
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
  let plain: Report;
  beforeAll(async () => {
    plain = await report(kind, { ...here, much: Number.POSITIVE_INFINITY });
    expect(plain.summary.links).toBeGreaterThan(300);
  });

  test.each<readonly [what: string, read: ReadConfig]>([
    ['where no tree is kept', here],
    ['with two threads', { ...here, threads: 2 }],
  ])('%s', async (_, read) => {
    expect(await report(kind, read)).toEqual(plain);
  });
});
