import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, milliseconds } from '../figures.ts';
import { inTurn } from '../measure/in-turn.ts';
import { listOfSize } from '../measure/list-of-size.ts';
import { runProcess } from '../measure/run-process.ts';
import { atMost, type Part, type Row, row, type Scale } from '../part.ts';
import { installPeers, type Peer } from '../peers/peers.ts';
import { ourCommand } from '../programs.ts';

const rounds: Readonly<Record<Scale, number>> = { quick: 7, full: 15 };
/** Bytes: a young list, and one of 700 entries. */
const sizes = { small: 10_000, large: 109_000 };
/** Milliseconds. */
const goals = { version: 60, small: 250, large: 500 };

/** What is felt before anything is read, and when a small list is linted. */
export const startUp: Part = {
  name: 'start-up',
  title: 'Start-up',
  about: `Whole processes that took turns, medians of ${rounds.quick} (of ${rounds.full} with \`--full\`). The command finds its compiled code in the cache folder, as in every run but the first; CI has none. The lists are those of fixtures/lists, put together to ${sizes.small / 1000} and ${sizes.large / 1000} KB and linted without a configuration. The others read the same lists: markdown-link-check with all links ignored, so that it asks nobody, awesome-lint as it comes.`,
  measure: async (scale, note) => {
    const folder = mkdtempSync(join(tmpdir(), 'linkmend-start-up-'));
    try {
      writeFileSync(join(folder, 'line.md'), '# A\n\n- [b](https://b.example/) - What it is.\n');
      writeFileSync(join(folder, 'small.md'), listOfSize(sizes.small));
      writeFileSync(join(folder, 'large.md'), listOfSize(sizes.large));
      if (scale === 'quick') note('Other programs are measured with `--full`.');
      return [
        ...(await measureOurs(folder, rounds[scale])),
        ...(scale === 'full' ? await measurePeers(folder, note) : []),
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

async function measureOurs(folder: string, times: number): Promise<readonly Row[]> {
  // A cache folder of its own, and none of what tells the command to keep nothing.
  const env = { XDG_CACHE_HOME: join(folder, 'cache'), CI: '', NODE_DISABLE_COMPILE_CACHE: '' };
  const run = async (args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<number> =>
    (await runProcess(process.execPath, args, { cwd: folder, env: { ...env, ...more } })).wall;
  const lint = (list: string, more: Readonly<Record<string, string>> = {}): Promise<number> =>
    run([ourCommand, 'lint', '--no-config', list], more);
  const took = await inTurn(times, {
    bare: () => run(['-e', '0']),
    version: () => run([ourCommand, '--version']),
    help: () => run([ourCommand, '--help']),
    line: () => lint('line.md'),
    small: () => lint('small.md'),
    large: () => lint('large.md'),
    fresh: () => lint('small.md', { NODE_DISABLE_COMPILE_CACHE: '1' }),
  });
  const bare = median(took.bare);
  return [
    row('`node -e 0`', milliseconds(bare)),
    atMost('`linkmend --version`, over bare Node', median(took.version) - bare, goals.version, milliseconds),
    row('`linkmend --help`, over bare Node', milliseconds(median(took.help) - bare)),
    row('`linkmend lint`, one line', milliseconds(median(took.line))),
    atMost('`linkmend lint`, 10 KB', median(took.small), goals.small, milliseconds),
    atMost('`linkmend lint`, 109 KB', median(took.large), goals.large, milliseconds),
    row('`linkmend lint`, 10 KB, without compiled code', milliseconds(median(took.fresh))),
  ];
}

async function measurePeers(folder: string, note: (text: string) => void): Promise<readonly Row[]> {
  const peers = await installPeers(note);
  writeFileSync(join(folder, 'ask-nobody.json'), '{ "ignorePatterns": [{ "pattern": "." }] }');
  return [
    ...(await measurePeer(peers['markdown-link-check'], ['--quiet', '--config', 'ask-nobody.json'], folder)),
    ...(await measurePeer(peers['awesome-lint'], [], folder)),
  ];
}

async function measurePeer(peer: Peer | null, args: readonly string[], folder: string): Promise<readonly Row[]> {
  if (peer === null) return [];
  const run = async (list: string): Promise<number> =>
    (await runProcess(peer.command, [...peer.args, ...args, list], { cwd: folder })).wall;
  const took = await inTurn(rounds.quick, { small: () => run('small.md'), large: () => run('large.md') });
  return [
    row(`${peer.name} ${peer.version}, 10 KB`, milliseconds(median(took.small))),
    row(`${peer.name} ${peer.version}, 109 KB`, milliseconds(median(took.large))),
  ];
}
