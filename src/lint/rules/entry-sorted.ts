import { z } from 'zod';
import { findNearlySorted, type NearlySorted } from '../order/misplaced.ts';
import { moveMembers } from '../order/move-members.ts';
import { byCasedLetters, createOrders, type Order, orderNames, usualOrders } from '../order/orders.ts';
import { sortableLists } from '../order/sortable-lists.ts';
import { defineRule, type RuleFinding } from '../rule.ts';
import { together } from '../text/together.ts';

export const entrySorted = defineRule({
  name: 'entry-sorted',
  what: 'entries that stand out of order in a list that is kept in order',
  why: 'Readers look where the alphabet says, and so do those who want to know whether something is listed already.',
  severity: 'warning',
  about: 'list',
  fix: 'safe',
  options: z.strictObject({
    order: z
      .enum(['auto', ...orderNames])
      .default('auto')
      .describe('in which order lists are kept; auto for the one that fits each list best'),
    locale: z
      .string()
      .refine(isLocale, 'is no language tag')
      .default('en')
      .describe('the language whose alphabet natural and letters go by'),
    // Six of seven in order by chance come once in 136 lists, nine of ten once in 36,000.
    share: z
      .number()
      .min(0.5)
      .max(1)
      .default(0.85)
      .describe('the share of entries in order from which on a list is kept in order'),
    least: z.int().min(2).default(5).describe('how many entries a list has at least'),
    most: z.int().min(1).default(40).describe('beyond how many findings there is one for all'),
  }),
  message: (data) => {
    const { name, neighbour, side, order, count } = data;
    const more = typeof count === 'number' ? `${count} entries are out of order, first here: ` : 'out of order: ';
    return `${more}"${name}" belongs ${side} "${neighbour}" (${describeOrder[`${order}`] ?? order})`;
  },
  check: ({ page: { text, conventions, outline, isNew } }, { order, locale, share, least, most }) => {
    const orders = createOrders(locale);
    const names = order === 'auto' ? usualOrders : [order];
    const chosen = new Map([...orders].filter(([name]) => names.includes(name)));
    const excuses = order === 'auto' ? [...orders.values(), byCasedLetters] : [];
    const lists = sortableLists(text, conventions(), outline(), share).filter(({ members }) => members.length >= least);
    const found = findNearlySorted(lists, chosen, excuses, share, isNew).flatMap((list) => {
      const compare = orders.get(list.order);
      return compare === undefined ? [] : findingsOf(text, list, compare);
    });
    return together(
      found.sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0)),
      most,
    );
  },
  examples: [
    {
      bad: '- [a](https://a.example/)\n- [c](https://c.example/)\n- [d](https://d.example/)\n- [e](https://e.example/)\n- [b](https://b.example/)\n- [f](https://f.example/)\n- [g](https://g.example/)\n',
      lines: [5],
      fixed:
        '- [a](https://a.example/)\n- [b](https://b.example/)\n- [c](https://c.example/)\n- [d](https://d.example/)\n- [e](https://e.example/)\n- [f](https://f.example/)\n- [g](https://g.example/)\n',
    },
    {
      name: 'items move with all that lies in them; line endings stay, and so does a missing one',
      options: { share: 0.6 },
      bad: '* [b](https://b.example/)\r\n  - [z](https://z.example/)\r\n  <!-- about b -->\r\n* [a](https://a.example/)\r\n* [c](https://c.example/)\r\n* [e](https://e.example/)\r\n* [d](https://d.example/)',
      lines: [1, 6],
      fixed:
        '* [a](https://a.example/)\r\n* [b](https://b.example/)\r\n  - [z](https://z.example/)\r\n  <!-- about b -->\r\n* [c](https://c.example/)\r\n* [d](https://d.example/)\r\n* [e](https://e.example/)',
    },
    {
      name: 'several for one gap',
      options: { share: 0.6 },
      bad: '- [c](https://c.example/)\n\n- [d](https://d.example/)\n\n- [e](https://e.example/)\n\n- [f](https://f.example/)\n\n- [b](https://b.example/)\n\n- [a](https://a.example/)\n',
      lines: [9, 11],
      fixed:
        '- [a](https://a.example/)\n\n- [b](https://b.example/)\n\n- [c](https://c.example/)\n\n- [d](https://d.example/)\n\n- [e](https://e.example/)\n\n- [f](https://f.example/)\n',
    },
    {
      name: 'a comment between items parts nothing, but who moves them must know what it is about',
      options: { share: 0.8 },
      bad: '- [a](https://a.example/)\n- [c](https://c.example/)\n- [d](https://d.example/)\n<!-- about b -->\n- [b](https://b.example/)\n- [e](https://e.example/)\n',
      lines: [5],
    },
    {
      name: 'rows of tables',
      options: { share: 0.8 },
      bad: '| Name | About |\n|---|---|\n| [a](https://a.example/) | A |\n| [c](https://c.example/) | C |\n| [b](https://b.example/) | B |\n| [d](https://d.example/) | D |\n| [e](https://e.example/) | E |\n',
      lines: [4],
      fixed:
        '| Name | About |\n|---|---|\n| [a](https://a.example/) | A |\n| [b](https://b.example/) | B |\n| [c](https://c.example/) | C |\n| [d](https://d.example/) | D |\n| [e](https://e.example/) | E |\n',
    },
    {
      name: 'a list is in order if one of the usual orders fits: without regard to case, punctuation or the length of numbers',
      good: '- [a2](https://a.example/)\n- [a10](https://b.example/)\n- [B](https://c.example/)\n- [c](https://d.example/)\n- [D](https://e.example/)\n\ntext\n\n- [ab](https://a.example/)\n- [a-c](https://b.example/)\n- [ad](https://c.example/)\n- [b](https://d.example/)\n- [.c](https://e.example/)\n',
    },
    {
      name: 'what is pinned to the top, what remains at the end, and what is right by another order',
      good: '- [Our sponsor](https://s.example/)\n- [awesome-a](https://a.example/)\n- [awesome-b](https://b.example/)\n- [awesomeCsv](https://c.example/)\n- [awesome-d](https://d.example/)\n- [awesome-e f](https://e.example/)\n- [awesome-e_g](https://f.example/)\n- [中文](https://g.example/)\n- [标准](https://h.example/)\n- [awesome-z](https://z.example/)\n- [zz](https://zz.example/)\n- [Other](https://o.example/)\n',
    },
    {
      name: 'two of the usual orders in one list, with punctuation and without',
      good: '- [frontdesk](https://a.example/)\n- [front-end-jobs](https://b.example/)\n- [front-end-web](https://c.example/)\n- [frontend-cases](https://d.example/)\n- [frontend-tools](https://e.example/)\n- [game-data](https://f.example/)\n- [Game-Net](https://g.example/)\n- [games](https://h.example/)\n- [web-audio](https://i.example/)\n- [webcomponents](https://j.example/)\n- [web-dev](https://k.example/)\n- [web-tools](https://l.example/)\n- [webdev-jokes](https://m.example/)\n',
    },
    {
      name: 'lists that a comment parts on purpose',
      good: '- [c](https://c.example/)\n- [d](https://d.example/)\n- [e](https://e.example/)\n- [f](https://f.example/)\n\n<!-- end of list -->\n\n- [a](https://a.example/)\n',
    },
    {
      name: 'lists in no order, short lists and numbered ones',
      good: '- [b](https://b.example/)\n- [a](https://a.example/)\n- [c](https://c.example/)\n- [e](https://e.example/)\n- [d](https://d.example/)\n- [f](https://f.example/)\n\ntext\n\n- [b](https://b.example/)\n- [a](https://a.example/)\n\n1. [a](https://a.example/)\n2. [b](https://b.example/)\n3. [c](https://c.example/)\n4. [d](https://d.example/)\n5. [e](https://e.example/)\n6. [g](https://g.example/)\n7. [f](https://f.example/)\n',
    },
  ],
});

