import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { openJournal } from '../../src/state/journal.ts';
import { mergeRecords } from '../../src/state/merge.ts';
import { newDirectory } from './past-runs.ts';

const rounds = Number(process.env['LINKMEND_KILL_ROUNDS'] ?? 10);
const script = fileURLToPath(new URL('remember-until-killed.ts', import.meta.url));

/**
 * Runs a process that remembers, and kills it once it has acknowledged so many pages.
 *
 * @returns the keys that it acknowledged
 */
function killAfter(directory: string, name: string, pages: number): Promise<readonly string[]> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, ['--import', 'jiti/register', script, directory, name], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let complaints = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.split('\n').length > pages) child.kill('SIGKILL');
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaints += text;
    });
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === null) settle(output.split('\n').slice(0, -1));
      else fail(new Error(`ended by itself with ${code}: ${complaints}`));
    });
  });
}

/** Two at once, in a directory that the rounds before have left as it was. */
test(`nothing acknowledged is lost when two processes are killed, ${rounds} times`, { timeout: 600_000 }, async () => {
  let directory = '';
  let acknowledged = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    if (round % 5 === 0) {
      directory = newDirectory();
      acknowledged = new Set();
    }
    const keys = await Promise.all(
      ['a', 'b'].map((name) => killAfter(directory, `${name}${round}`, 1 + Math.floor(Math.random() * 60))),
    );
    for (const key of keys.flat()) acknowledged.add(key);

    const journal = await openJournal(directory, defaults.state, Date.now);
    const { pages } = mergeRecords(journal.records);
    expect(journal.notes()).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(1);
    expect([...acknowledged].filter((key) => !pages.has(key))).toEqual([]);
  }
});
