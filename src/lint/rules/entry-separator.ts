import { z } from 'zod';
import type { Edit } from '../../model/edit.ts';
import type { Span } from '../../model/span.ts';
import { askedFor } from '../entries/asked-for.ts';
import type { DescribedEntry, ShapeConventions } from '../entries/conventions.ts';
import { majorityOptions } from '../entries/majority-options.ts';
import { conventionOf } from '../entries/tally.ts';
import { togetherByList } from '../entries/together-by-list.ts';
import { defineRule, type RuleFinding } from '../rule.ts';
import { countOf, together } from '../text/together.ts';

export const entrySeparator = defineRule({
  name: 'entry-separator',
  what: 'entries whose link and description are parted otherwise than in the rest of the list',
  why: 'A list that looks alike everywhere is easy to read and to edit; programs that read lists rely on it.',
  severity: 'warning',
  // awesome-lint's list-item wants a dash, whatever the rest of the list has.
  presetOptions: { awesome: { separator: ' - ' } },
  about: 'list',
  fix: 'safe',
  options: z.strictObject({
    separator: z
      .string()
      .min(1)
      .default('auto')
      .describe('with its spaces, such as " - "; auto for what most entries of the list have'),
    ...majorityOptions,
  }),
  message: (data) => {
    const { written, usual, asked } = data;
    const found =
      written === ''
        ? 'nothing parts the description from the link'
        : `link and description are parted by "${written}"`;
    return `${countOf(data)}${found}, where ${asked === true ? `"${usual}" is asked for` : `the list has "${usual}"`}`;
  },
  check: ({ page: { text, conventions } }, { separator, most, ...majority }) => {
    const { item, line } = conventions();
    return [item, line].flatMap((shape) => {
      const usual = separator === 'auto' ? conventionOf(shape.separators, majority) : separator;
      if (usual === null) return [];
      const found = deviations(text, shape, usual);
      if (separator !== 'auto') return together(askedFor(found), most);
      return togetherByList(found, shape, most, ({ data }) => data['written']);
    });
  },
  examples: [
    {
      name: 'a dash of another length',
      options: { least: 4 },
      bad: '- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two.\n- [c](https://c.example/) – Three.\n- [d](https://d.example/) - Four.\n- [e](https://e.example/) - Five.\n',
      lines: [3],
      fixed:
        '- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two.\n- [c](https://c.example/) - Three.\n- [d](https://d.example/) - Four.\n- [e](https://e.example/) - Five.\n',
    },
    {
      name: 'a colon, a missing space, and nothing at all',
      options: { separator: ' - ' },
      bad: '- [a](https://a.example/): One.\r\n- [b](https://b.example/)- Two.\r\n- [c](https://c.example/) Three is a number.\r\n',
      lines: [1, 2, 3],
      fixed:
        '- [a](https://a.example/) - One.\r\n- [b](https://b.example/) - Two.\r\n- [c](https://c.example/) - Three is a number.\r\n',
    },
    {
      name: 'lists in other scripts have separators of their own',
      options: { least: 4 },
      bad: '- [a](https://a.example/)：一。\n- [b](https://b.example/)：二。\n- [c](https://c.example/): 三。\n- [d](https://d.example/)：四。\n- [e](https://e.example/)：五。\n',
      lines: [3],
      fixed:
        '- [a](https://a.example/)：一。\n- [b](https://b.example/)：二。\n- [c](https://c.example/)：三。\n- [d](https://d.example/)：四。\n- [e](https://e.example/)：五。\n',
    },
    {
      name: 'lines of HTML are measured by themselves',
      options: { least: 2, majority: 0.6 },
      bad: '<p>\n<a href="https://a.example/"><b>a</b></a> - first<br>\n<a href="https://b.example/"><b>b</b></a>: second<br>\n<a href="https://c.example/"><b>c</b></a> - third<br>\n</p>\n',
      lines: [3],
      fixed:
        '<p>\n<a href="https://a.example/"><b>a</b></a> - first<br>\n<a href="https://b.example/"><b>b</b></a> - second<br>\n<a href="https://c.example/"><b>c</b></a> - third<br>\n</p>\n',
    },
    {
      name: 'many deviations are one finding',
      options: { separator: ' — ', most: 2 },
      bad: '- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two.\n- [c](https://c.example/) - Three.\n',
      lines: [1],
      fixed: '- [a](https://a.example/) — One.\n- [b](https://b.example/) — Two.\n- [c](https://c.example/) — Three.\n',
    },
    {
      name: 'a list in which all entries have another one is told once',
      options: { least: 4, majority: 0.6 },
      bad: '- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two.\n- [c](https://c.example/) - Three.\n- [d](https://d.example/) - Four.\n- [e](https://e.example/) - Five.\n\nWords:\n\n- [f](https://f.example/): Six.\n- [g](https://g.example/): Seven.\n- [h](https://h.example/): Eight.\n',
      lines: [9],
      fixed:
        '- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two.\n- [c](https://c.example/) - Three.\n- [d](https://d.example/) - Four.\n- [e](https://e.example/) - Five.\n\nWords:\n\n- [f](https://f.example/) - Six.\n- [g](https://g.example/) - Seven.\n- [h](https://h.example/) - Eight.\n',
    },
    {
      name: 'dashes of Chinese are two',
      options: { least: 2, majority: 0.6 },
      bad: '- [a](https://a.example/)：一。\n- [b](https://b.example/)：二。\n- [c](https://c.example/) —— 三。\n',
      lines: [3],
      fixed: '- [a](https://a.example/)：一。\n- [b](https://b.example/)：二。\n- [c](https://c.example/)：三。\n',
    },
    {
      name: 'badges, licences and further links may stand between',
      options: { separator: ' - ' },
      good: '- [a](https://a.example/) :star: `MIT` - One.\n- [b](https://b.example/) by [B](https://b.example/b) - Two.\n- **[c](https://c.example/)** - Three – or more.\n',
    },
    {
      name: 'sentences that begin with the link, and what is no description',
      options: { separator: ' - ' },
      good: '- [a](https://a.example/) shows how it is done.\n- [b](https://b.example/) by @b\n- [c](https://c.example/) (PDF)\n- [d](https://d.example/) _In Chinese_\n- See [e](https://e.example/): it is good.\n- [f](https://f.example/) 系列\n- [g](https://g.example/) | [h](https://h.example/)\n',
    },
    {
      name: 'a list without a convention',
      options: { least: 2 },
      good: '- [a](https://a.example/) - One.\n- [b](https://b.example/): Two.\n',
    },
  ],
});

