import type { Nodes } from 'mdast';
import type { Span } from '../model/span.ts';
import { isInside } from './node.ts';
import { walk } from './walk.ts';

/**
 * The stretches of a block (paragraph, heading, table cell) that GitHub shows as a formula: `$$…$$`, and `$…$` on one line.
 * Prices are far more common in lists than formulas, so in doubt there is none: an opening `$` stands at the start or behind
 * white space or an opening mark and before something that is neither white space, a closing mark nor a price; a closing one
 * behind neither white space nor an opening mark, and before neither letter nor digit; and no other `$` stands between.
 *
 * @param text the text that the block's positions refer to
 * @returns spans with their dollar signs, in order
 */
export function mathSpans(text: string, block: Nodes): readonly Span[] {
  const delimiters = dollars(text, block);
  const spans: Span[] = [];
  for (let index = 0; index + 1 < delimiters.length; index++) {
    const open = delimiters[index];
    const close = delimiters[index + 1];
    if (!open || !close || !isFormula(text, open, close)) continue;
    spans.push({ start: open.start, end: close.end });
    index++;
  }
  return spans;
}

/** Runs of dollar signs in plain text: no code, no part of a link's own source, none behind a backslash. */
function dollars(text: string, block: Nodes): readonly Span[] {
  const found: Span[] = [];
  walk(block, {
    enter: (node) => {
      if (node.type === 'link' || node.type === 'linkReference') return 'skip';
      if (node.type !== 'text') return undefined;
      const start = node.position?.start.offset ?? 0;
      const source = text.slice(start, node.position?.end.offset ?? start);
      for (const match of source.matchAll(/\\[\s\S]|(\$+)/g)) {
        if (match[1]) found.push({ start: start + match.index, end: start + match.index + match[1].length });
      }
      return undefined;
    },
  });
  return found;
}

function isFormula(text: string, open: Span, close: Span): boolean {
  const width = open.end - open.start;
  if (width > 2 || close.end - close.start !== width) return false;
  const content = text.slice(open.end, close.start);
  // Dollar signs in links between the two are no delimiters, but a reason for doubt.
  if (content.includes('$') || /^[)\]},.;:?]|[([{]$/.test(content.trim()) || content.trim() === '') return false;
  if (width === 2) return true;
  const before = text.slice(0, open.start);
  const after = text.slice(close.end, close.end + 2);
  return (
    /(?:^|[\s([{"'*_~—–-])$/u.test(before.slice(-1)) &&
    !/^\s|\s$|[\r\n]/.test(content) &&
    !/^\d[\d.,]*(?:[kKmMbB]|bn)?(?:[\s/)+-]|$)/.test(content) &&
    !/^[\p{L}\p{N}]/u.test(after)
  );
}

/**
 * Whether a place is part of a formula and so no link. A web address never is: nobody writes one between dollar signs, but
 * people name prices, or price ranges (`$$`), on both sides of a link.
 */
export function isInMath(spans: readonly Span[], place: { readonly outer: Span; readonly url: string }): boolean {
  return !/^https?:/i.test(place.url) && spans.some((span) => isInside(place.outer, span));
}
