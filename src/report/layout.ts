import type { Colors, Paint } from './style.ts';

/** A piece of text that is never broken, safe for a terminal already. A space before it widens the gap within a line. */
export interface Word {
  readonly text: string;
  readonly paint: Paint | 'none';
}

/** Splits at white space: the words of a sentence, all with one paint. Quoted marks such as `" - "` are one. */
export function words(text: string, paint: Word['paint'] = 'none'): readonly Word[] {
  return (text.match(/"[^"\r\n]{1,3}"\S*|\S+/g) ?? []).map((word) => ({ text: word, paint }));
}

/**
 * Fills lines with words up to `width` columns (one UTF-16 unit each). Words keep whole, so that addresses can be
 * copied: one that is longer than a line has a line of its own.
 *
 * @param indent columns that stand before every line
 */
export function fill(line: readonly Word[], indent: number, width: number): readonly (readonly Word[])[] {
  const lines: Word[][] = [];
  let column = Number.POSITIVE_INFINITY;
  for (const word of line) {
    const current = lines.at(-1);
    if (current !== undefined && column + 1 + word.text.length <= width) {
      current.push(word);
      column += 1 + word.text.length;
    } else {
      const text = word.text.trimStart();
      lines.push([{ ...word, text }]);
      column = indent + text.length;
    }
  }
  return lines;
}

/** One filled line with its colours; neighbours of the same paint share one. */
export function painted(line: readonly Word[], colors: Colors): string {
  let text = '';
  let last: Word['paint'] = 'none';
  for (const [index, word] of line.entries()) {
    const gap = index === 0 ? '' : ' ';
    if (word.paint === last) {
      text += gap + word.text;
      continue;
    }
    text += `${ended(last, colors)}${gap}${word.paint === 'none' ? '' : colors[word.paint]}${word.text}`;
    last = word.paint;
  }
  return text + ended(last, colors);
}

function ended(paint: Word['paint'], colors: Colors): string {
  return paint === 'none' ? '' : colors.reset;
}

/** A paragraph: filled, indented, painted. */
export function paragraph(line: readonly Word[], indent: number, width: number, colors: Colors): readonly string[] {
  return fill(line, indent, width).map((filled) => ' '.repeat(indent) + painted(filled, colors));
}
