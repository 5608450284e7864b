import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const jiti = fileURLToPath(new URL('../../node_modules/jiti/lib/jiti-cli.mjs', import.meta.url));

export type CommandProcess = ChildProcessByStdio<null, Readable, Readable>;

/** What the process gets from outside besides its arguments. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** For node, before the script. */
  readonly nodeFlags?: readonly string[];
}

/** Starts the command itself, as a shell would. It does not outlive the test. */
export function startCommand(
  cwd: string,
  argv: readonly string[],
  { env = {}, nodeFlags = [] }: Surroundings = {},
): CommandProcess {
  const own = { XDG_CACHE_HOME: join(cwd, '.cache'), NO_COLOR: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const child = spawn(process.execPath, [...nodeFlags, jiti, main, ...argv], {
    cwd,
    env: { ...process.env, ...own, HTTP_PROXY: '', http_proxy: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** The exit code, or the name of the signal that ended the process. */
export async function ended(child: CommandProcess): Promise<number | string> {
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return code ?? signal ?? 'unknown';
}
