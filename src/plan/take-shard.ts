import type { Link } from '../model/link.ts';
import type { Shard } from '../model/shard.ts';
import type { Plan, PlanRow } from './plan.ts';
import { shardOfHost } from './shard-of-host.ts';

/** What one shard has to do of a plan. */
export interface Share {
  readonly plan: Plan;
  /** Whether it tells of a link; `null` stands for what is about no link. Of all shards exactly one does. */
  readonly isOwn: (link: Link | null) => boolean;
}

/**
 * Takes out of a plan what other shards have to do. Web addresses go by their hosts; files, other schemes, what is
 * misspelt, and what is about no link at all are the first shard's: none of it takes long, and some of it is only understood
 * together.
 *
 * @param shard `null` for a run that is not divided
 */
export function takeShard(plan: Plan, shard: Shard | null): Share {
  if (shard === null) return { plan, isOwn: () => true };
  const { index, count } = shard;
  const shardOf = (requestKey: string): number => shardOfHost(new URL(requestKey).hostname, count);
  const homes = new Map<Link, number>();
  const rows = plan.rows.filter((row) => {
    const key = requestKeyOf(row);
    const home = key === null ? 1 : shardOf(key);
    for (const { link } of row.places) homes.set(link, home);
    return home === index;
  });
  const questions = plan.questions.filter(({ requestKey }) => shardOf(requestKey) === index);
  return {
    plan: { ...plan, rows, questions },
    isOwn: (link) => (link === null ? 1 : (homes.get(link) ?? 1)) === index,
  };
}

/** The address that is asked, or would be if nothing took it out. */
function requestKeyOf({ target, decision }: PlanRow): string | null {
  if (decision.kind === 'ask') return decision.requestKey;
  return target.kind === 'web' ? target.requestKey : null;
}
