import { z } from 'zod';
import type { DescribedEntry, ShapeConventions } from '../entries/conventions.ts';
import { majorityOptions } from '../entries/majority-options.ts';
import { conventionOf, tally } from '../entries/tally.ts';
import { defineRule } from '../rule.ts';
import { countOf, together } from '../text/together.ts';

export const entryDescriptionMissing = defineRule({
  name: 'entry-description-missing',
  what: 'entries without a description in a list that describes what it lists',
  why: 'A name alone seldom says why something is worth a look.',
  severity: 'info',
  about: 'list',
  fix: 'none',
  options: z.strictObject({
    ...majorityOptions,
    // Below that, many lists leave out what a title says well enough.
    majority: z.number().min(0.5).max(1).default(0.9).describe('which share of the entries is described at least'),
  }),
  message: (data) => `${countOf(data)}"${data['name']}" has no description, as nearly all others have`,
  check: ({ page: { conventions } }, { most, ...majority }) => {
    const { item, row, line } = conventions();
    return [item, row, line].flatMap((shape) => {
      const entries = comparable(shape);
      const described = shape.entries.filter(isDescribed).length;
      const usual = conventionOf(tally(entries.map(isDescribed)), majority);
      if (usual !== true || described * 2 < shape.entries.length) return [];
      const missing = entries.filter((one) => !isDescribed(one));
      return together(
        missing.map(({ entry }) => ({ span: entry.place, data: { name: entry.name }, link: entry.link })),
        most,
      );
    });
  },
  examples: [
    {
      options: { least: 4, majority: 0.8 },
      bad: '- [a](https://a.example/) - One.\n- [b](https://b.example/)\n- [c](https://c.example/) - Three.\n- [d](https://d.example/) - Four.\n- [e](https://e.example/) - Five.\n',
      lines: [2],
    },
    {
      name: 'lists of mere links, more of the same, entries that hold others, and descriptions in a paragraph of their own',
      options: { least: 4, majority: 0.5 },
      good: '- [a](https://a.example/) - One.\n- [b](https://b.example/)\n  - [c](https://c.example/)\n  - [d](https://d.example/)\n- [e](https://e.example/)\n\n  Five.\n- [f](https://f.example/) - Six.\n- [More…](https://m.example/)\n- See [g](https://g.example/)\n',
    },
    {
      name: 'parts of a list in which titles say enough',
      options: { least: 4, majority: 0.6 },
      good: '## Tools\n- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two.\n- [c](https://c.example/) - Three.\n- [d](https://d.example/) - Four.\n\n## Books\n- [All about a](https://e.example/)\n- [More about b](https://f.example/) - Five.\n',
    },
    {
      name: 'a list without descriptions',
      options: { least: 2 },
      good: '- [a](https://a.example/)\n- [b](https://b.example/) - Two.\n- [c](https://c.example/)\n',
    },
  ],
});

function isDescribed({ description }: DescribedEntry): boolean {
  return description !== null;
}

/** Entries of lists in which two of three are described, apart from those that hold more than their own words. */
function comparable({ entries }: ShapeConventions): readonly DescribedEntry[] {
  const counts = new Map<number, number>();
  for (const one of entries) {
    const { group } = one.entry;
    counts.set(group, (counts.get(group) ?? 0) + (isDescribed(one) ? 1 : -2));
  }
  return entries.filter(({ entry, begins, description }) => {
    if (begins === 'with-words' || (counts.get(entry.group) ?? 0) < 0) return false;
    return description !== null || (entry.span.end === entry.head.end && !/^(?:and )?more\b/i.test(entry.name));
  });
}
