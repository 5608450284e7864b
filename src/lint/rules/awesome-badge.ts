import { isInside } from '../../extract/node.ts';
import type { Link } from '../../model/link.ts';
import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';
import { readTop } from '../awesome/top.ts';
import type { RuleFinding } from '../rule.ts';

const badge = 'https://awesome.re/badge.svg';
const home = 'https://awesome.re';
/** `awesome.md` of sindresorhus/awesome, section "Awesome badge". */
const badges: ReadonlySet<string> = new Set([
  badge,
  'https://awesome.re/badge-flat.svg',
  'https://awesome.re/badge-flat2.svg',
]);
const homes: ReadonlySet<string> = new Set([home, 'https://github.com/sindresorhus/awesome']);

export const awesomeBadge = defineAwesomeRule({
  name: 'awesome-badge',
  what: 'lists without the awesome badge beside their title, or with a changed one',
  why: 'The badge tells readers that the list follows the criteria, and must be used as it is.',
  severityInAwesome: 'error',
  fix: 'safe',
  message: ({ problem, url }) => {
    switch (problem) {
      case 'source':
        return `${url} is not the awesome badge as it is: ${badge}`;
      case 'link':
        return `the awesome badge must lead to ${home}${url === null ? '' : `, not to ${url}`}`;
      case 'place':
        return 'the awesome badge stands below the title: put it on its right';
      default:
        return `the awesome badge is missing beside the title: [![Awesome](${badge})](${home})`;
    }
  },
  check: ({ page }) => {
    const { kind, title, end } = readTop(page);
    const place = kind === 'markdown' && title !== null ? title.span : { start: 0, end };
    const found = page.links.filter((link) => link.role === 'media' && link.outer.start < end && isBadge(link));
    const shown = found.find(({ outer }) => isInside(outer, place));
    if (shown === undefined) {
      const [below] = found;
      if (below !== undefined) return [{ span: below.outer, link: below, data: { problem: 'place' } }];
      return [{ span: title?.span ?? null, data: { problem: 'missing' } }];
    }
    const findings: RuleFinding[] = badges.has(shown.url) ? [] : [replaced(shown, badge, 'source')];
    if (kind !== 'markdown') return findings;
    const around = page.links.find(({ role, outer }) => role === 'text' && isInside(shown.outer, outer));
    if (around === undefined)
      return [...findings, { span: shown.outer, link: shown, data: { problem: 'link', url: null } }];
    return homes.has(around.url) ? findings : [...findings, replaced(around, home, 'link')];
  },
  examples: [
    { good: '# Awesome List [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n' },
    {
      good: '# Awesome List [![Awesome](https://awesome.re/badge-flat2.svg)](https://github.com/sindresorhus/awesome)\n',
    },
    {
      name: 'in raw HTML',
      good: '<div align="center">\n<img src="logo.svg">\n<h1>Awesome List</h1>\n<a href="https://awesome.re"><img src="https://awesome.re/badge.svg"></a>\n</div>\n\n## One\n',
    },
    { bad: '# Awesome List\n\n## One\n', lines: [1] },
    {
      name: 'a copy of the badge',
      bad: '# Awesome List [![Awesome](https://cdn.example/sindresorhus/awesome/media/badge.svg)](https://awesome.re)\n',
      lines: [1],
      fixed: '# Awesome List [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n',
    },
    {
      name: 'another target',
      bad: '# Awesome List [![Awesome](https://awesome.re/badge.svg)](https://a.example/)\n',
      lines: [1],
      fixed: '# Awesome List [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n',
    },
    { name: 'no target', bad: '# Awesome List ![Awesome](https://awesome.re/badge.svg)\n', lines: [1] },
    {
      name: 'below the title',
      bad: '# Awesome List\n\n[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n',
      lines: [3],
    },
  ],
});

function isBadge({ url, text }: Link): boolean {
  if (/^https?:\/\/awesome\.re\//i.test(url)) return true;
  return /badge/i.test(url) && (/sindresorhus\/awesome/i.test(url) || /^awesome$/i.test(text));
}

function replaced(link: Link, becomes: string, problem: string): RuleFinding {
  const edit = { span: link.span, expected: link.raw, text: becomes };
  return { span: link.span, link, data: { problem, url: link.url }, fix: { safety: 'safe', edits: [edit], becomes } };
}
