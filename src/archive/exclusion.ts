import type { ArchiveAnswer } from './ask.ts';

const marks = /AdministrativeAccessControlException|RobotAccessControlException/;

/**
 * Whether the archive keeps an address from being shown, by its owner's wish or by robots.txt. Final: asking again never
 * helps (edgi-govdata-archiving/wayback, `_client.py`).
 */
export function isExclusion({ headers, body }: ArchiveAnswer): boolean {
  const told = `${headers['x-archive-wayback-runtime-error'] ?? ''}\n${body}`;
  return marks.test(told) || body.includes('This URL has been excluded from the Wayback Machine');
}
