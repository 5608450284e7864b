import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface Server extends AsyncDisposable {
  readonly port: number;
  readonly process: ChildProcess;
}

/**
 * Starts a script of this folder, which sends its port to its parent, and ends when that goes away.
 *
 * @param script its name
 */
export async function startServer(script: string, args: readonly string[] = []): Promise<Server> {
  const jiti = join(dirname(createRequire(import.meta.url).resolve('jiti/package.json')), 'lib/jiti-cli.mjs');
  const child = fork(jiti, [fileURLToPath(new URL(script, import.meta.url)), ...args], { stdio: 'inherit' });
  const [port] = (await once(child, 'message')) as [number];
  return {
    port,
    process: child,
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit');
      // One that was stopped hears of nothing else.
      child.kill('SIGKILL');
      await ended;
    },
  };
}
