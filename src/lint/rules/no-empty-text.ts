import { z } from 'zod';
import type { Link } from '../../model/link.ts';
import type { Span } from '../../model/span.ts';
import { defineRule } from '../rule.ts';

export const noEmptyText = defineRule({
  name: 'no-empty-text',
  what: 'links that show nothing to click on',
  why: 'A reader cannot see the link, and a screen reader says nothing but its address.',
  severity: 'error',
  about: 'link',
  fix: 'none',
  options: z.strictObject({}),
  message: ({ url }) => `the link to ${url === '' ? 'nowhere' : url} has no text: name it, or take it out`,
  check: ({ page }) =>
    page.links.flatMap((link) => emptyPlaces(link, page.text).map((span) => ({ span, data: { url: link.url }, link }))),
  examples: [
    { bad: '[](https://a.example/)\n', lines: [1] },
    { bad: '[ ][a]\n\n[a]: https://a.example/\n', lines: [1] },
    { bad: 'See <a href="https://a.example/" class="b"> </a>.\n', lines: [1] },
    { good: '[![logo](logo.png)](https://a.example/) [a](https://a.example/)\n' },
    { name: 'an image alone', good: '<a href="https://a.example/"><img src="logo.png"></a>\n' },
    { name: 'anchors', good: '## <a id="a" href="#a"></a>A\n' },
  ],
});

/** A tag longer than that is no link's. */
const longestTag = 1000;

function emptyPlaces({ kind, role, text, url, outer, span, setting, uses }: Link, source: string): readonly Span[] {
  if (role !== 'text' || text !== '') return [];
  const isEmpty = ({ start, end }: Span): boolean => /^\[\s*\]/.test(source.slice(start, end));
  if (kind === 'inline') return isEmpty(outer) ? [outer] : [];
  if (kind === 'definition') return uses.filter(isEmpty);
  // A heading's anchor points to itself and is not meant to be seen.
  if (setting.kind !== 'attribute' || setting.element !== 'a' || url.startsWith('#')) return [];
  const start = span.end + (setting.quote === 'none' ? 0 : 1);
  const rest = source.slice(start, start + longestTag);
  const [tag = ''] = /^(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(rest) ?? [];
  return tag !== '' && /^\s*<\/a\s*>/i.test(rest.slice(tag.length)) ? [span] : [];
}
