import { z } from 'zod';
import type { Edit } from '../../model/edit.ts';
import type { Contents } from '../contents/contents.ts';
import { insertLines } from '../contents/contents-line.ts';
import { findMissingSections } from '../contents/missing-sections.ts';
import { usualCoverage } from '../contents/usual-coverage.ts';
import type { Page } from '../page.ts';
import { defineRule, type RuleFinding } from '../rule.ts';

export const tocMissing = defineRule({
  name: 'toc-missing',
  what: 'sections that the table of contents leaves out',
  why: 'Readers of a long list look there, and nowhere else, for what it has. What counts is the table of contents as it is: its title, its depth, its shape.',
  severity: 'warning',
  about: 'list',
  reach: 'file',
  fix: 'safe',
  options: z.strictObject({
    share: z
      .number()
      .min(0)
      .max(1)
      .default(usualCoverage.share)
      .describe('from which share of the sections of one depth on it is meant to have all of them'),
    except: z
      .array(z.string())
      .default([...usualCoverage.except])
      .describe('titles of sections that it need not have'),
  }),
  message: ({ section, title }) =>
    `the section "${section}" is not in ${title === null ? 'the table of contents' : `"${title}"`}: add a line for it`,
  check: ({ page }, { share, except }) => {
    const coverage = { share, except: except.map((one) => one.toLowerCase()) };
    const listed = new Set(page.contents().flatMap(({ items }) => items.flatMap(({ heading }) => heading ?? [])));
    const told = new Set<number>();
    const findings = page.contents().flatMap((contents) => {
      const missing = findMissingSections(page, contents, coverage).filter(
        (heading) => !listed.has(heading) && !told.has(heading),
      );
      for (const heading of missing) told.add(heading);
      return tell(page, contents, neighbours(missing, contents, page));
    });
    return findings.sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0));
  },
  examples: [
    {
      bad: '# List\n\n## Contents\n\n- [One](#one)\n- [Three](#three)\n\n## One\n- [a](https://a.example/)\n\n## Two\n- [b](https://b.example/)\n\n## Three\n- [c](https://c.example/)\n',
      lines: [11],
      fixed:
        '# List\n\n## Contents\n\n- [One](#one)\n- [Two](#two)\n- [Three](#three)\n\n## One\n- [a](https://a.example/)\n\n## Two\n- [b](https://b.example/)\n\n## Three\n- [c](https://c.example/)\n',
    },
    {
      name: 'under any title; the first section, with Windows line endings',
      bad: '## 目录\r\n* [乙](#乙)\r\n* [丙](#丙)\r\n* [丁](#丁)\r\n\r\n## 甲\r\n* [a](https://a.example/)\r\n\r\n## 乙\r\n* [b](https://b.example/)\r\n\r\n## 丙\r\n* [c](https://c.example/)\r\n\r\n## 丁\r\n* [d](https://d.example/)\r\n',
      lines: [6],
      fixed:
        '## 目录\r\n* [甲](#甲)\r\n* [乙](#乙)\r\n* [丙](#丙)\r\n* [丁](#丁)\r\n\r\n## 甲\r\n* [a](https://a.example/)\r\n\r\n## 乙\r\n* [b](https://b.example/)\r\n\r\n## 丙\r\n* [c](https://c.example/)\r\n\r\n## 丁\r\n* [d](https://d.example/)\r\n',
    },
    {
      name: 'two neighbours below a section, deeply indented',
      bad: '## Index\n- [One](#one)\n    - [A](#a)\n    - [D](#d)\n- [Two](#two)\n\n## One\n### A\n- [a](https://a.example/)\n### B_b\n- [b](https://b.example/)\n### C\n- [c](https://c.example/)\n### D\n- [d](https://d.example/)\n\n## Two\n- [e](https://e.example/)\n',
      options: { share: 0.5 },
      lines: [10, 12],
      fixed:
        '## Index\n- [One](#one)\n    - [A](#a)\n    - [B\\_b](#b_b)\n    - [C](#c)\n    - [D](#d)\n- [Two](#two)\n\n## One\n### A\n- [a](https://a.example/)\n### B_b\n- [b](https://b.example/)\n### C\n- [c](https://c.example/)\n### D\n- [d](https://d.example/)\n\n## Two\n- [e](https://e.example/)\n',
    },
    {
      name: 'after a section with lines below it',
      bad: '## Contents\n- [One](#one)\n  - [A](#a)\n- [Three](#three)\n- [Four](#four)\n\n## One\n### A\n- [a](https://a.example/)\n\n## Two\n- [b](https://b.example/)\n\n## Three\n- [c](https://c.example/)\n\n## Four\n- [d](https://d.example/)\n',
      lines: [11],
      fixed:
        '## Contents\n- [One](#one)\n  - [A](#a)\n- [Two](#two)\n- [Three](#three)\n- [Four](#four)\n\n## One\n### A\n- [a](https://a.example/)\n\n## Two\n- [b](https://b.example/)\n\n## Three\n- [c](https://c.example/)\n\n## Four\n- [d](https://d.example/)\n',
    },
    {
      name: 'lines with a picture before the link are told and not mended',
      bad: '## Contents\n- :rocket: [One](#one)\n- <img src="x.svg"> [Two](#two)\n\n## One\n- [a](https://a.example/)\n## Two\n- [b](https://b.example/)\n## Three\n- [c](https://c.example/)\n',
      lines: [9],
    },
    {
      name: 'numbered lines are told and not mended',
      bad: '## Contents\n1. [One](#one)\n2. [Two](#two)\n3. [Four](#four)\n\n## One\n- [a](https://a.example/)\n## Two\n- [b](https://b.example/)\n## Three\n- [c](https://c.example/)\n## Four\n- [d](https://d.example/)\n',
      lines: [10],
    },
    {
      name: 'a depth that it does not have, sections about the list, sections without entries',
      good: '# List\n\n## Contents\n- [One](#one)\n- [Two](#two)\n\n## One\n### A\n- [a](https://a.example/)\n### B\n- [b](https://b.example/)\n\n## Two\n- [c](https://c.example/)\n\n## Related Lists\n- [d](https://d.example/)\n\n## Notes\nMore at [e](https://e.example/).\n',
    },
    {
      name: 'what is taken out, or stands above',
      good: '## News\n- [n](https://n.example/)\n\n## Contents\n- [One](#one)\n- [Two](#two)\n\n## One\n- [a](https://a.example/)\n\n## Two\n- [b](https://b.example/)\n\n## Three <!-- omit in toc -->\n- [c](https://c.example/)\n\n<!-- omit in toc -->\n## Four\n- [d](https://d.example/)\n',
    },
    {
      name: 'lines that lead to names in raw HTML, or that are called like the section',
      good: '## Contents\n- [One](#first)\n- [Two](#tow)\n- [Three](#three)\n\n## <a name="first"></a>One\n- [a](https://a.example/)\n\n## Two\n- [b](https://b.example/)\n\n<a id="three"></a>\n## Third\n- [c](https://c.example/)\n',
    },
    {
      name: 'a line with a slip in its fragment has its section, and counts',
      bad: '## Contents\n- [Apples](#apples)\n- [Berries](#berries)\n- [Cherries](#cheries)\n\n## Apples\n- [a](https://a.example/)\n\n## Berries\n- [b](https://b.example/)\n\n## Cherries\n- [c](https://c.example/)\n\n## Dates\n- [d](https://d.example/)\n',
      lines: [15],
      fixed:
        '## Contents\n- [Apples](#apples)\n- [Berries](#berries)\n- [Cherries](#cheries)\n- [Dates](#dates)\n\n## Apples\n- [a](https://a.example/)\n\n## Berries\n- [b](https://b.example/)\n\n## Cherries\n- [c](https://c.example/)\n\n## Dates\n- [d](https://d.example/)\n',
    },
    {
      name: 'a line that is called like its section has it, and counts',
      bad: '## Contents\n- [Apples](#apples)\n- [Cherries](#red-fruit)\n\n## Apples\n- [a](https://a.example/)\n\n## Berries\n- [b](https://b.example/)\n\n## Cherries\n- [c](https://c.example/)\n',
      lines: [8],
      fixed:
        '## Contents\n- [Apples](#apples)\n- [Berries](#berries)\n- [Cherries](#red-fruit)\n\n## Apples\n- [a](https://a.example/)\n\n## Berries\n- [b](https://b.example/)\n\n## Cherries\n- [c](https://c.example/)\n',
    },
    {
      name: 'a line that means the section and leads to an earlier one of its name',
      good: '## Contents\n- [Go](#go)\n- [C](#c)\n- [Books](#books)\n\n## Go\n### Books\n- [a](https://a.example/)\n\n## C\n- [b](https://b.example/)\n\n## Books\n- [c](https://c.example/)\n',
    },
    {
      name: 'one of two below a section',
      bad: '## Contents\n- [One](#one)\n  - [A](#a)\n- [Two](#two)\n\n## One\n### A\n- [a](https://a.example/)\n### B\n- [b](https://b.example/)\n\n## Two\n- [c](https://c.example/)\n',
      lines: [9],
      fixed:
        '## Contents\n- [One](#one)\n  - [A](#a)\n  - [B](#b)\n- [Two](#two)\n\n## One\n### A\n- [a](https://a.example/)\n### B\n- [b](https://b.example/)\n\n## Two\n- [c](https://c.example/)\n',
    },
    {
      name: 'the table of contents of a part',
      bad: '## Contents\n- [One](#one)\n- [Two](#two)\n\n## One\n- [A](#a)\n- [B](#b)\n- [C](#c)\n- [E](#e)\n\n### A\n- [a](https://a.example/)\n### B\n- [b](https://b.example/)\n### C\n- [c](https://c.example/)\n### D\n- [d](https://d.example/)\n### E\n- [e](https://e.example/)\n\n## Two\n### F\n- [f](https://f.example/)\n',
      lines: [17],
      fixed:
        '## Contents\n- [One](#one)\n- [Two](#two)\n\n## One\n- [A](#a)\n- [B](#b)\n- [C](#c)\n- [D](#d)\n- [E](#e)\n\n### A\n- [a](https://a.example/)\n### B\n- [b](https://b.example/)\n### C\n- [c](https://c.example/)\n### D\n- [d](https://d.example/)\n### E\n- [e](https://e.example/)\n\n## Two\n### F\n- [f](https://f.example/)\n',
    },
    {
      name: 'sentences that mention sections',
      good: '# Tool\n- Reads [one](#one), and more.\n- Reads [two](#two), and less.\n\n## One\n- [a](https://a.example/)\n\n## Two\n- [b](https://b.example/)\n\n## Three\n- [c](https://c.example/)\n',
    },
    {
      name: 'entries that point to other sections',
      good: '## One\n- [a](https://a.example/)\n- [see Two](#two)\n- [see Three](#three)\n\n## Two\n- [b](https://b.example/)\n\n## Three\n- [c](https://c.example/)\n\n## Four\n- [d](https://d.example/)\n',
    },
    {
      name: 'no table of contents',
      good: '## One\n- [a](https://a.example/)\n- [See two](#two)\n\n## Two\n- [b](https://b.example/)\n',
    },
  ],
});

