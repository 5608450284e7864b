import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { createDirectory, writeTree } from '../discover/tree.ts';
import { type CommandProcess, ended, startCommand } from '../support/command-process.ts';
import { serve, type Web } from '../support/web.ts';

/** Starts the command itself, as a shell would. It does not outlive the test. */
const start = (cwd: string, ...argv: readonly string[]): CommandProcess => startCommand(cwd, argv);

/** Waits for what happens while the child runs. */
async function meanwhile(child: CommandProcess, happens: Promise<unknown>): Promise<void> {
  const early = ended(child).then((code) => {
    throw new Error(`the command ended too early, with ${code}`);
  });
  await Promise.race([happens, early]);
  early.catch(() => {});
}

interface Silence extends AsyncDisposable {
  readonly web: Web;
  /** Resolves when `/silent` is asked. */
  readonly asked: Promise<void>;
}

/** A server that answers `/fine` and lets `/silent` wait for ever. */
async function serveSilence(): Promise<Silence> {
  let notice = (): void => {};
  const asked = new Promise<void>((resolve) => {
    notice = resolve;
  });
  const web = await serve((request, response) => {
    if (request.url === '/silent') notice();
    else response.end('fine');
  });
  return { web, asked, [Symbol.asyncDispose]: web.close };
}

function listFor({ origin }: Web): string {
  const directory = createDirectory();
  writeTree(directory, { 'README.md': `[fine](${origin}/fine)\n\n[silent](${origin}/silent)\n\n[gone](gone.md)\n` });
  return directory;
}

/** One question at a time: `/fine` has its answer by the time at which `/silent` is asked. */
const patient = ['--no-state', '--allow-private', '--timeout', '10m', '--concurrency', '1', '--format', 'json'];

describe.skipIf(process.platform === 'win32')('a signal', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the run with what is known', async (signal) => {
    await using silence = await serveSilence();
    const child = start(listFor(silence.web), 'check', ...patient, '--fail-on', 'never');
    const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
    await meanwhile(child, silence.asked);
    child.kill(signal);
    expect(await ended(child)).toBe(3);
    const report = JSON.parse(await stdout);
    expect(report.run).toMatchObject({ complete: false, offline: false });
    expect(report.links.map((link: { verdict: string; reason: string }) => [link.verdict, link.reason])).toEqual([
      ['ok', null],
      ['skipped', 'budget'],
      ['dead', 'missing-file'],
    ]);
    expect(await stderr).toBe('stopping: finishing what is under way; once more ends at once\n');
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('a second %s ends it at once', async (signal, code) => {
    await using silence = await serveSilence();
    const child = start(listFor(silence.web), ...patient);
    const stdout = text(child.stdout);
    await meanwhile(child, silence.asked);
    child.kill(signal);
    await meanwhile(child, once(child.stderr, 'data'));
    child.kill(signal);
    expect(await ended(child)).toBe(code);
    expect(await stdout).toBe('');
  });
});

describe('a pipe', () => {
  const links = Array.from({ length: 3000 }, (_, index) => `[${index}](http://a.example/${index})\n`).join('\n');

  test('takes a very large report whole, however slowly it is read', async () => {
    const directory = createDirectory();
    writeTree(directory, { 'README.md': links });
    const child = start(directory, 'links', '--format', 'json');
    // Nothing is read until the writer has filled the pipe.
    await once(child.stdout, 'readable');
    const [stdout, code] = await Promise.all([text(child.stdout), ended(child)]);
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(1_000_000);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { links: 3000 } });
  });

  test('that is closed early is no fault', async () => {
    const directory = createDirectory();
    writeTree(directory, { 'README.md': links });
    const child = start(directory, 'links', '--format', 'ndjson');
    const stderr = text(child.stderr);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect(await ended(child)).toBe(0);
    expect(await stderr).toBe('');
  });

  test('for messages that is closed early is no fault either', async () => {
    const child = start(createDirectory(), '--nope');
    child.stderr.destroy();
    expect(await ended(child)).toBe(2);
  });
});
