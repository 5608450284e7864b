import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { widenThreadPool } from '../../src/cli/widen-thread-pool.ts';
import { defaults } from '../../src/config/defaults.ts';

test('there is a thread for each look-up, and as many for all else', () => {
  const env: Record<string, string | undefined> = {};
  widenThreadPool(env);
  expect(env).toEqual({ UV_THREADPOOL_SIZE: String(2 * defaults.probe.transport.systemLookups) });
});

test('what the user says stands', () => {
  const env = { UV_THREADPOOL_SIZE: '3' };
  widenThreadPool(env);
  expect(env).toEqual({ UV_THREADPOOL_SIZE: '3' });
});

test.skipIf(process.platform !== 'linux')('libuv heeds what a program says before it is given work', () => {
  const count = "require('fs').readdirSync('/proc/self/task').length";
  const script = `process.env.UV_THREADPOOL_SIZE = '40'; require('fs').stat('/', () => console.log(${count}))`;
  expect(Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }))).toBeGreaterThan(40);
});
