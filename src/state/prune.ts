import type { StateConfig } from '../config/state-config.ts';
import { captureRest } from './capture-rest.ts';
import type { Facts } from './facts.ts';
import type { Key } from './key.ts';
import { mergeRecords, type Sighting } from './merge.ts';
import type { SeenNetwork, StateRecord } from './record.ts';
import { retain } from './retain.ts';

/**
 * The records that stand for all of these: what is remembered stays the same, and what nobody needs any more is left out.
 *
 * @param now milliseconds since the epoch
 */
export function pruneRecords(
  records: readonly StateRecord[],
  now: number,
  config: StateConfig,
): readonly StateRecord[] {
  const { pages, captures, hosts, ends } = mergeRecords(records);
  const sightings = [...pages].flatMap(([key, page]) => {
    if ((page.at(-1)?.at ?? 0) < now - config.history.forget) return [];
    const { anchors, recent, future } = retain(page, now, config.history);
    return groupSightings(key, [...anchors, ...recent, ...future].map(withoutPassing));
  });
  return [
    ...sightings,
    ...[...captures.values()].filter(({ at, capture }) => at >= now - captureRest(capture, config.captures)),
    ...[...hosts.values()].filter(({ at }) => at >= now - config.hosts),
    // For as long as the runs that they name can still be carried on with.
    ...[...ends.values()].filter(({ at }) => at >= now - config.journal.idle),
  ];
}

/** Only of the newest sighting anyone wants to know what changes every day; without it most sightings are alike. */
function withoutPassing(sighting: Sighting, index: number, all: readonly Sighting[]): Sighting {
  if (index === all.length - 1) return sighting;
  const looks = sighting.facts.looks.map((look) => {
    if (look.kind !== 'site') return look;
    const { pushedAt: _, stars: __, ...lasting } = look;
    return lasting;
  });
  const facts = { ...sighting.facts, looks };
  return { ...sighting, facts, text: JSON.stringify(facts) };
}

/** One record for all sightings of one address that are alike. */
function groupSightings(key: Key, sightings: readonly Sighting[]): readonly StateRecord[] {
  const groups = new Map<string, { readonly at: number[]; readonly network: SeenNetwork; readonly facts: Facts }>();
  for (const { at, network, facts, text } of sightings) {
    const group = groups.get(`${network} ${text}`) ?? { at: [], network, facts };
    groups.set(`${network} ${text}`, group);
    group.at.push(at);
  }
  return [...groups.values()].map((group) => ({ kind: 'sightings', key, ...group }));
}
