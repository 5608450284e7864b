import { z } from 'zod';
import type { Edit } from '../../model/edit.ts';
import { askedFor } from '../entries/asked-for.ts';
import type { DescribedEntry, ShapeConventions } from '../entries/conventions.ts';
import type { Description } from '../entries/description.ts';
import type { Ending } from '../entries/ending.ts';
import { majorityOptions } from '../entries/majority-options.ts';
import { conventionOf, type Majority } from '../entries/tally.ts';
import { togetherByList } from '../entries/together-by-list.ts';
import { defineRule, type RuleFinding } from '../rule.ts';
import { countOf, together } from '../text/together.ts';

export const entryDescriptionEnd = defineRule({
  name: 'entry-description-end',
  what: 'descriptions that end otherwise than in the rest of the list',
  why: 'Descriptions that all end alike read as one text; most lists ask for a full stop, some for none.',
  severity: 'warning',
  // awesome-lint's list-item wants a mark, whatever the rest of the list has.
  presetOptions: { awesome: { end: 'always' } },
  about: 'list',
  fix: 'safe',
  options: z.strictObject({
    end: z
      .enum(['auto', 'always', 'never'])
      .default('auto')
      .describe('whether a mark such as a full stop ends a description; auto for what most of them do'),
    ...majorityOptions,
  }),
  message: (data) => {
    const { usual, mark, asked } = data;
    const found = usual === 'always' ? `the description ends without "${mark}"` : `the description ends with "${mark}"`;
    if (asked === true) return `${countOf(data)}${found}, ${usual === 'always' ? 'which' : 'where none'} is asked for`;
    return `${countOf(data)}${found}, where the list's others ${usual === 'always' ? 'have it' : 'do not'}`;
  },
  check: ({ page: { text, conventions } }, { end, most, ...majority }) => {
    const { item, row, line } = conventions();
    return [item, row, line].flatMap((shape) => {
      const usual = end === 'auto' ? usualEnd(shape, majority) : end;
      if (usual === null) return [];
      const found = usual === 'always' ? withoutMark(text, shape) : withMark(text, shape);
      return end === 'auto' ? togetherByList(found, shape, most, () => usual) : together(askedFor(found), most);
    });
  },
  examples: [
    {
      name: 'a full stop is missing',
      options: { least: 4 },
      bad: '- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two!\n- [c](https://c.example/) - Three\n- [d](https://d.example/) - Four.\n- [e](https://e.example/) - Five.',
      lines: [3],
      fixed:
        '- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two!\n- [c](https://c.example/) - Three.\n- [d](https://d.example/) - Four.\n- [e](https://e.example/) - Five.',
    },
    {
      name: 'a list in which all of them are missing is told once',
      options: { least: 4, majority: 0.5 },
      bad: '- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two!\n- [c](https://c.example/) - Three.\n\nBooks:\n\n- [d](https://d.example/) - Four\n- [e](https://e.example/) - Five\n- [f](https://f.example/) - Six\n',
      lines: [7],
      fixed:
        '- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two!\n- [c](https://c.example/) - Three.\n\nBooks:\n\n- [d](https://d.example/) - Four.\n- [e](https://e.example/) - Five.\n- [f](https://f.example/) - Six.\n',
    },
    {
      name: 'before emoji, badges, tags of HTML and quotes around all of it; instead of a comma',
      options: { end: 'always' },
      bad: '- [a](https://a.example/) - One :star:\r\n- [b](https://b.example/) - Two ![c](c.png)\r\n- [c](https://c.example/) - “Three”\r\n- [d](https://d.example/) - Four,\r\n- [e](https://e.example/) - Five<br>\r\n- [f](https://f.example/) - For `six`\r\n- [g](https://g.example/) - See [a][a]\r\n\r\n[a]: https://a.example/\r\n',
      lines: [1, 2, 3, 4, 5, 6, 7],
      fixed:
        '- [a](https://a.example/) - One. :star:\r\n- [b](https://b.example/) - Two. ![c](c.png)\r\n- [c](https://c.example/) - “Three.”\r\n- [d](https://d.example/) - Four.\r\n- [e](https://e.example/) - Five.<br>\r\n- [f](https://f.example/) - For `six`.\r\n- [g](https://g.example/) - See [a][a].\r\n\r\n[a]: https://a.example/\r\n',
    },
    {
      name: 'before licences and platforms, where the list has them there',
      options: { end: 'always' },
      bad: '- [a](https://a.example/) - One. `MIT` `Go`\n- [b](https://b.example/) - Two. ([Demo](https://b.example/demo)) `MIT`\n- [c](https://c.example/) - Three `MIT` `C`\n',
      lines: [3],
      fixed:
        '- [a](https://a.example/) - One. `MIT` `Go`\n- [b](https://b.example/) - Two. ([Demo](https://b.example/demo)) `MIT`\n- [c](https://c.example/) - Three. `MIT` `C`\n',
    },
    {
      name: 'the mark is that of the list',
      options: { least: 4 },
      bad: '- [a](https://a.example/)：一。\n- [b](https://b.example/)：二。\n- [c](https://c.example/)：三\n- [d](https://d.example/)：四。\n- [e](https://e.example/)：五。\n',
      lines: [3],
      fixed:
        '- [a](https://a.example/)：一。\n- [b](https://b.example/)：二。\n- [c](https://c.example/)：三。\n- [d](https://d.example/)：四。\n- [e](https://e.example/)：五。\n',
    },
    {
      name: 'a full stop too many, in a table as well',
      options: { end: 'never' },
      bad: '- [a](https://a.example/) - One.\n\n| Name | About |\n|---|---|\n| [b](https://b.example/) | Two is more. |\n',
      lines: [1, 5],
      fixed:
        '- [a](https://a.example/) - One\n\n| Name | About |\n|---|---|\n| [b](https://b.example/) | Two is more |\n',
    },
    {
      name: 'other marks, abbreviations and several sentences keep their ends',
      options: { end: 'never' },
      good: '- [a](https://a.example/) - One!\n- [b](https://b.example/) - Two, three, etc.\n- [c](https://c.example/) - By C. D.\n- [d](https://d.example/) - First. Second.\n- [e](https://e.example/) - And so on...\n',
    },
    {
      name: 'what ends a sentence, and what is none',
      options: { end: 'always' },
      good: '- [a](https://a.example/) - What (is it?)\n- [b](https://b.example/) - “Two.”\n- [c](https://c.example/) - "Three".\n- [d](https://d.example/) - Four. ⭐\n- [e](https://e.example/) - (PDF)\n- [f](https://f.example/) by @f\n- [g](https://g.example/) - Several:\n  - [h](https://h.example/)\n- [i](https://i.example/) - Nine. *(Old.)*\n- [j](https://j.example/) - [Ten.](https://j.example/ten)\n',
    },
    {
      name: 'lines of HTML that go on, and notes',
      options: { end: 'always' },
      good: '<p>\n<a href="https://a.example/">a</a> - goes on\nand on.<br>\n<a href="https://b.example/">b</a> - two. <sup>1</sup><br>\n</p>\n',
    },
    {
      name: 'a list without a convention',
      options: { least: 2 },
      good: '- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two\n',
    },
  ],
});

