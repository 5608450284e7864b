import type { Nodes } from 'mdast';
import type { Cell, Link } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import { mathSpans } from './math.ts';
import { plainText, spanOf } from './node.ts';
import { once } from './once.ts';

/** What stands around one point of a text. Texts may only be asked for when the walk is over. */
export interface Surroundings {
  readonly section: (() => string) | null;
  readonly entry: Entry | null;
  readonly footnote: Footnote | null;
  readonly cell: Cell;
  /** The formulas of the block. */
  readonly math: readonly Span[];
}

/** A list item or table row. */
interface Entry {
  readonly add: (link: EntryLink) => void;
  /** The text of its first link that has one; links that a reader follows go before images. */
  readonly text: () => string;
}

interface EntryLink {
  readonly text: () => string;
  readonly role: Link['role'];
}

interface Footnote {
  readonly identifier: string;
  /** Of several footnotes with one label, only the first is shown. */
  readonly order: 'first' | 'later';
}

/** Follows a walk and tells what stands around the node it is at. */
export interface SurroundingsTracker {
  /** `skip` for the cells of a row beyond the table's columns: nobody sees them (GFM 0.29, section 4.10). */
  readonly enter: (node: Nodes) => 'skip' | undefined;
  readonly leave: (node: Nodes) => void;
  readonly current: () => Surroundings;
  /** A heading of raw HTML. */
  readonly startSection: (heading: () => string) => void;
  /** When the walk is over: GitHub leaves out footnotes that nothing refers to. */
  readonly isShown: (surroundings: Surroundings) => boolean;
}

export function trackSurroundings(text: string): SurroundingsTracker {
  const entries: Entry[] = [];
  const openFootnotes: Footnote[] = [];
  const definedFootnotes = new Set<string>();
  const usedFootnotes = new Set<string>();
  let section: Surroundings['section'] = null;
  let cell: Cell = 'none';
  let columns = 0;
  let column = 0;
  let math: readonly Span[] = [];

  return {
    enter: (node) => {
      switch (node.type) {
        case 'heading':
          section = once(() => plainText(node));
          math = formulas(text, node);
          break;
        case 'paragraph':
          math = formulas(text, node);
          break;
        case 'table':
          columns = node.align?.length ?? Number.POSITIVE_INFINITY;
          break;
        case 'tableCell':
          cell = 'table-cell';
          if (++column > columns) return 'skip';
          math = formulas(text, node);
          break;
        case 'listItem':
        case 'tableRow':
          column = 0;
          entries.push(createEntry());
          break;
        case 'footnoteDefinition':
          openFootnotes.push({
            identifier: node.identifier,
            order: definedFootnotes.has(node.identifier) ? 'later' : 'first',
          });
          definedFootnotes.add(node.identifier);
          break;
        case 'footnoteReference':
          usedFootnotes.add(node.identifier);
          break;
      }
      return undefined;
    },
    leave: (node) => {
      if (node.type === 'tableCell') cell = 'none';
      if (node.type === 'listItem' || node.type === 'tableRow') entries.pop();
      if (node.type === 'footnoteDefinition') openFootnotes.pop();
    },
    current: () => ({ section, entry: entries.at(-1) ?? null, footnote: openFootnotes.at(-1) ?? null, cell, math }),
    startSection: (heading) => {
      section = once(heading);
    },
    isShown: ({ footnote }) =>
      footnote === null || (footnote.order === 'first' && usedFootnotes.has(footnote.identifier)),
  };
}

function createEntry(): Entry {
  const links: EntryLink[] = [];
  const hasText = (link: EntryLink): boolean => link.text() !== '';
  return {
    add: (link) => void links.push(link),
    text: once(() => {
      const named = links.find((link) => link.role === 'text' && hasText(link)) ?? links.find(hasText);
      return named?.text() ?? '';
    }),
  };
}

const none: readonly Span[] = [];

function formulas(text: string, block: Nodes): readonly Span[] {
  const span = spanOf(block);
  if (!span) return none;
  return text.slice(span.start, span.end).includes('$') ? mathSpans(text, block) : none;
}
