import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';
import { readTop } from '../awesome/top.ts';
import type { RuleFinding } from '../rule.ts';

/** Words that stay small in titles, but for the first and the last one. */
const small: ReadonlySet<string> = new Set(
  'a an and as at but by en for from if in into nor of on or over per the to up v via vs with'.split(' '),
);

export const awesomeTitle = defineAwesomeRule({
  name: 'awesome-title',
  what: 'titles that are not `# Awesome Name of List`',
  why: 'The list of awesome lists asks for one title of the first depth, in title case, that begins with the word "Awesome".',
  severityInAwesome: 'error',
  fix: 'none',
  message: ({ problem, title, word }) => {
    switch (problem) {
      case 'none':
        return 'the list has no title: begin it with `# Awesome Name of List`';
      case 'picture':
        return 'a picture stands for the title: centre it with `align="center"`, or begin with `# Awesome Name of List`';
      case 'depth':
        return `the title "${title}" is not of the first depth: write it with one #`;
      case 'second':
        return `"${title}" is a second title: give sections two #`;
      case 'case':
        return `the title is not in title case: "${word}" begins with a small letter`;
      default:
        return `the title "${title}" does not begin with the word "Awesome"`;
    }
  },
  check: ({ page }) => {
    const { kind, title, end } = readTop(page);
    const others = page.outline().headings.filter((heading) => heading !== title && heading.depth === 1);
    const second = others.map(
      (heading): RuleFinding => ({ span: heading.span, data: { problem: 'second', title: heading.text } }),
    );
    if (kind === 'none') return [{ span: null, data: { problem: 'none' } }];
    if (title === null) {
      // The same that awesome-lint's heading asks of it.
      const isCentred = /\balign\s*=\s*["']?center\b/i.test(page.text.slice(0, end));
      return isCentred ? second : [{ span: null, data: { problem: 'picture' } }, ...second];
    }
    const tell = (problem: string, more = {}): RuleFinding => ({
      span: title.span,
      data: { problem, title: title.text, ...more },
    });
    if (title.depth > 1) return [tell('depth'), ...second];
    // A logo says it otherwise.
    if (title.text === '') return second;
    if (!/^\P{L}*Awesome(?!\p{L})/u.test(title.text)) return [tell('name'), ...second];
    const word = smallWord(title.text);
    return word === null ? second : [tell('case', { word }), ...second];
  },
  examples: [
    { good: '# Awesome Name of List\n\n## One\n' },
    { good: '# Awesome Node.js\n\n## One\n' },
    { name: 'a logo', good: '<div align="center"><img src="logo.svg" alt="Awesome X"></div>\n\n## One\n' },
    { name: 'a logo that is not centred', bad: '<img src="logo.svg" alt="Awesome X">\n\n## One\n', lines: [0] },
    { name: 'a logo in the title', good: '# ![Awesome X](logo.svg)\n\n## One\n' },
    { bad: '## Awesome List\n\n## One\n', lines: [1] },
    { bad: 'Text alone\n', lines: [0] },
    { bad: '# AwesomeSwift\n', lines: [1] },
    { bad: '# Lists of Things\n', lines: [1] },
    { bad: '# Awesome list of things\n', lines: [1] },
    { name: 'a second title', bad: '# Awesome List\n\n# Projects\n', lines: [3] },
  ],
});

function smallWord(title: string): string | null {
  const words = title.split(/[\s/]+/).filter((word) => /\p{L}/u.test(word));
  const found = words.find((word, index) => {
    const isInside = index > 0 && index < words.length - 1;
    return /^\P{L}*\p{Ll}+\P{L}*$/u.test(word) && !(isInside && small.has(word.replace(/\P{L}/gu, '')));
  });
  return found ?? null;
}
