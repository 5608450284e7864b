import type { Document } from '../model/document.ts';
import type { PlacedFinding } from '../model/judged.ts';
import type { Link } from '../model/link.ts';
import { createLineIndex } from '../model/span.ts';
import type { Compared } from './change.ts';
import { createLinkFinder } from './link-finder.ts';

export interface SelectContext {
  readonly compared: Compared;
  readonly documents: readonly Document[];
  /** Links to files that the change broke, touched or not. */
  readonly broken: ReadonlySet<Link>;
  /** What rules found before the change, and in what. */
  readonly before: { readonly findings: readonly PlacedFinding[]; readonly documents: readonly Document[] };
  /** Today's name of a file. */
  readonly nowCalled: (file: string) => string;
  /** Whether what a rule finds may come from a change elsewhere in its file. */
  readonly reachesFar: (rule: string) => boolean;
}

/**
 * Leaves what a change brings in: verdicts on links that it adds, points elsewhere or breaks; of what rules find, what they
 * did not find before, in the lines that it touches. Old faults stay untold, also where their line was touched.
 */
export function selectFindings(
  findings: readonly PlacedFinding[],
  { compared, documents, broken, before, nowCalled, reachesFar }: SelectContext,
): readonly PlacedFinding[] {
  const sources = new Map(documents.map(({ source }) => [source.path, source]));
  const linkNear = createLinkFinder(documents);
  const old = findOld(
    findings.map((placed) => ({ placed, seen: seenNow(placed) })),
    before.findings.map(createSeenBefore(before.documents, nowCalled)),
  );
  return findings.filter((placed) => {
    const { link, finding } = placed;
    const { rule, file, span, url } = finding;
    const source = sources.get(file);
    if (source === undefined) return true;
    if (link !== null && url !== null) {
      return compared.changeOf({ source, link }).kind !== 'kept' || broken.has(link);
    }
    return !old.has(placed) && (compared.isTouched(file, span ?? undefined) || reachesFar(rule));
  });

  function seenNow(placed: PlacedFinding): Seen {
    const { rule, file, span } = placed.finding;
    const source = sources.get(file);
    if (span === null || source === undefined) return { rule, file, line: null, text: '', link: null };
    const link = linkNear(placed);
    const change = link === null ? null : compared.changeOf({ source, link });
    return {
      rule,
      file,
      line: compared.lineBefore(file, span.start),
      text: source.text.slice(span.start, span.end),
      link: change?.kind === 'kept' ? change.origin.link : null,
    };
  }
}

/** What a finding is known by. */
interface Seen {
  readonly rule: string;
  readonly file: string;
  /** The line in the base, from 0; `null` for a new line, and for the whole file. */
  readonly line: number | null;
  readonly text: string;
  /** Of the base, and next to it; `null` where there is none. */
  readonly link: Link | null;
}

function createSeenBefore(
  documents: readonly Document[],
  nowCalled: SelectContext['nowCalled'],
): (placed: PlacedFinding) => Seen {
  const files = new Map(documents.map(({ source }) => [source.path, { source, lines: createLineIndex(source.text) }]));
  const linkNear = createLinkFinder(documents);
  return (placed) => {
    const { rule, file, span } = placed.finding;
    const known = files.get(file);
    const seen = { rule, file: nowCalled(file) };
    if (span === null || known === undefined) return { ...seen, line: null, text: '', link: null };
    const { source, lines } = known;
    return {
      ...seen,
      line: lines.position(span.start).line - 1,
      text: source.text.slice(span.start, span.end),
      link: linkNear(placed),
    };
  };
}

/**
 * Those that were found before. Each old finding answers for one: first by its line, then by what it is about, then by the
 * link next to it, wherever that stands and however it is written by now.
 */
function findOld(
  today: readonly { readonly placed: PlacedFinding; readonly seen: Seen }[],
  before: readonly Seen[],
): ReadonlySet<PlacedFinding> {
  const old = new Set<PlacedFinding>();
  const used = new Set<Seen>();
  const numbers = new Map<Link, number>();
  const linkKey = ({ rule, link }: Seen): string | null => {
    if (link === null) return null;
    const number = numbers.get(link) ?? numbers.size;
    numbers.set(link, number);
    return `${rule}\0${number}`;
  };
  for (const keyOf of [lineKey, textKey, linkKey]) {
    const left = new Map<string, Seen[]>();
    for (const seen of before) {
      const key = keyOf(seen);
      if (key === null || used.has(seen)) continue;
      const same = left.get(key);
      if (same === undefined) left.set(key, [seen]);
      else same.push(seen);
    }
    for (const { placed, seen } of today) {
      const found = old.has(placed) ? undefined : left.get(keyOf(seen) ?? '')?.pop();
      if (found === undefined) continue;
      used.add(found);
      old.add(placed);
    }
  }
  return old;
}

/** Shorter texts say nothing about where they come from. */
const tellingLength = 3;

function lineKey({ rule, file, line, text }: Seen): string | null {
  if (line === null) return text === '' ? `${rule}\0${file}\0whole` : null;
  return `${rule}\0${file}\0${line}`;
}

function textKey({ rule, file, text }: Seen): string | null {
  return text.trim().length < tellingLength ? null : `${rule}\0${file}\0${text}`;
}
