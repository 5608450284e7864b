import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/command.ts';
import { systemPorts } from '../../src/ports.ts';
import type { Resolver } from '../../src/probe/transport/resolver.ts';
import { createDirectory, writeTree } from '../discover/tree.ts';
import { playHosts } from './played-hosts.ts';
import { startSession, toTranscript } from './session.ts';

const list = Array.from({ length: 12 }, (_, index) => `- [${index}](http://host-${index}.example/)\n`).join('');

/** A machine without network: no name resolves, the well-known ones neither. */
const noNames: Resolver = {
  resolve: async () => ({ kind: 'failure', code: 'no-such-name' }),
  facts: () => ({ asked: 12, resolved: 0 }),
};

describe('offline', () => {
  test.each(['no-such-name', 'temporary'] as const)(
    'names fail (%s): one note, exit 3, nothing is dead, nothing is mended',
    async (code) => {
      const resolver: Resolver = { ...noNames, resolve: async () => ({ kind: 'failure', code }) };
      const session = startSession({ files: { 'README.md': list }, ports: { resolver } });
      const argv = ['--fix', '--attempts', '1', '--no-state'];
      const outcome = await session.run(...argv);
      expect(outcome.code).toBe(3);
      expect(outcome.stdout).not.toContain('Errors');
      expect(toTranscript(argv, outcome, session.directory)).toMatchSnapshot();
      const json = JSON.parse((await session.run('--format', 'json', '--attempts', '1', '--no-state')).stdout);
      expect(json).toMatchObject({ run: { complete: false, offline: true }, summary: { errors: 0 } });
    },
  );

  test('findings that need no network still count', async () => {
    const session = startSession({
      files: { 'README.md': `${list}\n[gone](gone.md)\n` },
      ports: { resolver: noNames },
    });
    expect(await session.run('--attempts', '1', '--no-state')).toMatchObject({ code: 1 });
  });
});

describe('--max-time', () => {
  test('leaves links unasked, says so, and exits with 3', async () => {
    await using hosts = await playHosts({ 'host-0.example/': () => {} });
    // One question at a time, and the first one is never answered.
    const argv = ['--max-time', '1s', '--concurrency', '1', '--allow-private', '--timeout', '10m', '--no-state'];
    const session = startSession({ files: { 'README.md': list }, ports: hosts.ports });
    const outcome = await session.run(...argv);
    expect(outcome.code).toBe(3);
    expect(toTranscript(argv, outcome, session.directory)).toMatchSnapshot();
    expect(hosts.web.requests.length).toBe(1);
  });
});

/** A reader that takes one chunk and goes away, as `head` does. */
class GoneReader extends Writable {
  taken = '';

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    const isFirst = this.taken === '';
    this.taken += chunk.toString();
    done(isFirst ? undefined : Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
  }
}

describe('a reader that went away', () => {
  test.each(['stdout', 'stderr'] as const)('%s closed early is no fault', async (closed) => {
    const directory = createDirectory();
    writeTree(directory, { 'README.md': '[gone](gone.md)\n' });
    const streams = { stdout: new GoneReader(), stderr: new GoneReader() };
    streams[closed].write('the first chunk');
    const code = await runCommand(['lint'], { ...systemPorts(), env: {}, cwd: directory }, streams);
    expect(code).toBe(1);
  });
});
