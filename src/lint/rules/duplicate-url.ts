import { z } from 'zod';
import { letters } from '../contents/letters.ts';
import { sortRepeats } from '../entries/dual-listing.ts';
import { createPlaceOfFirst, findRepeats, type Repeat, scopes } from '../entries/repeats.ts';
import { defineRule, type RuleFinding } from '../rule.ts';

export const duplicateUrl = defineRule({
  name: 'duplicate-url',
  what: 'entries for an address that the list has already',
  why: 'Readers meet the same thing twice, and one of two descriptions grows old. Links to places in the same file do not count, nor do translations of the list.',
  severity: 'error',
  about: 'list',
  fix: 'none',
  options: z.strictObject({
    scope: z.enum(scopes).default('file').describe('where an entry must not come again: section, file or project'),
    groups: z.int().min(1).default(10).describe('from how many addresses in several sections on that is on purpose'),
    // Lists that file tools under each of their languages have over a tenth; oversights are under a fiftieth.
    share: z.number().min(0).max(1).default(0.04).describe('and from which share of all addresses on'),
    // A page that holds many things, such as an archive of books: its entries are no oversight.
    times: z.int().min(2).default(4).describe('up to how many entries for one address each further one is told'),
  }),
  message: ({ name, firstName, file, line, url, count, times, entries }) => {
    if (typeof entries === 'number') {
      return `${entries} entries with names of their own lead to ${url} (first in line ${line}), on purpose it seems`;
    }
    if (typeof count === 'number') {
      return `${count} addresses stand in several sections, such as ${url} (first in line ${line}), on purpose it seems`;
    }
    const more = typeof times === 'number' ? `, and ${times} times in all` : '';
    return name === firstName
      ? `listed already in ${file}:${line}${more}: keep one of them`
      : `leads to the same address as "${firstName}" in ${file}:${line}${more}: correct one, or keep one of them`;
  },
  check: (context, { scope, groups, share, times }) => {
    const { page } = context;
    const placeOfFirst = createPlaceOfFirst();
    const repeats = findRepeats(context, scope);
    const { unmeant, meant } = sortRepeats(repeats, page.destinations(), { groups, share });
    const same = unmeant.filter(({ spelling }) => spelling === 'same');
    const findings = [...groupByUrl(same).values()].flatMap((group): readonly RuleFinding[] => {
      const [second] = group;
      if (second !== undefined && isSuite(group, page.text)) {
        const { entry, url } = second.again;
        const data = { url, entries: group.length + 1, ...placeOfFirst(second) };
        return [{ span: entry.place, link: entry.link, data, atMost: 'info' }];
      }
      const told = group.length < times ? group : group.slice(0, 1);
      return told.map((repeat): RuleFinding => {
        const { entry, url } = repeat.again;
        const firstName = repeat.first.destination.entry.name;
        const data = { url, name: entry.name, firstName, ...placeOfFirst(repeat) };
        return {
          span: entry.place,
          link: entry.link,
          data: told === group ? data : { ...data, times: group.length + 1 },
        };
      });
    });
    const [example] = meant;
    if (example !== undefined) {
      const { entry, url } = example.again;
      const count = new Set(meant.map(({ again }) => again.key)).size;
      findings.push({
        span: entry.place,
        link: entry.link,
        data: { url, count, ...placeOfFirst(example) },
        atMost: 'info',
      });
    }
    return findings.sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0));
  },
  examples: [
    { bad: '- [a](https://a.example/)\n- [b](https://b.example/)\n- [A again](https://a.example/)\n', lines: [3] },
    {
      name: 'in tables and raw HTML too',
      bad: '| Name | |\n|--|--|\n| [a](https://a.example/) | one |\n| [b](https://a.example/) | two |\n\n<p>\n<a href="https://a.example/">c</a>: three\n</p>\n',
      lines: [4, 7],
    },
    {
      name: 'as references',
      bad: '- [a][a]\n- [b](https://a.example/)\n\n[a]: https://a.example/\n',
      lines: [2],
    },
    {
      name: 'in another section of the file',
      bad: '## One\n- [a](https://a.example/)\n\n## Two\n- [a](https://a.example/)\n',
      lines: [5],
    },
    {
      name: 'sections by themselves',
      options: { scope: 'section' },
      good: '## One\n- [a](https://a.example/)\n\n## Two\n- [a](https://a.example/)\n',
    },
    {
      name: 'sections of the same name are two',
      options: { scope: 'section' },
      good: '## Go\n### Tools\n- [a](https://a.example/)\n\n## C\n### Tools\n- [a](https://a.example/)\n',
    },
    {
      name: 'a list that files much under several headings, told once',
      options: { groups: 2, share: 0.2 },
      bad: '## One\n- [a](https://a.example/)\n- [b](https://b.example/)\n- [c](https://c.example/)\n\n## Two\n- [a](https://a.example/)\n- [b](https://b.example/)\n',
      lines: [7],
    },
    {
      name: 'twice in one section of such a list',
      options: { groups: 1, share: 0.2 },
      bad: '## One\n- [a](https://a.example/)\n- [b](https://b.example/)\n\n## Two\n- [a](https://a.example/)\n- [a](https://a.example/)\n',
      lines: [6, 7],
    },
    {
      name: 'a section that shows a selection of the list, told once',
      bad: '## Highlights\n- [a](https://a.example/)\n- [b](https://b.example/)\n- [c](https://c.example/)\n- [d](https://d.example/)\n- [e](https://e.example/)\n\n## All\n- [a](https://a.example/)\n- [b](https://b.example/)\n- [c](https://c.example/)\n- [d](https://d.example/)\n- [f](https://f.example/)\n- [g](https://g.example/)\n- [h](https://h.example/)\n- [i](https://i.example/)\n',
      lines: [9],
    },
    {
      name: 'one page for many entries, told once',
      bad: '- [a](https://a.example/all)\n- [b](https://a.example/all)\n- [c](https://a.example/all)\n- [d](https://a.example/all)\n- [e](https://a.example/all)\n',
      lines: [2],
    },
    {
      name: 'tools of one repository, each with a name of its own, told once',
      bad: '- [aligncheck](https://a.example/check) - Finds structs.\n- [b](https://b.example/)\n- [structcheck](https://a.example/check) - Finds fields.\n- [varcheck](https://a.example/check) - Finds variables.\n',
      lines: [3],
    },
    {
      name: 'functions with one description, told once',
      bad: '- [`map()`](https://a.example/#do)\n- [`set()`](https://a.example/#do)\n',
      lines: [2],
    },
    {
      name: 'places of the same page',
      good: '- [a](https://a.example/all#a)\n- [b](https://a.example/all#b)\n',
    },
    {
      name: 'links to places in the file',
      good: '## Top\n- [a](#top)\n- [a](#top)\n- [mail](mailto:a@a.example)\n- [mail](mailto:a@a.example)\n',
    },
    {
      name: 'links in descriptions',
      good: '- [a](https://a.example/) - A [b](https://b.example/).\n- [b](https://b.example/) - Like [a](https://a.example/).\n',
    },
    {
      name: 'items that point to an entry',
      good: '- [a](https://a.example/) - A tool.\n\n## Two\n- See also [a](https://a.example/).\n- Ask those who write [a](https://a.example/).\n',
    },
    {
      name: 'entries without a link of their own',
      good: '- [a](https://a.example/) - A tool.\n- **b** - A plugin for [a](https://a.example/).\n- **c** — Another for [a](https://a.example/).\n',
    },
    {
      name: 'what a comment takes out accuses nobody',
      good: '<!-- linkmend-disable-next-line duplicate-url -->\n- [a](https://a.example/)\n- [b](https://a.example/)\n',
    },
  ],
});

/**
 * Three and more entries of one list, no two of one name: parts of one thing, each with its own words. Two will do where the
 * names are code: functions with one description.
 */
function isSuite(repeats: readonly Repeat[], text: string): boolean {
  const [one] = repeats;
  if (one === undefined) return false;
  const entries = [one.first.destination.entry, ...repeats.map(({ again }) => again.entry)];
  if (new Set(entries.map(({ name }) => letters(name))).size < entries.length) return false;
  if (entries.every(({ place }) => text.startsWith('[`', place.start))) return true;
  return repeats.length > 1 && new Set(entries.map(({ group }) => group)).size === 1;
}

function groupByUrl(repeats: readonly Repeat[]): ReadonlyMap<string, readonly Repeat[]> {
  const groups = new Map<string, Repeat[]>();
  for (const repeat of repeats) {
    const group = groups.get(repeat.again.url);
    if (group === undefined) groups.set(repeat.again.url, [repeat]);
    else group.push(repeat);
  }
  return groups;
}
