import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';
import { readTop } from '../awesome/top.ts';

/** Says that there is a list, not what its theme is. */
const aboutList =
  /^\W*(?:this is )?(?:an? |the )?(?:\w+[ ,]+){0,3}?(?:awesome |curated )?(?:list|collection|compilation)\b[^.]*\.?$/i;

export const awesomeDescription = defineAwesomeRule({
  name: 'awesome-description',
  what: 'lists that do not say at the top what their theme is',
  why: 'A visitor who does not know the theme must learn what it is; that this is a curated list, everyone sees.',
  severityInAwesome: 'error',
  fix: 'none',
  message: ({ problem }) =>
    problem === 'missing'
      ? 'nothing between the title and the first section says what the theme is: describe it in a sentence'
      : 'this describes the list, not its theme: say what the theme is',
  check: ({ page }) => {
    const { title, end } = readTop(page);
    const from = title?.span.end ?? 0;
    const { paragraphs, html } = page.outline();
    const flow = html.filter(({ place }) => place === 'flow').map(({ span }) => span);
    const blocks = [...paragraphs, ...flow]
      .filter(({ start }) => start >= from && start < end)
      .map((span) => ({ span, words: wordsOf(page.text.slice(span.start, span.end)) }))
      .filter(({ words }) => /\p{L}{2}/u.test(words));
    if (blocks.length === 0) return [{ span: title?.span ?? null, data: { problem: 'missing' } }];
    const [only, more] = blocks;
    if (only === undefined || more !== undefined || !aboutList.test(only.words)) return [];
    return [{ span: only.span, data: { problem: 'list' } }];
  },
  examples: [
    { good: '# Awesome List\n\n> A language that runs everywhere.\n\n## One\n' },
    {
      name: 'in raw HTML',
      good: '<h1>Awesome List</h1>\n\n<p align="center">\n<b>A language</b> that runs everywhere.\n</p>\n\n## One\n',
    },
    {
      name: 'about both',
      good: '# Awesome List\n\nA language that runs everywhere.\n\nA curated list of tools.\n\n## One\n',
    },
    { bad: '# Awesome List\n\n## One\n', lines: [1] },
    {
      name: 'badges and pictures say nothing',
      bad: '# Awesome List\n\n[![x](https://a.example/x.svg)](https://a.example/) <!-- a comment -->\n\n<img src="logo.svg" alt="A logo">\n\n## One\n',
      lines: [1],
    },
    { bad: '# Awesome List\n\n> A curated list of awesome tools.\n\n## One\n', lines: [3] },
  ],
});

/** What a reader reads: without comments, tags, pictures and the addresses of links. */
function wordsOf(block: string): string {
  return block
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/!\[[^[\]]*\](?:\([^()]*\)|\[[^[\]]*\])?/g, ' ')
    .replace(/\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])?/g, '$1')
    .replace(/[*_`>#]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
