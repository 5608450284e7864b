import type { Facts } from './facts.ts';
import type { Key } from './key.ts';
import { type SeenNetwork, type StateRecord, seenNetworks } from './record.ts';

/** What one run saw of one address. */
export interface Sighting {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** `null` where it no longer matters which run it was. */
  readonly run: string | null;
  readonly network: SeenNetwork;
  /** Equal facts are one object. */
  readonly facts: Facts;
  /** The facts as text. */
  readonly text: string;
}

type RecordOf<Kind extends StateRecord['kind']> = Extract<StateRecord, { kind: Kind }>;
export type EndRecord = RecordOf<'end'>;
export type CaptureRecord = RecordOf<'capture'>;
export type HostRecord = RecordOf<'host'>;

/** Everything that is remembered. */
export interface Remembered {
  /** By page key, each oldest first. */
  readonly pages: ReadonlyMap<Key, readonly Sighting[]>;
  readonly captures: ReadonlyMap<Key, CaptureRecord>;
  readonly hosts: ReadonlyMap<Key, HostRecord>;
  /** By run. */
  readonly ends: ReadonlyMap<string, EndRecord>;
  /** Runs whose answers still wait for a run that carries on with them. */
  readonly unfinished: ReadonlySet<string>;
}

/** Brings records together: their order and number do not matter. */
export function mergeRecords(records: readonly StateRecord[]): Remembered {
  const captures = new Map<Key, CaptureRecord>();
  const hosts = new Map<Key, HostRecord>();
  const ends = new Map<string, EndRecord>();
  for (const record of records) {
    if (record.kind === 'capture') captures.set(record.key, newer(captures.get(record.key), record));
    if (record.kind === 'host') hosts.set(record.key, newer(hosts.get(record.key), record));
    if (record.kind === 'end') ends.set(record.run, newer(ends.get(record.run), record));
  }
  return { pages: mergeSightings(records, ends), captures, hosts, ends, unfinished: findUnfinished(records, ends) };
}

/** The newer of two; of equally old ones any, as long as it is always the same. */
function newer<T extends { readonly at: number }>(a: T | undefined, b: T): T {
  if (a === undefined || a.at < b.at) return b;
  return a.at > b.at || JSON.stringify(a) < JSON.stringify(b) ? a : b;
}

function mergeSightings(
  records: readonly StateRecord[],
  ends: ReadonlyMap<string, EndRecord>,
): ReadonlyMap<Key, readonly Sighting[]> {
  const interned = new Map<string, Facts>();
  const pages = new Map<Key, Map<number, Sighting>>();
  const add = (key: Key, sighting: Omit<Sighting, 'text' | 'facts'>, written: Facts): void => {
    const text = JSON.stringify(written);
    const facts = interned.get(text) ?? written;
    interned.set(text, facts);
    const page = pages.get(key) ?? new Map<number, Sighting>();
    pages.set(key, page);
    page.set(sighting.at, combine(page.get(sighting.at), { ...sighting, facts, text }));
  };
  for (const record of records) {
    if (record.kind === 'sighting') {
      const { key, run, at, facts } = record;
      add(key, { at, run, network: ends.get(run)?.network ?? 'unknown' }, facts);
    }
    if (record.kind === 'sightings') {
      const { key, network, facts } = record;
      for (const at of record.at) add(key, { at, run: null, network }, facts);
    }
  }
  return new Map([...pages].map(([key, page]) => [key, [...page.values()].sort((a, b) => a.at - b.at)]));
}

/**
 * Two memories of one sighting: nobody asks for an address twice in one millisecond. Where they disagree, the one that
 * trusts our network less counts; which facts do does not matter, as long as it is always the same ones.
 */
function combine(a: Sighting | undefined, b: Sighting): Sighting {
  if (a === undefined) return b;
  const { facts, text } = a.text < b.text ? a : b;
  const [run = null] = [a.run, b.run].filter((name) => name !== null).sort();
  const rank = Math.min(seenNetworks.indexOf(a.network), seenNetworks.indexOf(b.network));
  return { at: a.at, run, network: seenNetworks[rank] ?? 'unknown', facts, text };
}

function findUnfinished(records: readonly StateRecord[], ends: ReadonlyMap<string, EndRecord>): ReadonlySet<string> {
  const unfinished = new Set(records.flatMap((record) => (record.kind === 'sighting' ? [record.run] : [])));
  for (const { run, outcome, resumed } of ends.values()) {
    if (outcome !== 'complete') continue;
    for (const finished of [run, ...resumed]) unfinished.delete(finished);
  }
  return unfinished;
}
