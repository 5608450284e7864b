import { crc32 } from 'node:zlib';
import * as z from 'zod';
import type { HostFacts } from '../model/host-facts.ts';
import { type Facts, factsSchema } from './facts.ts';
import type { Key } from './key.ts';

/** What a run knew of our own network in the end, the worst first; `unknown` for one that was broken off. */
export const seenNetworks = ['intercepted', 'no-connection', 'no-names', 'online', 'portal', 'unknown'] as const;
export type SeenNetwork = (typeof seenNetworks)[number];

/** What the archive said; only what a later run may rely on. */
export type RememberedCapture =
  /** `at` has 14 digits. */
  | { readonly state: 'found'; readonly at: string; readonly checked: 'verified' | 'listed' }
  | { readonly state: 'none' }
  | { readonly state: 'excluded' };

/** One line of a segment. `at` is in milliseconds since the epoch. Every record can be read without any other one. */
export type StateRecord =
  /** A run got an answer, or none. */
  | { readonly kind: 'sighting'; readonly run: string; readonly key: Key; readonly at: number; readonly facts: Facts }
  /** Equal sightings of several runs, as compaction leaves them. */
  | {
      readonly kind: 'sightings';
      readonly key: Key;
      readonly at: readonly number[];
      readonly network: SeenNetwork;
      readonly facts: Facts;
    }
  | { readonly kind: 'capture'; readonly key: Key; readonly at: number; readonly capture: RememberedCapture }
  | { readonly kind: 'host'; readonly key: Key; readonly at: number; readonly host: HostFacts }
  /** A run ended; `resumed` names the runs whose answers it took for its own. */
  | {
      readonly kind: 'end';
      readonly run: string;
      readonly at: number;
      readonly outcome: 'complete' | 'incomplete';
      readonly network: SeenNetwork;
      readonly resumed: readonly string[];
    };

/** What a line turned out to be. */
export type DecodedLine =
  | { readonly kind: 'record'; readonly record: StateRecord }
  /** Sound, but of a kind that another version writes: to be kept as it is. */
  | { readonly kind: 'foreign' }
  /** Torn or damaged. */
  | { readonly kind: 'garbage' };

const key = z.string().regex(/^[0-9a-f]{32}$/);
const run = z.string().min(1).max(100);
// The range of Date.
const at = z.int().min(0).max(8.64e15);
const network = z.enum(seenNetworks);

const recordSchema: z.ZodType<StateRecord> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sighting'), run, key, at, facts: factsSchema }),
  z.object({ kind: z.literal('sightings'), key, at: z.array(at).min(1), network, facts: factsSchema }),
  z.object({
    kind: z.literal('capture'),
    key,
    at,
    capture: z.discriminatedUnion('state', [
      z.object({
        state: z.literal('found'),
        at: z.string().regex(/^\d{14}$/),
        checked: z.enum(['verified', 'listed']),
      }),
      z.object({ state: z.enum(['none', 'excluded']) }),
    ]),
  }),
  z.object({
    kind: z.literal('host'),
    key,
    at,
    host: z.object({ agent: z.enum(['ours', 'plain']), interval: z.number().min(0).nullable() }),
  }),
  z.object({
    kind: z.literal('end'),
    run,
    at,
    outcome: z.enum(['complete', 'incomplete']),
    network,
    resumed: z.array(run),
  }),
]);

const prefix = '{"sum":"';
const prefixLength = prefix.length + 8 + '",'.length;

/** One line without its end: JSON whose first field is the CRC-32 of everything after it, so that no damage passes for facts. */
export function encodeRecord(record: StateRecord): string {
  const rest = JSON.stringify(record).slice(1);
  return `${prefix}${checksum(rest)}",${rest}`;
}

/** Reads one line without its end. Never throws. */
export function decodeLine(line: string): DecodedLine {
  const rest = line.slice(prefixLength);
  if (line.slice(0, prefixLength) !== `${prefix}${checksum(rest)}",`) return { kind: 'garbage' };
  let value: unknown;
  try {
    value = JSON.parse(`{${rest}`);
  } catch {
    return { kind: 'garbage' };
  }
  const read = recordSchema.safeParse(value);
  return read.success ? { kind: 'record', record: read.data } : { kind: 'foreign' };
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
