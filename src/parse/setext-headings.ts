import { setextUnderline } from 'micromark-core-commonmark';
import type { Construct, Event, Extension, TokenizeContext } from 'micromark-util-types';

/**
 * Headings with lines under them, as the parser has them; only that what comes before a heading is not copied for each of
 * them, which takes minutes where a text has some thousands.
 */
const setextHeading: Construct = { ...setextUnderline, name: 'setextHeading', resolveTo };

export const setextHeadings: Extension = {
  disable: { null: ['setextUnderline'] },
  flow: { 45: setextHeading, 61: setextHeading },
};

/** The parser's own goes back to the start of the content that becomes a heading, and no further. */
function resolveTo(events: Event[], context: TokenizeContext): Event[] {
  const start = events.findLastIndex(([kind, token]) => kind === 'enter' && token.type === 'content');
  const own = events.splice(start);
  for (const event of setextUnderline.resolveTo?.(own, context) ?? own) events.push(event);
  return events;
}
