import { z } from 'zod';
import type { Heading } from '../../model/outline.ts';
import { defineRule } from '../rule.ts';

export const emptySection = defineRule({
  name: 'empty-section',
  what: 'headings with nothing below them',
  why: 'A reader who comes from the contents finds nothing; mostly the last entry has gone, or the first one never came.',
  severity: 'warning',
  about: 'list',
  reach: 'file',
  fix: 'none',
  options: z.strictObject({}),
  message: ({ heading }) => `the section "${heading}" is empty: fill it, or remove its heading`,
  check: ({ page: { text, outline } }) => {
    const { headings } = outline();
    return headings.flatMap((heading, index) => {
      const next = headings[index + 1];
      // A title may stand above chapters of its own rank.
      if (
        index === 0 ||
        leadsOn(text, heading) ||
        isSignature(heading) ||
        (next !== undefined && isBelow(text, next, heading))
      )
        return [];
      const below = text.slice(heading.span.end, next?.span.start ?? text.length);
      if (saysSomething(isMarkdown(text, heading) ? below : below.replace(/^[\s\S]*?<\/h[1-6]\s*>/i, ''))) return [];
      return [{ span: heading.span, data: { heading: heading.text } }];
    });
  },
  examples: [
    { bad: '# List\n\n## Tools\n\n## Books\n\n- [a](https://a.example/)\n', lines: [3] },
    { bad: '# List\n\n## Tools\n\n- [a](https://a.example/)\n\n## Books', lines: [7] },
    {
      name: 'anchors, comments, lines, definitions and ways back do not count',
      bad: '# List\n\n## Tools\n\n<!-- none yet -->\n\n**[⬆ back to top](#list)**\n\n---\n\n<a name="books"></a>\n## Books\n\n[a]: https://a.example/\n',
      lines: [3, 12],
    },
    {
      name: 'headings in HTML',
      bad: '# List\n\n<h2>Tools</h2>\n\n<h2>Books</h2>\n\n[a](https://a.example/)\n',
      lines: [3],
    },
    {
      name: 'sections with sections, with words, code or images',
      good: '# List\n\n## Tools\n\n### For A\n\nNothing yet.\n\n### For B\n\n    code\n\n## Books\n\n<img src="a.png">\n',
    },
    {
      name: 'headings as contents, and chapters of HTML',
      good: '# List\n\n#### [Tools](#tools)\n\n## Tools\n\n<h2>For A</h2>\n\n[a](https://a.example/)\n',
    },
    {
      name: 'several functions with one description',
      good: '# List\n\n## .map(value)\n## .set(value)\n\nBoth of them.\n',
    },
    { name: 'a title above chapters of its rank', good: '# List\n\n# Tools\n\n- [a](https://a.example/)\n' },
  ],
});

/** Some lists write their chapters in Markdown and what stands in them in HTML, all of one rank. */
function isBelow(text: string, next: Heading, heading: Heading): boolean {
  if (next.depth > heading.depth) return true;
  return next.depth === heading.depth && isMarkdown(text, heading) && !isMarkdown(text, next);
}

/** `.map(value)`: what takes several kinds of arguments has one description below several headings. */
function isSignature({ text }: Heading): boolean {
  return /[\p{L}\p{N}]\(/u.test(text) && text.includes(')');
}

/** A heading that is a line of the contents. */
function leadsOn(text: string, { span }: Heading): boolean {
  return text.slice(span.start, span.end).includes('](#');
}

function isMarkdown(text: string, { span }: Heading): boolean {
  return text.charAt(span.start) !== '<';
}

function saysSomething(below: string): boolean {
  const [before = '', ...comments] = below.split('<!--');
  const shown = [before, ...comments.map((part) => part.slice(part.indexOf('-->') + 3))].join('');
  if (/<(?:img|picture|video|audio|iframe|object|embed|svg|table|pre|input)\b/i.test(shown)) return true;
  return shown
    .replace(/<[^<>]*>/g, '')
    .split(/[\r\n]+/)
    .some((line) => /\S/.test(line) && !isRule(line) && !isDefinition(line) && !leadsBack(line));
}

function isRule(line: string): boolean {
  return /^[ ]{0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(line);
}

function isDefinition(line: string): boolean {
  return /^[ ]{0,3}\[[^\]]+\]:/.test(line);
}

/** A line that does nothing but lead to the top of the page. */
function leadsBack(line: string): boolean {
  return line.length < 160 && /\]\(#[^)]*\)[^\p{L}\p{N}]*$/u.test(line) && /\btop\b|⬆|⬆️|🔝|↑|▲|返回|回到/iu.test(line);
}
