import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { siteAt } from '../../config/site-at.ts';
import type { SitesConfig } from '../../config/site-config.ts';
import type { TextsConfig } from '../../config/state-config.ts';
import { isMdx } from '../../extract/is-mdx.ts';
import type { PackedDocument } from '../../extract/packed/packed-document.ts';
import type { Source } from '../../model/source.ts';
import { checksumOf, joinBucket, type KeptText, splitBucket } from './bucket.ts';
import { readBucket, removeUnfinished, writeBucket } from './bucket-files.ts';

/** What earlier runs have read of texts, by what is in them. Nothing in it ever rejects. */
export interface Texts {
  /** For the sources of which something is known: what was read of the same text. */
  readonly recall: (sources: readonly Source[]) => Promise<ReadonlyMap<Source, PackedDocument>>;
  /** Keeps what this run has read besides; to be called once, after `recall`. */
  readonly keep: (read: ReadonlyMap<Source, PackedDocument>) => Promise<void>;
}

export interface TextsContext {
  /** Absolute. */
  readonly directory: string;
  readonly config: TextsConfig;
  readonly site: SitesConfig;
  /** Names what reads texts: what another one has read is not recalled. */
  readonly reader: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const dayLength = 24 * 3600 * 1000;

/** Texts go by the first bits of their hash into this many files, so that few texts need few of them. */
const buckets = 64;

/** What was added has no checksum yet. */
type Bucket = Map<string, KeptText & { readonly checksum?: string }>;

export function openTexts({ directory, config, site, reader, now }: TextsContext): Texts {
  const folder = join(directory, 'texts');
  const today = Math.floor(now / dayLength);
  const largest = Math.floor(config.bytes / buckets);
  const keyOf = createKeys(site, reader);
  const read = new Map<string, Bucket>();
  const used = new Set<string>();

  const open = async (name: string): Promise<Bucket> => {
    const known = read.get(name);
    if (known !== undefined) return known;
    const bucket: Bucket = new Map(splitBucket(await readBucket(folder, name, largest)));
    read.set(name, bucket);
    return bucket;
  };

  const isWorn = ([key, { day }]: readonly [string, KeptText]): boolean => used.has(key) && day + config.renew <= today;

  const write = async (added: ReadonlySet<string>): Promise<void> => {
    const changed = [...read].filter(([name, bucket]) => added.has(name) || [...bucket].some(isWorn));
    for (const [name, bucket] of changed) {
      const texts = [...bucket].map(
        ([key, { day, body }]) => [key, { day: used.has(key) ? today : Math.min(day, today), body }] as const,
      );
      await writeBucket(folder, name, joinBucket(selectKept(texts, today, { ...config, bytes: largest })));
    }
    if (changed.length > 0) await removeUnfinished(folder, now);
  };

  return {
    recall: async (sources) => {
      const found = new Map<Source, PackedDocument>();
      for (const source of sources) {
        const key = keyOf(source);
        const kept = (await open(bucketOf(key))).get(key);
        if (kept === undefined || kept.checksum !== checksumOf(key, kept.body)) continue;
        used.add(key);
        found.set(source, kept.body.toString());
      }
      return found;
    },
    keep: async (packed) => {
      const added = new Set<string>();
      for (const [source, document] of packed) {
        const key = keyOf(source);
        (await open(bucketOf(key))).set(key, { day: today, body: Buffer.from(document) });
        added.add(bucketOf(key));
      }
      // A full disk, or one that must not be written to, only means that the next run reads again.
      await write(added).catch(() => undefined);
    },
  };
}

/** What was of use lately, as far as there is room. A heading takes some of it too. */
function selectKept(
  texts: readonly (readonly [string, KeptText])[],
  today: number,
  { forget, bytes }: Pick<TextsConfig, 'forget' | 'bytes'>,
): readonly (readonly [string, KeptText])[] {
  let room = bytes;
  return texts
    .filter(([, { day }]) => day + forget > today)
    .toSorted(([, one], [, other]) => other.day - one.day)
    .filter(([, { body }]) => {
      const taken = body.length + headingRoom;
      if (taken > room) return false;
      room -= taken;
      return true;
    });
}

/** Bytes that a heading takes at most. */
const headingRoom = 150;

function bucketOf(key: string): string {
  return (Number.parseInt(key.slice(0, 2), 16) % buckets).toString(16).padStart(2, '0');
}

/** The key of a text: its bytes, and all else that counts for what is read of it. */
function createKeys(site: SitesConfig, reader: string): (source: Source) => string {
  const known = new Map<string, string>();
  return ({ path, sha256 }) => {
    const kind = isMdx(path) ? 'mdx' : 'md';
    const belongsTo = siteAt(site.sites, path);
    const name = `${kind} ${belongsTo?.root ?? ''}`;
    const circumstances = known.get(name) ?? hashOf([reader, kind, belongsTo, site.frontMatter]);
    known.set(name, circumstances);
    return `${sha256}-${circumstances}`;
  };
}

/** 64 bits: there are few of them. */
function hashOf(circumstances: unknown): string {
  return createHash('sha256').update(JSON.stringify(circumstances)).digest('hex').slice(0, 16);
}
