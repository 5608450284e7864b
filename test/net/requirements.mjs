import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What the played internet needs; CI has to have it. */
const commands = ['ip', 'unshare', 'openssl', 'git'];

/**
 * What is missing here to play an internet, or `null`.
 *
 * @param tool the played internet's `run`
 * @returns `{ what, in: 'nowhere' | 'CI' }`: where it would have to be
 */
export function findMissing(tool) {
  if (!existsSync(tool)) return { what: 'no played internet (LINKMEND_FAKENET)', in: 'nowhere' };
  if (process.platform !== 'linux') return { what: 'no Linux', in: 'nowhere' };
  if (process.getuid() !== 0) return { what: 'no root', in: 'CI' };
  const absent = commands.find((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
  if (absent !== undefined) return { what: `no command "${absent}"`, in: 'CI' };
  const allowed = spawnSync('unshare', ['-n', '-m', 'true']).status === 0;
  return allowed ? null : { what: 'no permission to unshare namespaces', in: 'CI' };
}
