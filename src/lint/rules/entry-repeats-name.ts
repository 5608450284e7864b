import { z } from 'zod';
import { defineRule, type RuleFinding } from '../rule.ts';
import { countOf, together } from '../text/together.ts';

/** By what comes right after it a name is read as the name again, and not as a word of the description (`Redis client`). */
const verbs = [
  ...['is', 'are', 'was', 'has', 'can', 'will', 'aims', 'allows', 'automates', 'automatically', 'brings', 'combines'],
  ...['contains', 'enables', 'gives', 'helps', 'lets', 'makes', 'offers', 'provides', 'simplifies', 'supports', 'uses'],
  ...['ist', 'bietet', 'est', 'permet', 'propose', 'es', 'permite', 'ofrece', 'é', 'oferece', 'è', 'permette', 'jest'],
  ...['это', '是', '为', '可', '能', '让', '提供', '支持', 'は'],
];

export const entryRepeatsName = defineRule({
  name: 'entry-repeats-name',
  what: 'descriptions that begin with the name of what they describe',
  why: 'The name stands right before: "[Foo](…) - Foo is a tool" says no more than "[Foo](…) - Tool".',
  severity: 'info',
  // awesome-lint's no-repeat-item-in-description finds it, and words that only happen to be the name as well.
  presets: { awesome: 'warning' },
  presetOptions: { awesome: { names: 'all' } },
  about: 'list',
  fix: 'none',
  options: z.strictObject({
    names: z
      .enum(['subjects', 'all'])
      .default('subjects')
      .describe('Which names are told: those that a sentence begins with, or words like others too (`Redis client`).'),
    verbs: z
      .array(z.string().min(1))
      .default(verbs)
      .describe('Words after the name that make a sentence about it; without one the name is a word like others.'),
    // Where it is a habit, one word about it will do.
    most: z.int().min(1).default(10).describe('Beyond how many findings there is one for all.'),
  }),
  message: (data) => `${countOf(data)}the description begins with "${data['name']}", the entry's own name`,
  check: ({ page: { text, conventions } }, { names, verbs, most }) => {
    const { item, row, line } = conventions();
    const isRepeated = names === 'all' ? endsWord : sentenceTest(verbs);
    const found = [item, row, line].flatMap(({ entries }) =>
      entries.flatMap(({ entry, description, parting }): readonly RuleFinding[] => {
        if (description === null || parting === 'prose') return [];
        const { words } = description;
        const [before = ''] = /^["'“„«*_`[]*/.exec(text.slice(words.start, words.end)) ?? [];
        const start = words.start + before.length;
        const end = start + entry.name.length;
        const isName = entry.name !== '' && text.slice(start, end).toLowerCase() === entry.name.toLowerCase();
        if (!isName || end > words.end || !isRepeated(text.slice(end, Math.min(words.end, end + longestVerb))))
          return [];
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
      name: 'with its meaning',
      bad: '- [lxc](https://a.example/) - LXC - Linux Containers.\n- [Bar](https://b.example/) - Bar, a tool.\n- [Baz](https://c.example/) - Baz.\n- [qux](https://d.example/) – Qux 是一个工具。\n',
      lines: [1, 2, 3, 4],
    },
    {
      name: 'names that are words of the description',
      good: '- [redis](https://a.example/) - Redis client.\n- [immutable](https://b.example/) - Immutable data.\n- [Cryptography](https://c.example/) - Cryptography resources.\n- [tools](https://d.example/) - Tools for the web.\n- [Humor](https://e.example/) - Humor, jokes, and more.\n- [Qux](https://f.example/) – [Qux](https://f.example/home) by Someone.\n',
    },
    {
      name: 'words of the description, where they are told too',
      options: { names: 'all' },
      bad: '- [redis](https://a.example/) - Redis client.\n- [Web](https://b.example/) - Web-based tool.\n- [Java](https://c.example/) - JavaScript is another one.\n',
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

/** Whether a name ends where something else begins, as awesome-lint's no-repeat-item-in-description sees it. */
function endsWord(rest: string): boolean {
  return /^["'”’»*_`]*(?:$|[\s.,!?:-])/.test(rest);
}

/** How much is looked at behind a name: emphasis that ends there, and a word. */
const longestVerb = 24;

function sentenceTest(words: readonly string[]): (rest: string) => boolean {
  const known = new Set(words.map((word) => word.toLowerCase()));
  const unspaced = words.filter((word) => /^\p{Lo}/u.test(word));
  return (rest) => {
    const after = rest.replace(/^["'”’»*_`]+/, '');
    // A sentence of nothing else, or one that goes on to say what it means.
    if (/^(?:[.!?。]?$|[.!?。]\s|[:：]|\s*[–—]|\s-\s|,\s(?:an?|the)\s)/.test(after)) return true;
    const next = after.trimStart();
    if (unspaced.some((word) => next.startsWith(word))) return true;
    return after !== next && known.has(/^\p{L}+/u.exec(next)?.[0].toLowerCase() ?? '');
  };
}
