import { posix, win32 } from 'node:path';

export interface DirectoryPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform` names it. */
  readonly platform: string;
}

/**
 * The user's cache directory for this program: `%LOCALAPPDATA%` on Windows, `~/Library/Caches` on macOS (Apple, File System
 * Programming Guide), elsewhere `XDG_CACHE_HOME` or `~/.cache` (XDG Base Directory Specification 0.8, which says that a
 * relative value counts for nothing).
 *
 * @returns an absolute path, or `null` where the environment names no home
 */
export function stateDirectory({ env, platform }: DirectoryPorts): string | null {
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? '';
    return win32.isAbsolute(local) ? win32.join(local, 'linkmend', 'Cache') : null;
  }
  const cache = env['XDG_CACHE_HOME'] ?? '';
  if (platform !== 'darwin' && posix.isAbsolute(cache)) return posix.join(cache, 'linkmend');
  const home = env['HOME'] ?? '';
  if (!posix.isAbsolute(home)) return null;
  return posix.join(home, ...(platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']), 'linkmend');
}
