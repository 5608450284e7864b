import { z } from 'zod';
import { visibleLength } from '../entries/visible.ts';
import { defineRule, type RuleFinding } from '../rule.ts';

export const entryDescriptionLength = defineRule({
  name: 'entry-description-length',
  what: 'descriptions that are longer than a list allows',
  why: 'A list is read line by line; what needs a paragraph belongs on the page that it links to.',
  severity: 'off',
  about: 'list',
  fix: 'none',
  options: z.strictObject({
    // hecat, which builds awesome-selfhosted, allows 250 characters, public-apis 100.
    most: z.int().min(1).default(250).describe('the longest description, in characters as a reader sees them'),
  }),
  message: ({ length, most }) => `the description has ${length} characters, ${most} are allowed`,
  check: ({ page: { text, conventions } }, { most }) => {
    const { item, row, line } = conventions();
    return [item, row, line].flatMap(({ entries }) =>
      entries.flatMap(({ entry, description }): readonly RuleFinding[] => {
        if (description === null) return [];
        const { words } = description;
        const length = visibleLength(text.slice(words.start, words.end));
        return length <= most ? [] : [{ span: words, data: { name: entry.name, length, most }, link: entry.link }];
      }),
    );
  },
  examples: [
    {
      options: { most: 10 },
      bad: '- [a](https://a.example/) - Twelve chars.\n- [b](https://b.example/) - Ten chars.\n',
      lines: [1],
    },
    {
      name: 'addresses, emphasis and tags do not count',
      options: { most: 10 },
      good: '- [a](https://a.example/) - **A** [tool](https://a.example/long).\n- [b](https://b.example/) - Ten &amp; so. `MIT` `Go` `Linux`\n- [c](https://c.example/)\n',
    },
  ],
});
