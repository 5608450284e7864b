import { z } from 'zod';
import { defineRule } from '../rule.ts';
import { definitionsOf, labelOf, normalizeLabel } from '../text/labels.ts';

export const referenceLikeUrl = defineRule({
  name: 'reference-like-url',
  what: 'links `[text](label)` whose address is the label of a definition',
  why: 'Parentheses hold an address: the link leads to a page named like the label, and not where the definition says.',
  severity: 'error',
  about: 'link',
  fix: 'safe',
  options: z.strictObject({}),
  message: ({ label, url }) => `“${label}” is a label, defined as ${url}: write it in square brackets`,
  check: ({ page }) => {
    const definitions = definitionsOf(page);
    if (definitions.size === 0) return [];
    return page.links.flatMap((link) => {
      if (link.kind !== 'inline' && link.kind !== 'image') return [];
      const definition = definitions.get(normalizeLabel(link.raw));
      if (definition === undefined || /[/.#:?]/.test(link.raw)) return [];
      const data = { label: labelOf(definition, page), url: definition.url };
      const span = { start: link.span.start - 1, end: link.outer.end };
      const expected = page.text.slice(span.start, span.end);
      if (expected !== `(${link.raw})`) return [{ span: link.span, data, link }];
      const edits = [{ span, text: `[${link.raw}]`, expected }];
      return [{ span: link.span, data, link, fix: { safety: 'safe', edits } }];
    });
  },
  examples: [
    {
      bad: '- [a tool](tool) - Fine.\n\n[tool]: https://a.example/\n',
      lines: [1],
      fixed: '- [a tool][tool] - Fine.\n\n[tool]: https://a.example/\n',
    },
    { bad: '![logo](<Logo> "Title")\n\n[logo]: logo.png\n', lines: [1] },
    { good: '[a](tool.md) [b](#tool) [c](docs/tool) [d](other)\n\n[tool]: https://a.example/\n' },
  ],
});
