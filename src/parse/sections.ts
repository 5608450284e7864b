import { isBlank, type Line } from './line.ts';

const oneLine = /([^\r\n]*)(\r\n|\n|\r|$)/y;

/**
 * Cuts a text where blocks begin that are within no other: at headings that are marked by `#`, and behind blank lines. It
 * looks no further than at lines, so that raw HTML and fenced code may be cut in the middle; front matter is not.
 *
 * @returns at least one section; each line with its own line ending, and none behind the last of these
 */
export function splitSections(text: string): readonly (readonly Line[])[] {
  let section: Line[] = [];
  const sections = [section];
  const beginsSection = createBoundaries();
  let offset = 0;
  for (let line = 1; offset < text.length; line++) {
    oneLine.lastIndex = offset;
    const [all = '', source = '', ending = ''] = oneLine.exec(text) ?? [];
    if (beginsSection(source) && offset > 0) {
      section = [];
      sections.push(section);
    }
    section.push({ start: { line, column: 1, offset }, source, ending });
    offset += all.length;
  }
  return sections;
}

const heading = /^#{1,6}(?:[ \t]|$)/;
const listMarker = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;

/**
 * Tells of each line in turn whether a section begins with it: with a heading, or behind a blank line with what is not
 * indented, as nothing that goes on with an item of a list; with a further item there where no list can be open.
 */
function createBoundaries(): (line: string) => boolean {
  let isFirst = true;
  let isBehindBlank = false;
  let hasList = false;
  let isClosing: ((line: string) => boolean) | null = null;
  return (line) => {
    if (isClosing !== null) {
      if (isClosing(line)) isClosing = null;
      return false;
    }
    isClosing = closingOf(line, isFirst);
    isFirst = false;
    if (isBlank(line)) {
      isBehindBlank = true;
      return false;
    }
    const isItem = listMarker.test(line);
    const begins = heading.test(line) || (isBehindBlank && /^[^ \t]/.test(line) && !(isItem && hasList));
    isBehindBlank = false;
    hasList = isItem || (hasList && !begins);
    return begins;
  };
}

const fenceEnd = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;
/** Lines around front matter: YAML and TOML. */
const matters = [/^---[ \t]*$/, /^\+{3}[ \t]*$/];

/** What ends front matter, fenced code or a comment that begins with a line: headings and blank lines are nothing there. */
function closingOf(line: string, isFirst: boolean): ((line: string) => boolean) | null {
  const [, ticks = '', tildes = ''] = /^(?:(`{3,})[^`]*$|(~{3,}))/.exec(line) ?? [];
  const fence = ticks + tildes;
  // A pattern with very many marks would be too large.
  if (fence !== '') return (end) => fenceEnd.exec(end)?.[1]?.startsWith(fence) ?? false;
  if (line.startsWith('<!--') && !line.includes('-->')) return (end) => end.includes('-->');
  const matter = isFirst ? matters.find((fence) => fence.test(line)) : undefined;
  return matter === undefined ? null : (end) => matter.test(end);
}
