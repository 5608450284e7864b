import type { ArchiveConfig, HostConfig } from '../config/config.ts';

/**
 * The host settings with the archive's own pace among them: links that lead to it are probed under the same limit under
 * which it is asked for captures, wherever that is. What the configuration says of that very host still counts.
 */
export function withArchiveLane(
  hosts: readonly HostConfig[],
  { endpoint, playbackRate }: Pick<ArchiveConfig, 'endpoint' | 'playbackRate'>,
): readonly HostConfig[] {
  const archives = new Set([new URL(endpoint).hostname, 'web.archive.org']);
  return [...[...archives].map((host) => ({ host, interval: 1000 / playbackRate })), ...hosts];
}
