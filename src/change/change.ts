import type { Base } from '../discover/base.ts';
import type { Reader } from '../extract/reader.ts';
import type { Document } from '../model/document.ts';
import type { LinkedPlace } from '../model/judged.ts';
import type { Link } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import type { FileTarget, Target } from '../model/target.ts';
import { type Layout, resolveTarget } from '../plan/target.ts';
import { type BaseDocuments, readBaseDocuments } from './base-documents.ts';
import { compareLinks, type LinkChange } from './compare-links.ts';
import { createLineOrigins } from './line-origins.ts';

/** What a run judges that looks at a change alone. */
export interface Change {
  readonly base: Base;
  /** What stood there before, deleted files included. */
  readonly documents: readonly Document[];
  /** Today's path of a file of the base. */
  readonly nowCalled: (path: string) => string;
  /** Where a link led before the change. */
  readonly targetBefore: (place: LinkedPlace) => Target;
  /** Compares documents, as they are or as they would be with other texts, with what was there. */
  readonly compare: (documents: readonly Document[]) => Compared;
}

/** What a change did to documents. */
export interface Compared {
  /** What it did to a link; links of documents that it does not touch are kept. */
  readonly changeOf: (place: LinkedPlace) => LinkChange;
  /** Whether it touched a file; or, with a span, one of its lines. */
  readonly isTouched: (file: string, span?: Span) => boolean;
  /** Whether it touched a line of a file of the base. */
  readonly wasTouched: (file: string, span: Span) => boolean;
  /** The index of the line in the base in which an offset's line stood; `null` for a new line. */
  readonly lineBefore: (file: string, offset: number) => number | null;
}

export interface ChangeContext {
  readonly extensions: readonly string[];
  /** Reads documents of the base. */
  readonly reader: Reader;
  /** Where links lead today. */
  readonly layout: Layout;
  /** Where links led before the change. */
  readonly layoutBefore: (documents: readonly Document[]) => Promise<Layout>;
}

/** Reads what documents were, to tell what a change brings in. */
export async function openChange(base: Base, documents: readonly Document[], context: ChangeContext): Promise<Change> {
  const { earlier, gone } = await readBaseDocuments(base, documents, context);
  const before = [...earlier.values(), ...gone];
  const read = new Map(documents.map((document) => [document.source.path, document]));
  const resolver = createResolver(base, { before: await context.layoutBefore(before), after: context.layout });
  return {
    base,
    documents: before,
    nowCalled: resolver.nowCalled,
    targetBefore: resolver.before,
    compare: (now) => compare(now, { read, earlier, gone }, resolver.addressOf),
  };
}

interface Earlier extends BaseDocuments {
  /** Today's documents as they were read, by their paths. */
  readonly read: ReadonlyMap<string, Document>;
}

function compare(documents: readonly Document[], { read, earlier, gone }: Earlier, addressOf: AddressOf): Compared {
  const files = new Map(
    documents.map((after) => {
      const { path } = after.source;
      const before = earlier.get(path) ?? null;
      return [path, { before, after, ...createLineOrigins(before, read.get(path) ?? after, after) }] as const;
    }),
  );
  const filesBefore = new Map(
    [...files.values()].flatMap((file) => (file.before === null ? [] : [[file.before.source.path, file] as const])),
  );
  const pairs = [...files.values()].filter(({ before, after }) => before !== after);
  const changes = compareLinks(pairs, { gone, addressOf });
  return {
    changeOf: (place) => changes.get(place.link) ?? { kind: 'kept', origin: place },
    isTouched: (path, span) => {
      const file = files.get(path);
      if (file === undefined || file.before === file.after) return false;
      return span === undefined ? file.before !== read.get(path) : file.isTouched(span);
    },
    wasTouched: (path, span) => {
      const file = filesBefore.get(path);
      return file === undefined || (file.before !== read.get(file.after.source.path) && file.wasTouched(span));
    },
    lineBefore: (path, offset) => files.get(path)?.lineBefore(offset) ?? null,
  };
}

type AddressOf = (place: LinkedPlace, when: 'before' | 'after') => string;

interface Resolver {
  readonly nowCalled: (path: string) => string;
  readonly before: (place: LinkedPlace) => Target;
  readonly addressOf: AddressOf;
}

function createResolver({ renamed }: Base, layouts: Readonly<Record<'before' | 'after', Layout>>): Resolver {
  const todays = new Map([...renamed].map(([now, before]) => [before, now]));
  const known = { before: new Map<Link, Target>(), after: new Map<Link, Target>() };
  const resolve = ({ link, source }: LinkedPlace, when: 'before' | 'after'): Target => {
    const target = known[when].get(link) ?? resolveTarget(link, { ...layouts[when], source: source.path });
    known[when].set(link, target);
    return target;
  };
  return {
    nowCalled: (path) => todays.get(path) ?? path,
    before: (place) => resolve(place, 'before'),
    addressOf: (place, when) => {
      const target = resolve(place, when);
      return target.kind === 'file' && when === 'before' ? asCalledNow(target, todays) : target.url;
    },
  };
}

function asCalledNow({ path, fragment, url }: FileTarget, todays: ReadonlyMap<string, string>): string {
  const now = todays.get(path);
  if (now === undefined) return url;
  return fragment === null ? now : `${now}#${fragment}`;
}
