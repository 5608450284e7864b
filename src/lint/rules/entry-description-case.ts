import { z } from 'zod';
import { askedFor } from '../entries/asked-for.ts';
import type { DescribedEntry } from '../entries/conventions.ts';
import { majorityOptions } from '../entries/majority-options.ts';
import { conventionOf, tally } from '../entries/tally.ts';
import { defineRule, type RuleFinding } from '../rule.ts';
import { countOf, together } from '../text/together.ts';

type Case = 'upper' | 'lower';

export const entryDescriptionCase = defineRule({
  name: 'entry-description-case',
  what: 'descriptions that begin with a small letter where the others begin with a capital, or the other way round',
  why: 'Descriptions that all begin alike read as one text.',
  severity: 'off',
  // awesome-lint's list-item finds it.
  presets: { awesome: 'warning' },
  presetOptions: { awesome: { case: 'upper' } },
  about: 'list',
  fix: 'safe',
  options: z.strictObject({
    case: z
      .enum(['auto', 'upper', 'lower'])
      .default('auto')
      .describe('how descriptions begin; auto for capitals where most of the list has them'),
    // Names that are written small even at the beginning of a sentence, and look like words.
    allow: z
      .array(z.string())
      .default(['npm', 'npx', 'pip', 'curl', 'jq', 'git', 'bash', 'zsh', 'systemd', 'nginx', 'webpack', 'pandas'])
      .describe('words that stay as they are'),
    ...majorityOptions,
  }),
  message: (data) => {
    const { word, usual, asked } = data;
    const other = asked === true ? `where a ${usual} is asked for` : `the list's others with a ${usual}`;
    return `${countOf(data)}the description begins with "${word}", ${other}`;
  },
  check: ({ page: { text, conventions } }, { case: wanted, allow, most, ...majority }) => {
    const { item, row, line } = conventions();
    return [item, row, line].flatMap(({ entries }) => {
      const words = entries.flatMap((one) => firstWord(text, one) ?? []);
      const usual = wanted === 'auto' ? conventionOf(tally(words.map(caseOf)), majority) : wanted;
      // Whether a capital belongs to a name cannot be told: only who asks for small letters hears of them.
      if (usual === null || (wanted === 'auto' && usual === 'lower')) return [];
      // What a name of the list has in small letters is one itself: cargo, django.
      const kept = new Set([...allow, ...entries.flatMap(({ entry }) => entry.name.match(/\p{Ll}+/gu) ?? [])]);
      const found = words
        .filter((word) => caseOf(word) !== usual && !kept.has(word.text))
        .map((word) => toFinding(word, usual));
      return together(wanted === 'auto' ? found : askedFor(found), most);
    });
  },
  examples: [
    {
      options: { least: 4 },
      bad: '- [a](https://a.example/) - One.\n- [b](https://b.example/) - two.\n- [c](https://c.example/) - Three.\n- [d](https://d.example/) - Four.\n- [e](https://e.example/) - Five.\n',
      lines: [2],
      fixed:
        '- [a](https://a.example/) - One.\n- [b](https://b.example/) - Two.\n- [c](https://c.example/) - Three.\n- [d](https://d.example/) - Four.\n- [e](https://e.example/) - Five.\n',
    },
    {
      name: 'in quotes and emphasis, in tables and other alphabets',
      options: { case: 'upper' },
      bad: '- [a](https://a.example/) - “one.”\n- [b](https://b.example/) - *two* or more.\n- [c](https://c.example/) - три.\n\n| A | B |\n|---|---|\n| [d](https://d.example/) | four of them |\n',
      lines: [1, 2, 3, 7],
      fixed:
        '- [a](https://a.example/) - “One.”\n- [b](https://b.example/) - *Two* or more.\n- [c](https://c.example/) - Три.\n\n| A | B |\n|---|---|\n| [d](https://d.example/) | Four of them |\n',
    },
    {
      name: 'small letters where they are asked for; whether a name stands there, a person must see',
      options: { case: 'lower' },
      bad: '- [a](https://a.example/) - a tool.\n- [b](https://b.example/) - Tools.\n',
      lines: [2],
      fixed: '- [a](https://a.example/) - a tool.\n- [b](https://b.example/) - tools.\n',
    },
    {
      name: 'names, code, numbers and scripts without case',
      options: { case: 'upper' },
      good: '- [pandas](https://a.example/) - pandas for all.\n- [django-x](https://x.example/) - django with more.\n- [fig](https://y.example/) - figlet 的实现。\n- [b](https://b.example/) - macOS only.\n- [c](https://c.example/) - `grep` with colours.\n- [d](https://d.example/) - 3 tools.\n- [e](https://e.example/) - 工具。\n- [f](https://f.example/) - npm without waiting.\n- [g](https://g.example/) - node.js for all.\n- [h](https://h.example/) does it all.\n- [i](https://i.example/) - [link](https://i.example/i) to it.\n- [j](https://j.example/) - ~user is a place.\n',
    },
  ],
});

interface Word {
  readonly start: number;
  readonly text: string;
  readonly entry: DescribedEntry['entry'];
}

/** A first word that is nothing but letters, small from the second on. */
function firstWord(text: string, { entry, begins, description, parting }: DescribedEntry): Word | null {
  if (description === null || begins === 'with-words' || description.between === 'words') return null;
  if (parting === 'prose') return null;
  const { start } = description.first;
  // A word by itself is somebody's name: "- [Title](…) - somebody (PDF)".
  if (/^[\p{L}\p{N}_.-]*[\p{L}\p{N}_]$/u.test(text.slice(description.words.start, description.words.end))) return null;
  // A path in somebody's home, or struck out.
  if (text.charAt(start - 1) === '~') return null;
  const [, quotes = '', word = ''] =
    /^(["'“”„«»‹‘’「『]*)(\p{L}\p{Ll}*)(?![\p{L}\p{N}\-/@+#=~]|[._*:][\p{L}\p{N}]|\s?\p{Lo})/u.exec(
      text.slice(start, start + 60),
    ) ?? [];
  return word.toUpperCase() !== word.toLowerCase() ? { start: start + quotes.length, text: word, entry } : null;
}

function caseOf({ text }: Word): Case {
  return /^\p{Ll}/u.test(text) ? 'lower' : 'upper';
}

function toFinding({ start, text, entry }: Word, usual: Case): RuleFinding {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  const span = { start, end: start + first.length };
  const changed = usual === 'upper' ? first.toUpperCase() : first.toLowerCase();
  const data = { word: text, usual: usual === 'upper' ? 'capital' : 'small letter' };
  const safety = usual === 'upper' ? 'safe' : 'suggested';
  const fix = { safety, edits: [{ span, text: changed, expected: first }] } as const;
  return {
    span: { start, end: start + text.length },
    data,
    link: entry.link,
    ...(changed.length === first.length ? { fix } : {}),
  };
}
