import { randomBytes } from 'node:crypto';
import type { StateConfig } from '../config/state-config.ts';
import { compactSegments } from './compact.ts';
import { type ReadSegment, readSegments } from './read-segments.ts';
import { encodeRecord, type StateRecord } from './record.ts';
import { nameRun } from './segment-name.ts';
import { createSegmentWriter } from './segment-writer.ts';

type EndRecord = Extract<StateRecord, { kind: 'end' }>;

/** What runs have written, and where this one writes. */
export interface Journal {
  /** Whether there is a directory behind it. */
  readonly kind: 'kept' | 'empty';
  /** The name of this run. */
  readonly run: string;
  /** Everything that earlier runs, and those that run at the same time, had written when this one began. */
  readonly records: readonly StateRecord[];
  /** See {@link SegmentWriter.append}. */
  readonly append: (record: StateRecord) => Promise<'written' | 'lost'>;
  /** Ends the run's segment; brings segments together after a complete run. To be called once. */
  readonly close: (end: EndRecord | null) => Promise<void>;
  /** What the user should know: one line each, none as long as all is well. */
  readonly notes: () => readonly string[];
}

/**
 * Opens the journal in a directory, which need not exist. Never rejects: what cannot be read or written is as good as
 * forgotten, and the notes say so.
 *
 * @param now milliseconds since the epoch
 */
export async function openJournal(directory: string, config: StateConfig, now: () => number): Promise<Journal> {
  const run = nameRun(now(), randomBytes(8).toString('hex'));
  const { segments, faults } = await readSegments(directory, config.journal.largest);
  const writer = createSegmentWriter(directory, now);
  return {
    kind: 'kept',
    run,
    records: segments.flatMap(({ records }) => records),
    append: (record) => writer.append(encodeRecord(record)),
    close: async (end) => {
      if (end !== null) await writer.append(encodeRecord(end));
      await writer.close();
      if (end !== null && end.outcome === 'incomplete') return;
      const ended = [...segments.filter(isEnded).map(({ name }) => name), ...writer.segments()];
      await compactSegments(directory, new Set(ended), now(), config);
    },
    notes: () => [...readingNotes(faults), ...writingNotes(directory, writer.fault())],
  };
}

/** A journal that holds nothing and takes nothing. */
export function emptyJournal(notes: readonly string[]): Journal {
  return { kind: 'empty', run: '', records: [], append: async () => 'lost', close: async () => {}, notes: () => notes };
}

/** Segments of runs that were stopped wait for the one that carries on with them. */
function isEnded({ records }: ReadSegment): boolean {
  return records.some((record) => record.kind === 'end' && record.outcome === 'complete');
}

function readingNotes(faults: readonly string[]): readonly string[] {
  const [first, ...others] = faults;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return [`some of what earlier runs saw cannot be read: ${first}${more}`];
}

function writingNotes(directory: string, fault: string | null): readonly string[] {
  return fault === null ? [] : [`what this run saw could not be remembered in ${directory}: ${fault}`];
}