function usualEnd({ endings }: ShapeConventions, majority: Majority): 'always' | 'never' | null {
  const { total, counts } = endings;
  const without = counts.get('') ?? 0;
  const habits = new Map<'always' | 'never', number>([
    ['always', total - without],
    ['never', without],
  ]);
  return conventionOf({ total, counts: habits }, majority);
}

/** An entry whose description can be told to end somewhere. */
interface Ended extends DescribedEntry {
  readonly description: Description;
  readonly ending: Ending;
}

/** Without words that nothing parts from the link, and those in parentheses: these need not be sentences. */
function endedEntries(text: string, { entries }: ShapeConventions): readonly Ended[] {
  return entries.flatMap(({ description, ending, ...entry }) => {
    if (description === null || ending === null || entry.begins === 'with-words' || entry.parting === 'prose')
      return [];
    if (entry.entry.shape === 'line' && goesOn(text, entry.entry.span.end)) return [];
    const { first, words } = description;
    if (/^[(（]/.test(text.charAt(first.start)) && first.end === words.end) return [];
    return [{ description, ending, ...entry }];
  });
}

/** Whether the next line of HTML belongs to the same paragraph. */
function goesOn(text: string, end: number): boolean {
  return text.charAt(end - 1) !== '>' && /^(?:\r?\n|\r)[ \t]*[^\s<]/.test(text.slice(end, end + 80));
}

function withoutMark(text: string, shape: ShapeConventions): readonly RuleFinding[] {
  const [mark = '.'] = [...shape.endings.counts]
    .sort(([, one], [, other]) => other - one)
    .flatMap(([found]) => (found.length === 1 ? [found] : []));
  const { counts } = shape.tags;
  const tags = (counts.get('tags') ?? 0) > (counts.get('nothing') ?? 0) ? 'usual' : 'unusual';
  return endedEntries(text, shape).flatMap((one): readonly RuleFinding[] => {
    const { entry, ending } = one;
    // A list follows.
    if (ending.mark !== '' || (/[:：]/.test(text.charAt(ending.at - 1)) && entry.span.end > entry.head.end)) return [];
    const edit = closing(text, one, mark, tags);
    const span = edit?.span ?? { start: ending.at - 1, end: ending.at };
    const data = { name: entry.name, usual: 'always', mark };
    const found: RuleFinding = { span, data, link: entry.link };
    return [edit === null ? found : { ...found, fix: { safety: 'safe', edits: [edit] } }];
  });
}

/** The edit that closes a description, or `null` where it is not plain where its words end. */
function closing(text: string, { description, ending }: Ended, mark: string, tags: 'usual' | 'unusual'): Edit | null {
  const { withTags, withoutTags } = description.ends;
  const after = text.slice(withoutTags, withTags);
  // These belong to the sentence unless the list has them after it; links in brackets may be either.
  const isPart = ending.before === 'tags' && tags === 'unusual';
  if (isPart && !/^\s*(?:[`*_]|\[[^\]]*\](?:\([^()]*\)|\[[^\]]*\])$|[(（](?!\[)[^()（）]*[)）]$)/.test(after))
    return null;
  const at = isPart ? withTags : ending.at;
  const before = text.charAt(at - 1);
  if (/[,;，；、]/.test(before)) return { span: { start: at - 1, end: at }, text: mark, expected: before };
  // With the character before it: a mark alone would stay behind where another fix moves the entry.
  if (!/[\p{L}\p{N}\p{S}`)\]）'"”’»」*_]/u.test(before)) return null;
  return { span: { start: at - 1, end: at }, text: before + mark, expected: before };
}

/** Dots that belong to the word before them. */
const abbreviation =
  /(?:^|[\s(.])(?:etc|al|inc|ltd|co|corp|jr|sr|vs|no|st|dr|mr|mrs|ms|eds?|vol|ver|dept|gov|univ|\p{L})$/iu;

function withMark(text: string, shape: ShapeConventions): readonly RuleFinding[] {
  return endedEntries(text, shape).flatMap(({ entry, description, ending: { mark, at } }): readonly RuleFinding[] => {
    if (mark !== '.' && mark !== '。') return [];
    const before = text.slice(description.words.start, at);
    if (abbreviation.test(before.slice(-12)) || /[.!?。！？](?:\s|$)|[。！？]/u.test(before)) return [];
    const span = { start: at, end: at + 1 };
    const data = { name: entry.name, usual: 'never', mark };
    return [{ span, data, link: entry.link, fix: { safety: 'safe', edits: [{ span, text: '', expected: mark }] } }];
  });
}
