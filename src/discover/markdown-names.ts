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

/** Whether a file that is not read is Markdown all the same, so that a report can say it was left out. */
export function isUnreadDialect(path: string, extensions: readonly string[]): boolean {
  return !hasExtension(path, extensions) && hasExtension(path, dialects);
}
