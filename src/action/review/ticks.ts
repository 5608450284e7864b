/** A box, and behind it, where nobody sees it, the key of a link: see `linkKey`. */
export function tickLine(key: string, box: 'open' | 'ticked', text: string): string {
  return `- [${box === 'ticked' ? 'x' : ' '}] <!-- ${key} --> ${text}\n`;
}

/** The keys of the boxes that people have ticked in a comment. GitHub's page writes CRLF, and `X` is as good as `x`. */
export function readTicks(body: string): ReadonlySet<string> {
  return new Set([...body.matchAll(/^- \[[xX]\] <!-- ([0-9a-z]{10}) -->/gm)].map(([, key = '']) => key));
}
