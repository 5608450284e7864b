import { z } from 'zod';
import type { Item, List } from '../../model/outline.ts';
import { nestedLists } from '../../model/outline.ts';
import type { DescribedEntry } from '../entries/conventions.ts';
import type { Page } from '../page.ts';
import { defineRule, type RuleFinding } from '../rule.ts';

export const entryLinkFirst = defineRule({
  name: 'entry-link-first',
  what: 'list items without a link at their beginning among items that begin with one',
  why: 'A link may have got lost, or its syntax is broken; and a list whose names all stand at the beginning can be scanned.',
  severity: 'warning',
  about: 'list',
  fix: 'none',
  options: z.strictObject({
    // An item or two may differ by mistake, a third of a list does so on purpose.
    majority: z.number().min(0.5).max(1).default(0.8).describe('the share of items that begin with a link'),
    least: z.int().min(2).default(5).describe('how many items a list has at least'),
  }),
  message: ({ linked, share }) => {
    const others = `where ${share} of the list's items begin with one`;
    return linked === true
      ? `the item has words before its link, ${others}`
      : `the item has no link, ${others}: add one`;
  },
  check: ({ page }, options) => {
    const { item } = page.conventions();
    const entries = new Map(item.entries.map((one) => [one.entry.head.start, one]));
    return nestedLists(page.outline().lists).flatMap((list) => strangers(page, list, entries, options));
  },
  examples: [
    {
      name: 'no link, and words before it',
      bad: '- [a](https://a.example/)\n- [b](https://b.example/)\n- c - Where is it?\n- [d](https://d.example/)\n- [e](https://e.example/)\n- [f](https://f.example/)\n- [g](https://g.example/)\n- [h](https://h.example/)\n- [i](https://i.example/)\n- See [j](https://j.example/)\n',
      lines: [3, 10],
    },
    {
      name: 'a label that nothing defines',
      bad: '- [a](https://a.example/)\n- [b](https://b.example/)\n- [c] - Where is it?\n- [d](https://d.example/)\n- [e](https://e.example/)\n',
      lines: [3],
    },
    {
      name: 'groups within lists, badges and emphasis before links',
      good: '- [a](https://a.example/)\n- **[b](https://b.example/)**\n- C\n  - [c](https://c.example/)\n- ![d](d.png) :star: [d](https://d.example/)\n- [e](https://e.example/)\n- [f](https://f.example/)\n',
    },
    {
      name: 'lists of another kind',
      good: '- First, do this.\n- Then [that](https://a.example/).\n- [b](https://b.example/)\n- Last,\n- and least.\n',
    },
    {
      name: 'what link-syntax finds',
      good: '- [a](https://a.example/)\n- [b](https://b.example/)\n- [c] (https://c.example/)\n- [d](https://d.example/)\n- [e](https://e.example/)\n',
    },
    {
      name: 'names without a link that stand out, labels and quotations',
      good: '- [a](https://a.example/)\n- **b** :warning: - Gone.\n- ~~c~~\n- [d](https://d.example/)\n- [e](https://e.example/)\n- “Well said.” [F](https://f.example/)\n- G: [1](https://g.example/1), [2](https://g.example/2)\n- [h](https://h.example/)\n- [i](https://i.example/)\n- [j](https://j.example/)\n- [k](https://k.example/)\n- [l](https://l.example/)\n- [m](https://m.example/)\n- [n](https://n.example/)\n- [o](https://o.example/)\n- [p](https://p.example/)\n- [q](https://q.example/)\n- [r](https://r.example/)\n- [s](https://s.example/)\n- [t](https://t.example/)\n',
    },
    {
      name: 'lines of contents',
      good: '- [a](#a)\n- [b](#b)\n- [c](#c)\n- d\n- [e](#e)\n- [f](#f)\n',
    },
  ],
});

function strangers(
  { text }: Page,
  { items }: List,
  entries: ReadonlyMap<number, DescribedEntry>,
  { majority, least }: { readonly majority: number; readonly least: number },
): readonly RuleFinding[] {
  const entryOf = ({ head }: Item): DescribedEntry | undefined => (head === null ? undefined : entries.get(head.start));
  // Items that hold items are groups, whatever they begin with.
  const single = items.filter(({ lists }) => lists.length === 0);
  const linked = single.filter((item) => entryOf(item)?.begins === 'with-link').length;
  if (single.length < least || linked === single.length || linked < single.length * majority) return [];
  const share = `${linked} of ${single.length}`;
  return single.flatMap((item): readonly RuleFinding[] => {
    const entry = entryOf(item);
    if (entry?.begins === 'with-link' || item.head === null) return [];
    const { start, end } = item.head;
    if (entry === undefined) {
      const words = text.slice(start, end);
      return isMeant(words) || isBroken(words) ? [] : [{ span: item.head, data: { linked: false, share } }];
    }
    const { place, link } = entry.entry;
    const before = text.slice(start, place.start);
    if (isMeant(before) || isBroken(before)) return [];
    return [{ span: { start, end: place.start }, data: { linked: true, share }, link, atMost: 'info' }];
  });
}

/** Names that have lost their link on purpose stand out in most lists; quotations and labels come before links. */
function isMeant(words: string): boolean {
  return /^(?:\*\*|__|~|["“„«‹「『])|[:：]\s*$/.test(words);
}

/** Whether it looks like a link that is written wrongly, or leads to a heading. */
function isBroken(words: string): boolean {
  return /\]\s?[([]|\]\s*$|\)\[|\(\s*$|\(https?:\/\/|\]\(#/i.test(words);
}
