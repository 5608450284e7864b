import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';
import { readTop } from '../awesome/top.ts';
import type { Contents } from '../contents/contents.ts';
import { createHeadingAnchors } from '../contents/heading-anchors.ts';
import type { Page } from '../page.ts';
import type { RuleFinding } from '../rule.ts';

/** Sections that must have no line; the last one as awesome-lint spells it. */
const unlisted = /^\P{L}*(?:[Cc]ontributing|[Ff]ootnotes|Related Lists)\P{L}*$/u;

export const awesomeContents = defineAwesomeRule({
  name: 'awesome-contents',
  what: 'tables of contents that are missing, not called "Contents", not the first section, deeper than two levels, or that list contributing and footnotes',
  why: 'The list of awesome lists asks for a table of contents of that name as the first section, for the items alone.',
  severityInAwesome: 'error',
  fix: 'suggested',
  message: ({ problem, title, text }) => {
    switch (problem) {
      case 'shape':
        return 'the table of contents is no Markdown list: write it as one';
      case 'missing':
        return 'there is no table of contents: add a section "Contents" with a line for each section';
      case 'title':
        return title === null
          ? 'the table of contents has no title: put a heading "Contents" above it'
          : `the table of contents is called "${title}": call it "Contents"`;
      case 'place':
        return `"${title}" is not the first section`;
      case 'depth':
        return `"${text}" is on the third level: two levels are enough`;
      default:
        return `"${text}" must not be in the table of contents`;
    }
  },
  check: ({ page }) => {
    const [contents] = page.contents();
    const { title, kind } = readTop(page);
    if (contents === undefined) {
      const likeness = findLikeness(page);
      // One whose fragments are broken is there, and they are told.
      return likeness === 'list' ? [] : [{ span: title?.span ?? null, data: { problem: likeness } }];
    }
    const own = page.outline().headings[contents.title];
    const findings: RuleFinding[] = [];
    if (own === undefined || own === title) {
      findings.push({ span: contents.items[0]?.list.span ?? null, data: { problem: 'title', title: null } });
    } else {
      if (own.text !== 'Contents') findings.push(nameIt(page, contents));
      const first = kind === 'picture' ? 0 : 1;
      if (contents.title > first) findings.push({ span: own.span, data: { problem: 'place', title: own.text } });
    }
    const deep = contents.items.find(({ parent }) => (parent?.parent ?? null) !== null);
    if (deep !== undefined) {
      findings.push({ span: deep.link.outer, link: deep.link, data: { problem: 'depth', text: deep.link.text } });
    }
    for (const { link } of contents.items) {
      if (unlisted.test(link.text)) {
        findings.push({ span: link.outer, link, data: { problem: 'line', text: link.text } });
      }
    }
    return findings.sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0));
  },
  examples: [
    { good: '# Awesome List\n\n## Contents\n- [One](#one)\n  - [Two](#two)\n\n## One\n### Two\n' },
    { name: 'with one line', good: '# Awesome List\n\n## Contents\n- [One](#one)\n\n## One\n' },
    { name: 'one line to a section makes none', bad: '# Awesome List\n\n## News\n- [One](#one)\n\n## One\n' },
    {
      name: 'below a picture',
      good: '<img src="logo.svg" alt="Awesome List">\n\n## Contents\n- [One](#one)\n- [Two](#two)\n\n## One\n## Two\n',
    },
    { bad: '# Awesome List\n\n## One\n- [a](https://a.example/)\n\n## Two\n- [b](https://b.example/)\n', lines: [1] },
    {
      name: 'in raw HTML',
      bad: '# Awesome List\n\n## Contents\n<p>\n<a href="#one">One</a>\n<a href="#two">Two</a>\n<a href="#three">Three</a>\n</p>\n\n## One\n## Two\n## Three\n',
      lines: [1],
    },
    {
      name: 'a list with a slip in a fragment',
      good: '# Awesome List\n\n## Contents\n- [One](#one)\n- [Two](#two)\n- [Three](#tree)\n\n## One\n## Two\n## Three\n',
    },
    {
      name: 'a list of which half leads nowhere',
      good: '# Awesome List\n\n## Contents\n- [One](#one)\n- [Two](#two)\n- [Berries](#fruit)\n- [Cherries](#more-fruit)\n\n## One\n## Two\n## Three\n## Four\n',
    },
    {
      name: 'another title',
      bad: '# Awesome List\n\n## Table of Contents\n- [One](#one)\n- [Two](#two)\n\n## One\n## Two\n',
      lines: [3],
      fixed: '# Awesome List\n\n## Contents\n- [One](#one)\n- [Two](#two)\n\n## One\n## Two\n',
    },
    {
      name: 'another title that lines lead to',
      bad: '# Awesome List\n\n## Index\n- [One](#one)\n- [Two](#two)\n\n## One\n[up](#index)\n## Two\n',
      lines: [3],
    },
    {
      name: 'after another section',
      bad: '# Awesome List\n\n## News\n\n## Contents\n- [One](#one)\n- [Two](#two)\n\n## One\n## Two\n',
      lines: [5],
    },
    {
      name: 'lines that must not be there',
      bad: '# Awesome List\n\n## Contents\n- [One](#one)\n- [Contributing](#contributing)\n\n## One\n## Contributing\n',
      lines: [5],
    },
    {
      name: 'a third level',
      bad: '# Awesome List\n\n## Contents\n- [One](#one)\n  - [Two](#two)\n    - [Three](#three)\n\n## One\n### Two\n#### Three\n',
      lines: [6],
    },
  ],
});

/** What links above the first entry that lead to the sections are: in a list, in a table or in raw HTML, or too few. */
function findLikeness(page: Page): 'list' | 'shape' | 'missing' {
  const { find } = createHeadingAnchors(page);
  const end = page.entries()[0]?.head.start ?? page.text.length;
  const { lists } = page.outline();
  const inLists = new Set<number | null>();
  const outside = new Set<number | null>();
  let next = 0;
  for (const { role, url, outer } of page.links) {
    if (role !== 'text' || !url.startsWith('#') || outer.start >= end) continue;
    while ((lists[next]?.span.end ?? Number.POSITIVE_INFINITY) <= outer.start) next++;
    const isInList = (lists[next]?.span.start ?? Number.POSITIVE_INFINITY) <= outer.start;
    (isInList ? inLists : outside).add(find(url.slice(1)));
  }
  if (outside.size > 2) return 'shape';
  return inLists.size > 2 ? 'list' : 'missing';
}

/** A title that lines lead back to keeps its name: they would lead nowhere. */
function nameIt(page: Page, { title, anchors }: Contents): RuleFinding {
  const heading = page.outline().headings[title];
  if (heading === undefined) return { span: null, data: { problem: 'missing' } };
  const finding = { span: heading.span, data: { problem: 'title', title: heading.text } };
  const at = page.text.indexOf(heading.text, heading.span.start);
  const isLinked = page.links.some(({ url }) => url.startsWith('#') && anchors.find(url.slice(1)) === title);
  if (isLinked || heading.text === '' || at === -1 || at + heading.text.length > heading.span.end) return finding;
  const edit = { span: { start: at, end: at + heading.text.length }, expected: heading.text, text: 'Contents' };
  return { ...finding, fix: { safety: 'suggested', edits: [edit] } };
}
