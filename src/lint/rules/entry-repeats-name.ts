import { z } from 'zod';
import { defineRule, type RuleFinding } from '../rule.ts';
import { countOf, together } from '../together.ts';

export const entryRepeatsName = defineRule({
  name: 'entry-repeats-name',
  what: 'descriptions that begin with the name of what they describe',
  why: 'The name stands right before: "[Foo](…) - Foo is a tool" says no more than "[Foo](…) - Tool".',
  severity: 'info',
  // awesome-lint's no-repeat-item-in-description finds it.
  presets: { awesome: 'warning' },
  about: 'list',
  fix: 'none',
  options: z.strictObject({
    // Where it is a habit, one word about it will do.
    most: z.int().min(1).default(10).describe('beyond how many findings there is one for all'),
  }),
  message: (data) => `${countOf(data)}the description begins with "${data['name']}", the entry's own name`,
  check: ({ page: { text, conventions } }, { most }) => {
    const { item, row, line } = conventions();
    const found = [item, row, line].flatMap(({ entries }) =>
      entries.flatMap(({ entry, description, parting }): readonly RuleFinding[] => {
        if (description === null || parting === 'prose') return [];
        const { words } = description;
        const [before = ''] = /^["'“„«*_`[]*/.exec(text.slice(words.start, words.end)) ?? [];
        const start = words.start + before.length;
        const end = start + entry.name.length;
        const isName = entry.name !== '' && text.slice(start, end).toLowerCase() === entry.name.toLowerCase();
        if (!isName || end > words.end || !/^(?:[\s.,!?:;"'“”’*_`\]]|$)/.test(text.slice(end, end + 1))) return [];
        return [{ span: { start, end }, data: { name: entry.name }, link: entry.link }];
      }),
    );
    return together(found, most);
  },
  examples: [
    {
      bad: '- [Foo](https://a.example/) - Foo is a tool.\n- [bar baz](https://b.example/) - **Bar Baz** is another one.\n',
      lines: [1, 2],
    },
    {
      name: 'many are one finding',
      options: { most: 1 },
      bad: '- [Foo](https://a.example/) - Foo is a tool.\n- [Bar](https://b.example/) - Bar is a tool.\n',
      lines: [1],
    },
    {
      name: 'other words that begin alike',
      good: '- [Java](https://a.example/) - JavaScript is another one.\n- [Foo](https://b.example/) - A tool called Foo.\n- [foo](https://c.example/) foo.\n- [a](https://d.example/) - Foo-bar.\n- [C](https://e.example/) - C++ is another one.\n- [Web](https://f.example/) - Web-based tool.\n',
    },
  ],
});
