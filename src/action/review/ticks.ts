import { createHash } from 'node:crypto';

/** Hexadecimal digits that tell the links of one pull request apart: 48 bits. */
const keyLength = 12;

/** What a line of the check list is known by from one version of the comment to the next: the address, nothing else. */
export function tickKey(url: string): string {
  return createHash('sha256').update(url).digest('hex').slice(0, keyLength);
}

/** A box, and behind it where nobody sees it the key. Without a name GitHub makes nothing of the digits in a comment. */
export function tickLine(key: string, box: 'open' | 'ticked', text: string): string {
  return `- [${box === 'ticked' ? 'x' : ' '}] <!-- ${key} --> ${text}\n`;
}

/** The keys of the boxes that people have ticked in a comment. GitHub's page writes CRLF, and `X` is as good as `x`. */
export function readTicks(body: string): ReadonlySet<string> {
  return new Set([...body.matchAll(/^- \[[xX]\] <!-- ([0-9a-f]{12}) -->/gm)].map(([, key = '']) => key));
}