const describeOrder: Readonly<Record<string, string>> = {
  'code-point': 'by the alphabet',
  'case-sensitive': 'by the alphabet, upper case first',
  natural: 'by the alphabet, numbers by value',
  letters: 'by the alphabet, without punctuation',
  words: 'by the alphabet, word by word',
  markup: 'by the alphabet, as lines are sorted',
  pinyin: 'by pinyin',
};

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function findingsOf(text: string, list: NearlySorted, order: Order): readonly RuleFinding[] {
  const moves = isSteered(text, list)
    ? new Map()
    : moveMembers(text, list, (one, other) => order(one.name, other.name));
  const [first] = list.kept;
  return list.misplaced.map(({ member, after }): RuleFinding => {
    const neighbour = (after ?? first)?.name ?? '';
    const data = { name: member.name, neighbour, side: after === null ? 'before' : 'after', order: list.order };
    const edits = moves.get(member);
    return { span: member.place, data, ...(edits === undefined ? {} : { fix: { safety: 'safe', edits } }) };
  });
}

/** Comments that steer linters stand beside what they mean. */
function isSteered(text: string, { list: { members } }: NearlySorted): boolean {
  const [first, last] = [members[0], members.at(-1)];
  return /<!--\s*(?:linkmend-|lint |markdown-link-check-)/.test(text.slice(first?.span.start, last?.span.end));
}
