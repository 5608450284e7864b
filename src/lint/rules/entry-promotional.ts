import { z } from 'zod';
import { masked } from '../entries/visible.ts';
import { defineRule, type RuleFinding } from '../rule.ts';

export const entryPromotional = defineRule({
  name: 'entry-promotional',
  what: 'words of advertising in descriptions',
  why: 'A list recommends by listing; what something does says more than how great it is.',
  severity: 'off',
  about: 'list',
  fix: 'none',
  options: z.strictObject({
    // Words that say nothing about a thing itself. "Fast" or "simple" may be measured, and "best practices" is a term.
    words: z
      .array(z.string().min(1))
      .default([
        ...['#1', 'amazing', 'best-in-class', 'blazing', 'blazingly', 'breathtaking', 'cutting-edge', 'fastest'],
        ...[
          'game-changer',
          'game-changing',
          'incredible',
          'incredibly',
          'industry-leading',
          'mind-blowing',
          'must-have',
        ],
        ...['next-gen', 'next-generation', 'number one', 'revolutionary', 'state-of-the-art', 'stunning', 'the best'],
        ...['ultimate', 'unbeatable', 'unmatched', 'unparalleled', 'unrivaled', 'unrivalled', 'world-class'],
      ])
      .describe('the words, whatever their case'),
  }),
  message: ({ word }) => `"${word}" is advertising: say what it does`,
  check: ({ page: { text, conventions } }, { words }) => {
    if (words.length === 0) return [];
    const { item, row, line } = conventions();
    const choices = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+'));
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}-])(?:${choices.join('|')})(?![\\p{L}\\p{N}-])(?!\\s+practice)`,
      'giu',
    );
    return [item, row, line].flatMap(({ entries }) =>
      entries.flatMap(({ entry, description }): readonly RuleFinding[] => {
        if (description === null) return [];
        const { start, end } = description.words;
        const name = entry.name.toLowerCase();
        return [...masked(text.slice(start, end), 'code as well').matchAll(pattern)].flatMap(({ index, 0: word }) => {
          if (name.includes(word.toLowerCase())) return [];
          const span = { start: start + index, end: start + index + word.length };
          return [{ span, data: { name: entry.name, word }, link: entry.link }];
        });
      }),
    );
  },
  examples: [
    {
      bad: '- [a](https://a.example/) - The best and fastest tool.\n- [b](https://b.example/) - Cutting-edge, world-class.\n- [c](https://c.example/) - The #1 tool.\n',
      lines: [1, 1, 2, 2, 3],
    },
    { name: 'own words', options: { words: ['free'] }, bad: '- [a](https://a.example/) - Free and the best.\n' },
    {
      name: 'terms, code, addresses and longer words',
      good: '- [a](https://a.example/) - The best practices of `fastest`.\n- [b](https://b.example/) - See [here](https://b.example/ultimate).\n- [c](https://c.example/) - The bestiary.\n- [The best](https://d.example/) - A tool.\n- [Ultimate Team](https://e.example/) - The Ultimate Team itself.\n',
    },
  ],
});
