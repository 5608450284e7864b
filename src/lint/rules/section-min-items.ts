import { z } from 'zod';
import { defineRule, type RuleFinding } from '../rule.ts';
import { createSections } from '../text/sections.ts';

export const sectionMinItems = defineRule({
  name: 'section-min-items',
  what: 'sections with only a few entries',
  why: 'Some lists open a section only when there is enough for it; what stands alone is found more easily elsewhere.',
  severity: 'off',
  about: 'list',
  reach: 'file',
  fix: 'none',
  options: z.strictObject({
    // awesome-go, public-apis and hecat ask for three.
    least: z.int().min(1).default(3).describe('how many entries a section has at least, those below it among them'),
  }),
  message: ({ heading, count, least }) =>
    `the section "${heading}" has ${count} of at least ${least} entries: add some, or join it with another`,
  check: ({ page: { entries, outline } }, { least }) => {
    const { headings } = outline();
    const sectionAt = createSections(outline());
    const own = headings.map(() => 0);
    for (const { head } of entries()) {
      const index = sectionAt(head.start);
      own[index] = (own[index] ?? 0) + 1;
    }
    const all = [...own];
    const open: number[] = [];
    for (const [index, { depth }] of headings.entries()) {
      while (depth <= (headings[open.at(-1) ?? -1]?.depth ?? 0)) open.pop();
      for (const outer of open) all[outer] = (all[outer] ?? 0) + (own[index] ?? 0);
      open.push(index);
    }
    return headings.flatMap(({ text, span }, index): readonly RuleFinding[] => {
      const count = all[index] ?? 0;
      if ((own[index] ?? 0) === 0 || count >= least) return [];
      return [{ span, data: { heading: text, count, least } }];
    });
  },
  examples: [
    {
      bad: '# List\n\n## A\n\n- [a](https://a.example/)\n- [b](https://b.example/)\n- [c](https://c.example/)\n\n## B\n\n- [d](https://d.example/)\n',
      lines: [9],
    },
    { options: { least: 2 }, bad: '# List\n\n## A\n\n| Name |\n|---|\n| [a](https://a.example/) |\n', lines: [3] },
    {
      name: 'entries of sections below count, and sections without entries are none of a list',
      good: '# List\n\n## A\n\n- [a](https://a.example/)\n\n### B\n\n- [b](https://b.example/)\n- [c](https://c.example/)\n- [d](https://d.example/)\n\n## Licence\n\nFree.\n',
    },
  ],
});
