import type { Link } from '../../src/model/link.ts';

/** A link to an address, as written by an author who needs no escapes. */
export function linkTo(url: string, kind: Link['kind'] = 'inline', uses: Link['uses'] = []): Link {
  const span = { start: 0, end: url.length };
  return {
    kind,
    raw: url,
    span,
    outer: span,
    url,
    text: 'text',
    section: null,
    entry: null,
    setting: { kind: 'destination', brackets: 'none', cell: 'none' },
    role: 'text',
    uses,
  };
}
