/**
 * Whether an answer is a web archive's replay of a page: its status is that of the page when it was captured, and only
 * without this header is it the archive's own (RFC 7089, section 2.1.1; edgi-govdata-archiving/wayback, release 0.4.1).
 */
export function isReplay(headers: Readonly<Record<string, string>>): boolean {
  return headers['memento-datetime'] !== undefined;
}
