import type { Link } from '../model/link.ts';
import type { FrontMatterValue } from './front-matter.ts';

/** Endings of what a page shows: images, video, style. */
const media = /\.(?:avif|gif|ico|jpe?g|mp4|png|svg|webm|webp)(?:[?#]|$)/i;

/** The links that front matter has under keys that were named for it. Their text is the key. */
export function frontMatterLinks(text: string, values: readonly FrontMatterValue[]): readonly Link[] {
  return values
    .filter(({ value }) => value.trim() !== '')
    .map(({ key, value, span, language, quote, within }) => ({
      kind: 'front-matter',
      raw: text.slice(span.start, span.end),
      span,
      outer: span,
      url: value,
      text: key,
      section: null,
      entry: null,
      setting: { kind: 'scalar', language, quote, within, cell: 'none' },
      role: media.test(value) ? 'media' : 'text',
      uses: [],
    }));
}
