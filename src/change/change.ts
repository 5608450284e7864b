import { distance } from 'fastest-levenshtein';
import type { Base } from '../discover/base.ts';
import { once } from '../extract/once.ts';
import type { Reader } from '../extract/reader.ts';
import type { Document } from '../model/document.ts';
import type { LinkedPlace } from '../model/judged.ts';
import type { Link } from '../model/link.ts';
import { createLineIndex, type Span } from '../model/span.ts';
import type { FileTarget, Target } from '../model/target.ts';
import { type Layout, resolveTarget } from '../plan/target.ts';
import { type Alignment, alignLines, linesOf } from './align-lines.ts';
import { type BaseDocuments, readBaseDocuments } from './base-documents.ts';
import { compareLinks, type LinkChange } from './compare-links.ts';

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

/** Where lines come from. */
interface LineOrigins {
  readonly aligned: () => Alignment;
  /** That of a line which was rewritten, too. */
  readonly lineBefore: (offset: number) => number | null;
  readonly isTouched: (span: Span) => boolean;
  /** The same of lines of the base. */
  readonly wasTouched: (span: Span) => boolean;
}

/** What is mended while a run lasts is no part of the change: such lines are touched only if they were before. */
function createLineOrigins(before: Document | null, read: Document, after: Document): LineOrigins {
  const lines = once(() => createLineIndex(after.source.text));
  const linesBefore = once(() => createLineIndex(before?.source.text ?? ''));
  const kept = once(() => new Set(fromBase()));
  const lineOf = (offset: number): number => lines().position(offset).line - 1;
  const fromRead = once(() => align(read, after, 'same'));
  const fromBase = once(() => (before === null ? [] : align(before, read, 'new')));
  const aligned = once(() => fromRead().map((line) => (line === null ? null : (fromBase()[line] ?? null))));
  const alike = once(() => (before === null ? [] : align(before, read, 'same')));
  const [textsBefore, textsNow] = [
    once(() => linesOf(before?.source.text ?? '')),
    once(() => linesOf(read.source.text)),
  ];
  const rewrittenFrom = (line: number): number | null => {
    const now = fromRead()[line] ?? null;
    const index = now === null ? null : (alike()[now] ?? null);
    if (now === null || index === null) return null;
    return isRewritten(textsBefore()[index] ?? '', textsNow()[now] ?? '') ? index : null;
  };
  return {
    aligned,
    lineBefore: (offset) => aligned()[lineOf(offset)] ?? rewrittenFrom(lineOf(offset)),
    isTouched: ({ start, end }) => {
      const last = lineOf(Math.max(start, end - 1));
      for (let line = lineOf(start); line <= last; line++) {
        const origin = fromRead()[line] ?? null;
        if (origin !== null && (fromBase()[origin] ?? null) === null) return true;
      }
      return false;
    },
    wasTouched: ({ start, end }) => {
      const [first, last] = [start, Math.max(start, end - 1)].map((offset) => linesBefore().position(offset).line - 1);
      for (let line = first ?? 0; line <= (last ?? 0); line++) if (!kept().has(line)) return true;
      return false;
    },
  };
}

/** Whether a line is another one with other words, and not one that took its place. */
function isRewritten(before: string, after: string): boolean {
  return distance(before, after) < Math.max(before.length, after.length) / 2;
}

function align(one: Document, other: Document, rewritten: 'new' | 'same'): Alignment {
  return alignLines(one.source.text, other.source.text, one === other ? 'same' : rewritten);
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
