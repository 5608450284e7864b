import { z } from 'zod';
import { defineRule } from '../rule.ts';

export const noEmptyText = defineRule({
  name: 'no-empty-text',
  what: 'links that show nothing to click on',
  why: 'A reader cannot see the link, and a screen reader says nothing but its address.',
  severity: 'error',
  about: 'link',
  fix: 'none',
  options: z.strictObject({}),
  message: () => 'the link has no text',
  check: ({ page }) =>
    page.links
      .filter(({ kind, text, role }) => kind === 'inline' && role === 'text' && text === '')
      .filter(({ outer }) => /^\[\s*\]/.test(page.text.slice(outer.start, outer.end)))
      .map((link) => ({ span: link.outer, data: { url: link.url }, link })),
  examples: [
    { bad: '[](https://a.example/)\n', lines: [1] },
    { good: '[![logo](logo.png)](https://a.example/) [a](https://a.example/)\n' },
  ],
});