function deviations(text: string, { entries }: ShapeConventions, usual: string): readonly RuleFinding[] {
  return entries.flatMap((one): readonly RuleFinding[] => {
    const span = one.separator === usual ? null : deviation(text, one);
    if (span === null) return [];
    const expected = text.slice(span.start, span.end);
    const edits: readonly Edit[] = [{ span, text: usual, expected }];
    const data = { name: one.entry.name, written: one.separator, usual };
    // Where nothing stands at all, what follows is pointed at.
    const place = expected === '' && one.description !== null ? one.description.first : span;
    // Where the line ends is a matter of taste that a new separator does not settle.
    const fix = /[\r\n]/.test(expected) ? {} : ({ fix: { safety: 'safe', edits } } as const);
    return [{ span: place, data, link: one.entry.link, ...fix }];
  });
}

/** Where another separator stands, or one is missing. */
function deviation(text: string, { begins, description, separator, parting }: DescribedEntry): Span | null {
  if (begins === 'with-words' || description === null || parting === 'prose') return null;
  const { between, first } = description;
  if (description.separator !== null) {
    // "A tool – a fast one", and links in a row.
    if (between === 'words' || (/[|·•→»]/.test(separator) && text.startsWith('[', first.start))) return null;
    return description.separator;
  }
  const spaces = /[ \t\u00A0]*$/.exec(text.slice(Math.max(0, first.start - 8), first.start))?.[0] ?? '';
  return { start: first.start - spaces.length, end: first.start };
}
