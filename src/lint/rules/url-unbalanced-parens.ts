import { z } from 'zod';
import type { Link } from '../../model/link.ts';
import { hostOf } from '../addresses/web-host.ts';
import type { Page } from '../page.ts';
import { defineRule, type RuleFinding } from '../rule.ts';
import { createRunningText } from '../text/running-text.ts';

export const urlUnbalancedParens = defineRule({
  name: 'url-unbalanced-parens',
  what: 'addresses with a parenthesis that nothing opens or closes, and parentheses left over behind a link',
  why: 'An address in Markdown ends at the first parenthesis that it does not open: what follows is lost or left over.',
  severity: 'warning',
  about: 'link',
  fix: 'suggested',
  options: z.strictObject({}),
  message: ({ problem }) => {
    if (problem === 'left-over') return 'a parenthesis is left over behind the link: take it out';
    return problem === 'unclosed'
      ? 'the address opens a parenthesis that it does not close: its end is missing'
      : 'the address closes a parenthesis that it does not open: take it off, or write %29';
  },
  check: ({ page }) => {
    const running = createRunningText(page);
    return page.links.flatMap((link): readonly RuleFinding[] => {
      const problem = hostOf(link.url) === null ? 'none' : problemOf(link.url);
      if (problem !== 'none')
        return [{ span: link.span, data: { url: link.url, problem }, link, ...closing(link, problem) }];
      const { end } = link.outer;
      if (link.kind !== 'inline' || page.text[end] !== ')' || !running.holds(end)) return [];
      if (isOpen(page, end)) return [];
      const span = { start: end, end: end + 1 };
      const edits = [{ span, text: '', expected: ')' }];
      return [{ span, data: { url: link.url, problem: 'left-over' }, link, fix: { safety: 'suggested', edits } }];
    });
  },
  examples: [
    { bad: '- [a](https://a.example/b)) - Fine.\n', fixed: '- [a](https://a.example/b) - Fine.\n' },
    {
      bad: '<a href="https://a.example/wiki/A_(b">a</a>\n',
      fixed: '<a href="https://a.example/wiki/A_(b)">a</a>\n',
    },
    { bad: '[a](<https://a.example/b)>)\n' },
    { good: '[a](https://a.example/wiki/A_(b)) (see [c](https://c.example/))\n' },
    { name: 'over several lines', good: 'This (see\n[a](https://a.example/) and\n[b](https://b.example/)) is fine.\n' },
    { name: 'lists in a line', good: '1) [a](https://a.example/) a) [b](https://b.example/) :)\n' },
    { name: 'other parentheses', good: '（[a](https://a.example/))\n' },
  ],
});

function problemOf(url: string): 'none' | 'unclosed' | 'unopened' {
  let depth = 0;
  for (const [character] of url.matchAll(/[()]/g)) {
    depth += character === '(' ? 1 : -1;
    if (depth < 0) return 'unopened';
  }
  return depth === 0 ? 'none' : 'unclosed';
}

/** The end of a title with a remark in parentheses is easily lost: `/wiki/Name_(remark`. */
function closing({ url, raw, span }: Link, problem: string): Pick<RuleFinding, 'fix'> {
  if (problem !== 'unclosed' || raw !== url || !/_\([^()/?#]+$/.test(url)) return {};
  return { fix: { safety: 'suggested', becomes: `${url})`, edits: [{ span, text: `${raw})`, expected: raw }] } };
}

/** Paragraphs longer than that do not go on in parentheses. */
const longestRemark = 500;

/** Whether a parenthesis is open at an offset, as far as its paragraph goes back. */
function isOpen({ text }: Page, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - longestRemark), offset);
  const blank = [...before.matchAll(/\n[ \t>]*\r?\n/g)].at(-1)?.index ?? -1;
  let depth = 0;
  for (const character of before.slice(blank + 1).replace(/\]\([^\s()]*(?:\([^\s()]*\))?[^\s()]*\)/g, '')) {
    if (/[(（]/.test(character)) depth++;
    else if (/[)）]/.test(character) && depth > 0) depth--;
  }
  return depth > 0;
}
