import { defaults } from '../config/defaults.ts';

/** What is Markdown by its name: GitHub Linguist's extensions for it, and those of the dialects that build on it. */
const dialects = [
  '.livemd',
  '.mdtext',
  '.mdtxt',
  '.mdwn',
  '.mdx',
  '.mkdn',
  '.mkdown',
  '.qmd',
  '.rmd',
  '.ronn',
  '.workbook',
] as const;

/** Whether a file's name ends in one of the extensions (lower case, with the dot), in any letter case. */
export function hasExtension(path: string, extensions: readonly string[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return extensions.some((extension) => name.endsWith(extension) && name.length > extension.length);
}

/** Whether an extension, in any letter case and with its dot, is one of Markdown or of a dialect. */
export function isMarkdownExtension(extension: string): boolean {
  const known: readonly string[] = [...defaults.discover.extensions, ...dialects];
  return known.includes(extension.toLowerCase());
}

/** Whether a file that is not read is Markdown all the same, so that a report can say it was left out. */
export function isUnreadDialect(path: string, extensions: readonly string[]): boolean {
  return !hasExtension(path, extensions) && hasExtension(path, dialects);
}
