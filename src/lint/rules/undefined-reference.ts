import { z } from 'zod';
import { defineRule } from '../rule.ts';
import { findUndefinedReferences } from '../text/undefined-references.ts';

export const undefinedReference = defineRule({
  name: 'undefined-reference',
  what: 'references `[text][label]` and `[label][]` to labels that are defined nowhere',
  why: 'A reader sees brackets in place of a link. `[label]` alone is left out: lists use it for tags.',
  severity: 'error',
  about: 'link',
  reach: 'file',
  fix: 'none',
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe('Labels that need no definition.'),
  }),
  message: ({ label, suggestion }) =>
    `nothing defines [${label}]: ${suggestion === null ? 'add its definition' : `[${suggestion}] was probably meant`}`,
  check: ({ page }, { allow }) =>
    findUndefinedReferences(page, allow).map(({ span, label, suggestion }) => ({ span, data: { label, suggestion } })),
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
