import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Another program that is measured beside ours. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly command: string;
  /** What stands before its own arguments. */
  readonly args: readonly string[];
}

/** The versions that run on Node 20: later ones of linkinator do not load there. */
const versions = {
  linkinator: '7.6.1',
  'markdown-link-check': '3.15.0',
  'awesome-lint': '2.3.0',
} as const;

/** `null` for those that are not to be had here. */
export type Peers = Readonly<Record<keyof typeof versions | 'lychee', Peer | null>>;

/**
 * Installs the peers that npm has into a folder that stays for the next time, and finds lychee on the PATH (`cargo install
 * lychee`).
 *
 * @param note is told which are left out
 */
export async function installPeers(note: (text: string) => void): Promise<Peers> {
  const folder = join(tmpdir(), 'linkmend-bench-peers');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: versions }));
  const flags = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'];
  spawnSync('npm', flags, { cwd: folder, stdio: 'ignore' });
  const peers: Peers = {
    linkinator: findInstalled(folder, 'linkinator'),
    'markdown-link-check': findInstalled(folder, 'markdown-link-check'),
    'awesome-lint': findInstalled(folder, 'awesome-lint'),
    lychee: findLychee(),
  };
  const missing = Object.entries(peers).flatMap(([name, peer]) => (peer === null ? [name] : []));
  if (missing.length > 0) note(`Not measured, since not installed: ${missing.join(', ')}.`);
  return peers;
}

function findInstalled(folder: string, name: keyof typeof versions): Peer | null {
  const at = join(folder, 'node_modules', name);
  try {
    const { version, bin } = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as {
      readonly version: string;
      readonly bin: string | Readonly<Record<string, string>>;
    };
    const script = typeof bin === 'string' ? bin : bin[name];
    return script === undefined ? null : { name, version, command: process.execPath, args: [join(at, script)] };
  } catch {
    return null;
  }
}

function findLychee(): Peer | null {
  const { stdout, status } = spawnSync('lychee', ['--version'], { encoding: 'utf8' });
  const version = stdout?.trim().replace(/^lychee /, '') ?? '';
  return status === 0 ? { name: 'lychee', version, command: 'lychee', args: [] } : null;
}
