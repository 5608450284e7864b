import type { ArchiveConfig } from '../config/config.ts';
import type { Shard } from '../model/shard.ts';

/** What of the archive's limits one shard may use up: every shard asks about its own dead links, all of them one archive. */
export function shareLimits(archive: ArchiveConfig, shard: Shard | null): ArchiveConfig {
  if (shard === null) return archive;
  const { count } = shard;
  return {
    ...archive,
    playbackRate: archive.playbackRate / count,
    cdxRate: archive.cdxRate / count,
    cdxBurst: Math.max(1, Math.floor(archive.cdxBurst / count)),
  };
}
