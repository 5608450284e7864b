import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { jiti } from '../programs.ts';

/** A server in a process of its own. */
export interface Server<Ports> extends AsyncDisposable {
  /** What it sent when it was ready: one port, or several by their names. */
  readonly ports: Ports;
  readonly process: ChildProcess;
}

/** Starts a script that sends its ports to its parent, and ends when that goes away. */
export async function startServer<Ports>(script: URL, args: readonly string[] = []): Promise<Server<Ports>> {
  const child = fork(jiti, [fileURLToPath(script), ...args], { stdio: 'inherit' });
  const [ports] = (await once(child, 'message')) as [Ports];
  return {
    ports,
    process: child,
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit');
      // One that was stopped hears of nothing else.
      child.kill('SIGKILL');
      await ended;
    },
  };
}
