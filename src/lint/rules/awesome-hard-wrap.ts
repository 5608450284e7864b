import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';
import type { RuleFinding } from '../rule.ts';

/** More are a habit, told once. */
const single = 5;

export const awesomeHardWrap = defineAwesomeRule({
  name: 'awesome-hard-wrap',
  what: 'entries that go on in the next line',
  why: 'Wrapped entries make every change of a word a change of several lines; the list of awesome lists asks for one line each.',
  severityInAwesome: 'warning',
  fix: 'none',
  message: ({ count, name }) =>
    typeof count === 'number'
      ? `${count} entries go on in the next line, such as "${name}": write each in one line`
      : `"${name}" goes on in the next line: write it in one line`,
  check: ({ page }) => {
    const found = page.entries().flatMap(({ shape, head, name }): readonly RuleFinding[] => {
      if (shape !== 'item') return [];
      const at = softBreak(page.text.slice(head.start, head.end));
      if (at === null) return [];
      return [{ span: { start: head.start + at, end: head.end }, data: { name } }];
    });
    const [first] = found;
    if (first === undefined || found.length <= single) return found;
    return [{ ...first, data: { ...first.data, count: found.length } }];
  },
  examples: [
    {
      good: '# Awesome List\n- [a](https://a.example/) - One line.\n\n  Another paragraph.\n- [b](https://b.example/) - B.\n',
    },
    {
      name: 'breaks that are meant',
      good: '# Awesome List\n- [a](https://a.example/)  \n  A tool.\n- [b](https://b.example/)\\\n  B.\n- [c](https://c.example/)<br>\n  C.\n',
    },
    {
      bad: '# Awesome List\n- [a](https://a.example/) - A tool that is\n  wrapped.\n- [b](https://b.example/) - B.\n',
      lines: [2],
    },
    {
      name: 'as a habit, told once',
      bad: `# Awesome List\n${'- [a](https://a.example/) - A\n  tool.\n'.repeat(6)}`,
      lines: [2],
    },
  ],
});

/** Where the first line ends that is not ended on purpose. */
function softBreak(text: string): number | null {
  for (const { 0: ending, index } of text.matchAll(/\r\n|\n|\r/g)) {
    const line = text.slice(0, index);
    if (!/(?: {2}|\\|<br\s{0,9}\/?>)$/i.test(line.slice(-20)) && text.length > index + ending.length) return index;
  }
  return null;
}
