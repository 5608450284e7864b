import { expect, test } from 'vitest';
import { extractLinks } from '../../src/extract/links.ts';
import { mend } from '../../src/fix/mend.ts';
import type { Edit } from '../../src/model/edit.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';
import { sourceOf } from '../lint/linting.ts';

test('text that is moved has the links of the place that it comes from, however it reads by itself', () => {
  const first = '    - [b](https://b.example/)\n';
  const second = '    - [a](https://a.example/)\n';
  const text = `- c\n${first}${second}`;
  const start = text.indexOf(first);
  const cut = { start: start + first.length, end: text.length };
  // Four spaces make code of a line that stands alone.
  const edits: readonly Edit[] = [
    { span: { start, end: start }, text: second, expected: '', copies: cut },
    { span: cut, text: '', expected: second },
  ];
  const fix = { kind: 'lint', safety: 'safe', edits, becomes: null } as const;
  const mended = mend(sourceOf(text), [fix], (read) => extractLinks(parseMarkdown(read)));
  expect(mended.dropped).toEqual([]);
  expect(mended.text).toBe(`- c\n${second}${first}`);
});
