import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a script of Node's with the same streams as ours, and waits for its end.
 *
 * @param argv the script and its arguments
 * @returns its exit code, or as a shell would put it 128 and the number of the signal that ended it
 */
export function exitCodeOfProcess(argv: readonly string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, { cwd, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}
