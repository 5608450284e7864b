/**
 * The first `length` UTF-16 units of a text, as a text of its own: a mere slice would keep the whole of it in memory, a page
 * for its title.
 */
export function cutText(text: string, length: number): string {
  return Buffer.from(text.slice(0, length), 'utf16le').toString('utf16le');
}
