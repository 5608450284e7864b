import type { ArchiveConfig } from '../config/config.ts';
import { type IndexAnswer, type IndexQuestion, indexUrl, readIndex } from './captures-index.ts';
import type { PoliteAsk, Unknown } from './polite-ask.ts';
import { type MediaKind, type Playback, readPlayback } from './read-playback.ts';
import { shift, type Timestamp } from './timestamp.ts';

/** What is looked for. */
export interface Search {
  /** Absolute, without fragment and user name. */
  readonly url: string;
  /** The last moment at which the page surely was what the author linked; `null` where no day is known. */
  readonly wanted: Timestamp | null;
  readonly kind: MediaKind;
}

export type Found =
  | { readonly kind: 'found'; readonly at: Timestamp }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly why: Unknown };

type Side = 'before' | 'after';

/** One search while it goes on. */
interface Quest extends Search {
  readonly playback: (at: Timestamp | null) => Promise<Playback>;
  readonly index: (question: Omit<IndexQuestion, 'url' | 'rows'>) => Promise<IndexAnswer>;
  readonly config: Pick<ArchiveConfig, 'rows' | 'pages'>;
  /** Captures that were looked at. */
  readonly seen: Set<Timestamp>;
  /** What could not be seen: with it, finding nothing means nothing. */
  readonly doubts: Unknown[];
}

/**
 * Finds the capture that shows what the author linked: the newest good one at or before the wanted moment, else the first
 * good one after it; without a moment the newest good one. InternetArchiveBot chooses in the same way.
 *
 * Playback is asked first: it leads to the nearest capture, or says that there is none. The index, whose limits are
 * narrow, is asked only for what that leaves open. Every capture is looked at before it is believed.
 */
export async function findCapture(
  search: Search,
  ask: PoliteAsk,
  config: ArchiveConfig,
  signal: AbortSignal,
): Promise<Found> {
  const quest = begin(search, ask, config, signal);
  const { wanted } = search;
  const first = await quest.playback(wanted);
  if (first.kind === 'never') return { kind: 'none' };
  if (first.kind === 'unknown' && isFinal(first.why)) return first;
  if (first.kind === 'unknown') quest.doubts.push(first.why);
  const nearest = nearestOf(first);
  const later = wanted !== null && nearest !== null && nearest > wanted;

  const before = (later ? null : await settle(quest, first, nearest)) ?? (await searchIndex(quest, wanted, 'before'));
  if (before !== null) return before;
  if (wanted !== null) {
    // Nothing is nearer than the nearest capture: where it is later than the moment, it is the first one after.
    const after =
      (later ? await settle(quest, first, nearest) : null) ?? (await searchIndex(quest, shift(wanted, 1), 'after'));
    if (after !== null) return after;
  }
  const [why] = quest.doubts;
  return why === undefined ? { kind: 'none' } : { kind: 'unknown', why };
}

function begin(search: Search, ask: PoliteAsk, config: ArchiveConfig, signal: AbortSignal): Quest {
  const { url, kind } = search;
  return {
    ...search,
    config,
    seen: new Set(),
    doubts: [],
    playback: async (at) => {
      const reply = await ask('playback', `${config.endpoint}/web/${at === null ? '' : `${at}/`}${url}`, signal);
      return reply.kind === 'answer' ? readPlayback(reply, url, kind) : reply;
    },
    index: async (question) => {
      const reply = await ask('index', indexUrl(config.endpoint, { ...question, url, rows: config.rows }), signal);
      return reply.kind === 'answer' ? readIndex(reply, kind) : reply;
    },
  };
}

/** Answers after which nothing else need be asked. */
function isFinal(why: Unknown): boolean {
  return why === 'excluded' || why === 'rate-limited';
}

function nearestOf(playback: Playback): Timestamp | null {
  return playback.kind === 'capture' || playback.kind === 'elsewhere' ? playback.at : null;
}

/** Decides on the capture that the first playback showed or led to. */
async function settle(quest: Quest, first: Playback, nearest: Timestamp | null): Promise<Found | null> {
  if (nearest === null) return null;
  if (first.kind !== 'capture') return look(quest, nearest);
  quest.seen.add(nearest);
  return first.quality === 'good' ? { kind: 'found', at: nearest } : null;
}

/** Looks at one capture; `null` when it is not the one. */
async function look(quest: Quest, at: Timestamp): Promise<Found | null> {
  if (quest.seen.has(at)) return null;
  quest.seen.add(at);
  const shown = await quest.playback(at);
  switch (shown.kind) {
    case 'capture':
      return shown.quality === 'good' ? { kind: 'found', at } : null;
    case 'unknown':
      if (isFinal(shown.why)) return shown;
      quest.doubts.push(shown.why);
      return null;
    // Listed, but not to be seen (internetarchive/wayback#210).
    case 'elsewhere':
    case 'never':
      return null;
  }
}

/** Looks at what the index lists on one side of a moment, the nearest first. */
async function searchIndex(quest: Quest, from: Timestamp | null, side: Side): Promise<Found | null> {
  let bound = from;
  for (let page = 0; page < quest.config.pages; page += 1) {
    const listed = await list(quest, bound, side, page === 0 ? 'first' : 'further');
    if (listed.kind === 'unknown') {
      if (isFinal(listed.why)) return listed;
      quest.doubts.push(listed.why);
      return null;
    }
    const nearestFirst = side === 'before' ? [...listed.at].reverse() : listed.at;
    for (const at of nearestFirst) {
      const finding = await look(quest, at);
      if (finding !== null) return finding;
    }
    const last = nearestFirst.at(-1);
    if (listed.listed < quest.config.rows || last === undefined) return null;
    bound = shift(last, side === 'before' ? -1 : 1);
  }
  // There may be more behind; that nothing was found up to here is not "none".
  quest.doubts.push('unreadable');
  return null;
}

/** Asks the index; where it first says "nothing", once more for the whole of it (remy/unrot.link#7). */
async function list(quest: Quest, at: Timestamp | null, side: Side, page: 'first' | 'further'): Promise<IndexAnswer> {
  const bound = at === null ? null : { side, at };
  const answer = await quest.index({ bound, reach: 'default' });
  const empty = answer.kind === 'captures' && answer.listed === 0;
  return empty && page === 'first' ? quest.index({ bound, reach: 'whole' }) : answer;
}
