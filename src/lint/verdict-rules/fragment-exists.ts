import type { VerdictRule } from '../verdict-rule.ts';

export const fragmentExists: VerdictRule = {
  name: 'fragment-exists',
  what: 'fragments without such a heading, id or name, in this file and in others',
  why: 'The reader stays at the top of the page. Headings are renamed, and links to them forgotten.',
  told: ['dead/missing-anchor'],
  fix: 'safe',
  examples: [
    { name: 'a doubled #', bad: '[Tools](##tools)\n\n## Tools\n', fixed: '[Tools](#tools)\n\n## Tools\n' },
    { name: 'a slip of the pen', bad: '[Tools](#tolbox)\n\n## Toolbox\n', fixed: '[Tools](#toolbox)\n\n## Toolbox\n' },
    { name: 'letter case, which forges forgive', good: '[Tools](#Toolbox)\n\n## toolbox\n' },
    { name: 'nothing like it', bad: '[Tools](#weather)\n\n## Tools\n' },
    { name: 'in another file', files: { 'b.md': '# B\n' }, bad: '[b](b.md#c)\n' },
    { name: 'an anchor in HTML', good: '[Tools](#box)\n\n<a name="box"></a>\n' },
    { name: 'an emoji in the heading', good: '[Tools](#-tools)\n\n## 🔧 Tools\n' },
    { name: 'the top of the page', good: '[up](#top) [up](#)\n' },
  ],
};
