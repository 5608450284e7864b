// The peers: which versions are measured, where they come from, and how many links they are asked about at once.
import { fork, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Versions that run on Node 20; later ones of linkinator and dead-or-alive do not load there. */
const dependencies = {
  linkinator: '7.6.1',
  'markdown-link-check': '3.15.0',
  remark: '15.0.1',
  'remark-lint-no-dead-urls': '2.0.1',
};
const workers = 8;
/** Milliseconds: whoever is not done with one link by then never will be. */
const patience = 30_000;

export const peerNames = ['linkinator', 'markdown-link-check', 'remark-lint-no-dead-urls', 'lychee'];

/** Installs those of the peers that are chosen with npm into a new temporary folder, and returns it. */
export function installPeers(isChosen) {
  const folder = mkdtempSync(join(tmpdir(), 'linkmend-peers-'));
  if (!peerNames.some(isChosen)) return folder;
  // remark-lint-no-dead-urls checks nothing unless this says that the public Internet is there.
  mkdirSync(join(folder, 'is-online'));
  writeFileSync(
    join(folder, 'is-online/package.json'),
    '{"name":"is-online","version":"0.0.0","type":"module","exports":"./index.js"}',
  );
  writeFileSync(join(folder, 'is-online/index.js'), 'export default async () => true;\n');
  const overrides = { 'dead-or-alive': '1.0.4', 'is-online': 'file:./is-online' };
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies, overrides }),
  );
  copyFileSync(fileURLToPath(new URL('ask-peer.mjs', import.meta.url)), join(folder, 'ask-peer.mjs'));
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('npm could not install the peers');
  return folder;
}

/** The version of an installed peer, or `null` without it. */
export function versionOf(folder, name) {
  if (name === 'lychee') {
    const { stdout, status } = spawnSync('lychee', ['--version'], { encoding: 'utf8' });
    return status === 0 ? stdout.trim().replace(/^lychee /, '') : null;
  }
  return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/**
 * Asks a peer about every link by itself, with its default settings, in processes that may crash or hang without harm to
 * the other links.
 *
 * @returns for every link whether it was called dead, or `null` for a crash or no answer in time
 */
export async function askPeer(folder, name, urls, env) {
  const verdicts = new Map();
  const rest = urls.map((url, number) => [number, url]);
  const work = async () => {
    let worker = null;
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
      worker ??= fork(join(folder, 'ask-peer.mjs'), [name], {
        cwd: folder,
        env: { ...process.env, ...env },
        silent: true,
      });
      const dead = await askWorker(worker, next[1]);
      verdicts.set(next[0], dead);
      if (dead === null) {
        worker.kill('SIGKILL');
        worker = null;
      }
    }
    worker?.kill('SIGKILL');
  };
  await Promise.all(Array.from({ length: workers }, work));
  return urls.map((_, number) => verdicts.get(number) ?? null);
}

function askWorker(worker, url) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle(null), patience);
    const settle = (dead) => {
      clearTimeout(timer);
      worker.off('message', settle).off('exit', crash);
      resolve(dead);
    };
    const crash = () => settle(null);
    worker.on('message', settle).on('exit', crash);
    worker.stdout.resume();
    worker.stderr.resume();
    worker.send(url);
  });
}
