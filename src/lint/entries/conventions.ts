import type { Entry } from '../../model/entry.ts';
import type { Outline } from '../../model/outline.ts';
import type { Span } from '../../model/span.ts';
import { type Description, describe } from './description.ts';
import { descriptionCells } from './description-cells.ts';
import { type Ending, endingOf } from './ending.ts';
import { decorations, inlineTokens } from './inline-tokens.ts';
import { type Tally, tally } from './tally.ts';

/** An entry with what it says about itself. */
export interface DescribedEntry {
  readonly entry: Entry;
  /** Whether it begins with its link, badges and the like aside. */
  readonly begins: 'with-link' | 'with-words';
  /** `null` where it says nothing. */
  readonly description: Description | null;
  /** What parts the description from the link, white space as one space: ` - `. Empty where nothing does. */
  readonly separator: string;
  /** `missing` where a sentence begins right after the link, `prose` where words go on that describe nothing by themselves. */
  readonly parting: 'cell' | 'separator' | 'missing' | 'prose';
  readonly ending: Ending | null;
}

/** How a list writes its entries, measured and not judged: one set of conventions for each shape of entries. */
export type Conventions = Readonly<Record<Entry['shape'], ShapeConventions>>;

export interface ShapeConventions {
  /** In the order of the text. */
  readonly entries: readonly DescribedEntry[];
  /** What parts descriptions from links, in entries that begin with their link. Cells have nothing of the kind. */
  readonly separators: Tally<string>;
  /** The marks with which descriptions end; empty for those that end without one. Prose is none. */
  readonly endings: Tally<string>;
  /** Whether closing tags follow the descriptions that end with a mark (see `Description.ends`). */
  readonly tags: Tally<Ending['before']>;
}

/** How entries are written; computed once for a text. */
export function measureConventions(text: string, entries: readonly Entry[], outline: Outline): Conventions {
  const cells = descriptionCells(text, entries, outline.tables);
  const described = entries.map((entry): DescribedEntry => {
    const begins = beginsWithLink(text, entry) ? 'with-link' : 'with-words';
    const place = entry.shape === 'row' ? cells.get(entry) : { start: entry.place.end, end: entry.head.end };
    const description = place === undefined ? null : describe(text, place, entry.shape === 'row' ? 'cell' : 'rest');
    if (description === null) return { entry, begins, description, separator: '', parting: 'prose', ending: null };
    const ending = endingOf(text, description);
    const separator = oneSpace(text, description.separator);
    return { entry, begins, description, separator, parting: partingOf(text, entry, description, ending), ending };
  });
  const of = (shape: Entry['shape']): ShapeConventions =>
    conventionsOf(described.filter((one) => one.entry.shape === shape));
  return { item: of('item'), row: of('row'), line: of('line') };
}

function conventionsOf(entries: readonly DescribedEntry[]): ShapeConventions {
  const described = entries.filter(({ begins, description }) => begins === 'with-link' && description !== null);
  const endings = described.flatMap(({ parting, ending }) => (ending === null || parting === 'prose' ? [] : [ending]));
  return {
    entries,
    separators: tally(described.map(({ separator }) => separator).filter((separator) => separator !== '')),
    endings: tally(endings.map(({ mark }) => mark)),
    tags: tally(endings.filter(({ mark }) => mark !== '').map(({ before }) => before)),
  };
}

function beginsWithLink(text: string, { shape, head, place }: Entry): boolean {
  if (shape === 'row' || place.start === head.start) return true;
  return inlineTokens(text, { start: head.start, end: place.start }).every(
    ({ kind }) => kind === 'mark' || decorations.has(kind),
  );
}

function partingOf(
  text: string,
  { shape }: Entry,
  { separator, words, first }: Description,
  { mark }: Ending,
): DescribedEntry['parting'] {
  if (shape === 'row') return 'cell';
  if (separator !== null) return 'separator';
  // What goes on in lower case is a sentence with the link in it; "by Someone", "(PDF)" and "_In Chinese_" describe nothing.
  const start = text.slice(first.start, first.end);
  if (words.start !== first.start || !/^[\p{Lu}\p{Lo}`]/u.test(start)) return 'prose';
  const hasWords = /^\p{Lu}/u.test(start) && /\s\S+\s+\S/.test(text.slice(words.start, words.end));
  return mark !== '' || hasWords ? 'missing' : 'prose';
}

function oneSpace(text: string, separator: Span | null): string {
  return separator === null ? '' : text.slice(separator.start, separator.end).replace(/(?:\s|&nbsp;)+/g, ' ');
}
