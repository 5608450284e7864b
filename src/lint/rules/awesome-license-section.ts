import { isInside } from '../../extract/node.ts';
import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';
import type { RuleFinding } from '../rule.ts';

const heading = /^\P{L}*licen[cs](?:e|es|ing)\P{L}*$/iu;
const badge = /licen[cs]e|licensebuttons\.net|creativecommons\.org/i;

export const awesomeLicenseSection = defineAwesomeRule({
  name: 'awesome-license-section',
  what: 'sections and badges about the licence of the list',
  why: 'The licence belongs into a file of its own, where forges find it; the list of awesome lists asks for none in the README.',
  severityInAwesome: 'error',
  fix: 'none',
  message: ({ kind, title }) =>
    kind === 'badge'
      ? 'a badge shows the licence of the list: a LICENSE file is enough'
      : `the section "${title}" is about the licence of the list: move it to a LICENSE file`,
  check: ({ page }) => {
    const sections = page
      .outline()
      .headings.filter(({ text }) => heading.test(text))
      .map(({ text, span }): RuleFinding => ({ span, data: { kind: 'section', title: text } }));
    const entries = page.entries();
    let next = 0;
    const badges = page.links.flatMap((link): readonly RuleFinding[] => {
      while ((entries[next]?.head.end ?? Number.POSITIVE_INFINITY) <= link.outer.start) next++;
      const entry = entries[next];
      if (entry !== undefined && isInside(link.outer, entry.head)) return [];
      if (link.role !== 'media' || !badge.test(link.url)) return [];
      return [{ span: link.outer, link, data: { kind: 'badge', title: null } }];
    });
    return [...sections, ...badges].sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0));
  },
  examples: [
    {
      good: '# Awesome List\n\n## Licensed Software\n- [a](https://a.example/) ![MIT](https://img.a.example/license/MIT)\n',
    },
    { bad: '# Awesome List\n\n## License\nCC0\n', lines: [3] },
    { bad: '# Awesome List\n\n## 📄 Licensing\n', lines: [3] },
    { bad: '# Awesome List\n\n<h2>Licence</h2>\n', lines: [3] },
    {
      name: 'a badge',
      bad: '# Awesome List\n\n[![CC0](https://licensebuttons.net/p/zero/1.0/88x31.png)](LICENSE)\n',
      lines: [3],
    },
  ],
});
