import { slug } from 'github-slugger';
import type { Nodes } from 'mdast';
import { walk } from './walk.ts';

/** A heading as its anchor is made of it: without images and tags. */
export interface HeadingText {
  readonly text: string;
  /** With the numbers of footnotes, which are part of the page's text. */
  readonly numbered: string;
}

export function headingText(heading: Nodes, numberOf: (footnote: string) => number): HeadingText {
  let text = '';
  let numbered = '';
  walk(heading, {
    enter: (node) => {
      text += ownText(node);
      numbered += node.type === 'footnoteReference' ? numberOf(node.identifier) : ownText(node);
      return undefined;
    },
  });
  return { text, numbered };
}

export function ownText(node: Nodes): string {
  return node.type === 'text' || node.type === 'inlineCode' ? node.value : '';
}

/** The second and later headings with one slug get `-1`, `-2` …; each reading of the headings is counted by itself. */
export function slugs(headings: readonly HeadingText[]): readonly string[] {
  const readings = [
    headings.map(({ text }) => text),
    headings.map(({ text }) => text.trim()),
    headings.map(({ numbered }) => numbered.trim()),
  ];
  return readings.flatMap((texts) => {
    const counts = new Map<string, number>();
    return texts.map((text) => {
      const base = slug(text);
      const count = counts.get(base) ?? 0;
      counts.set(base, count + 1);
      return count === 0 ? base : `${base}-${count}`;
    });
  });
}