/** One fix for all whose lines stand in one place. */
function tell(page: Page, contents: Contents, groups: readonly (readonly number[])[]): readonly RuleFinding[] {
  const { headings } = page.outline();
  const title = headings[contents.title]?.text ?? null;
  const edits = new Map<string, { readonly first: number; readonly edit: Edit }>();
  for (const group of groups) {
    const edit = insertLines(page, contents, group);
    const [heading] = group;
    if (edit === null || heading === undefined) continue;
    const place = `${edit.span.start} ${edit.span.end}`;
    const known = edits.get(place);
    // What comes first in the file lies deeper: it follows its line more closely.
    const text = known === undefined ? edit.text : known.edit.text + edit.text.slice(edit.expected.length);
    edits.set(place, { first: known?.first ?? heading, edit: { ...edit, text } });
  }
  const fixes = new Map([...edits.values()].map(({ first, edit }) => [first, edit]));
  return groups.flat().map((heading) => {
    const found = headings[heading];
    const finding = { span: found?.span ?? null, data: { section: found?.text ?? '', title } };
    const edit = fixes.get(heading);
    return edit === undefined ? finding : { ...finding, fix: { safety: 'safe', edits: [edit] } };
  });
}

/** Missing sections, together where their lines will stand one after another. */
function neighbours(
  missing: readonly number[],
  { items, parents }: Contents,
  page: Page,
): readonly (readonly number[])[] {
  const { headings } = page.outline();
  const listed = new Set(items.map(({ heading }) => heading));
  const groups = new Map<string, { readonly last: number; readonly group: number[] }>();
  const done: number[][] = [];
  for (const heading of missing) {
    const key = `${headings[heading]?.depth} ${parents[heading]}`;
    const open = groups.get(key);
    const isNext = open !== undefined && !hasListedBetween(open.last, heading, key);
    if (isNext) open.group.push(heading);
    const group = isNext ? open.group : [heading];
    if (!isNext) done.push(group);
    groups.set(key, { last: heading, group });
  }
  return done;

  function hasListedBetween(from: number, to: number, key: string): boolean {
    for (let index = from + 1; index < to; index++) {
      if (listed.has(index) && `${headings[index]?.depth} ${parents[index]}` === key) return true;
    }
    return false;
  }
}
