import { z } from 'zod';
import { suggest } from '../../config/suggestion.ts';
import { once } from '../../extract/once.ts';
import { defineRule } from '../rule.ts';
import { definitionsOf, labelOf, normalizeLabel } from '../text/labels.ts';
import { createRunningText, type RunningText } from '../text/running-text.ts';

export const undefinedReference = defineRule({
  name: 'undefined-reference',
  what: 'references `[text][label]` and `[label][]` to labels that are defined nowhere',
  why: 'A reader sees brackets in place of a link. `[label]` alone is left out: lists use it for tags.',
  severity: 'error',
  about: 'link',
  fix: 'none',
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe('Labels that need no definition.'),
  }),
  message: ({ label, suggestion }) =>
    `nothing defines [${label}]: ${suggestion === null ? 'add its definition' : `[${suggestion}] was probably meant`}`,
  check: ({ page }, { allow }) => {
    const definitions = definitionsOf(page);
    const allowed = new Set(allow.map(normalizeLabel));
    const labels = [...definitions.values()].map((link) => labelOf(link, page));
    const running = createRunningText(page);
    const tags = once(() => tagsOf(running));
    return running.matches(/\]\[([^\][\r\n]{0,200})\](?![([])/g).flatMap((match) => {
      const start = running.opening(match.index);
      if (start === null) return [];
      const text = page.text.slice(start + 1, match.index);
      const label = match[1]?.trim() === '' ? text : (match[1] ?? '');
      if (!isMeant(text, label, page.text[start - 1] ?? '')) return [];
      const name = normalizeLabel(label);
      if (allowed.has(name) || definitions.has(name)) return [];
      if (tags().has(name) && tags().has(normalizeLabel(text))) return [];
      const span = { start, end: match.index + match[0].length };
      return [{ span, data: { label, suggestion: suggest(label, labels) } }];
    });
  },
  examples: [
    { bad: '- [a][b] - Fine.\n', lines: [1] },
    { bad: '![logo][] and **[a tool][tols]**\n\n[tools]: https://a.example/\n', lines: [1, 1] },
    { bad: '[`a`][b]\n', lines: [1] },
    { name: 'tags', good: '- [a](https://a.example/) - Fine. [MIT] [website](https://b.example/) [x]\n' },
    { name: 'tags side by side', good: '- a [MIT]\n- b [GPL]\n- c [MIT][GPL]\n' },
    { name: 'alerts and footnotes', good: '> [!NOTE]\n> a[^1] [b][^2]\n\n[^1]: Note.\n' },
    { name: 'no links but code and numbers', good: 'a[i][j] [1][2] [a-z][0-9] int[][]\n' },
    { name: 'what the rule for syntax tells', good: '[a][https://a.example/]\n' },
    { options: { allow: ['todo'] }, good: '[a][TODO]\n' },
    { good: '[a][B  c] [b c][] [d][e][b c]\n\n[b C]: https://a.example/\n[e]: https://b.example/\n' },
  ],
});

/** What stands alone in brackets somewhere: two of these side by side are no reference. */
function tagsOf(running: RunningText): ReadonlySet<string> {
  return new Set(running.matches(/(?<!\])\[([^\][\r\n]{1,50})\](?![[(:])/g).map(([, tag = '']) => normalizeLabel(tag)));
}

/** Not an index, a class of characters, numbers of notes, a footnote, a template, nor an address in wrong brackets. */
function isMeant(text: string, label: string, before: string): boolean {
  if (/[\p{L}\p{N}_)\]]/u.test(before) || text.trim() === '') return false;
  if (/^[\d\s,–-]+$/.test(text) && /^[\d\s,–-]+$/.test(label)) return false;
  return !/^\^|^\\?.-\\?.|^(?:https?:\/\/|www\.|mailto:)|[{}$*|]/i.test(label);
}
