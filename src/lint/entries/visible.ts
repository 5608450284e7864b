/** How many characters of a stretch of Markdown a reader sees, roughly: without addresses, tags and marks of emphasis. */
export function visibleLength(markdown: string): number {
  const seen = masked(markdown, 'links and tags')
    .replace(/\0/g, '')
    .replace(/[*_`~[\]\\]/g, '')
    .replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z\d]{1,31});/gi, '&')
    .replace(/\s+/g, ' ');
  return [...seen.trim()].length;
}

/** A stretch of Markdown with NUL in place of what is no word: addresses and tags, and code where asked. Offsets stay. */
export function masked(markdown: string, what: 'links and tags' | 'code as well'): string {
  const hide = (found: string): string => '\0'.repeat(found.length);
  const shown = what === 'code as well' ? markdown.replace(/`[^`]*`/g, hide) : markdown;
  return shown.replace(/\]\((?:[^()\s]|\([^()\s]*\))*\)/g, hide).replace(/<[^<>]*>/g, hide);
}
