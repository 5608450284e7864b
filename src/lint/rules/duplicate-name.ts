import { z } from 'zod';
import { once } from '../../extract/once.ts';
import { createLineIndex } from '../../model/span.ts';
import type { Destination } from '../entries/destinations.ts';
import { defineRule, type RuleFinding } from '../rule.ts';

export const duplicateName = defineRule({
  name: 'duplicate-name',
  what: 'entries called like an earlier one of their section that lead elsewhere',
  why: 'Often it is one thing with its old and its new address. Entries of one name that stand side by side are taken for two things: who put them there saw both.',
  severity: 'warning',
  about: 'list',
  fix: 'none',
  options: z.strictObject({
    scope: z.enum(['section', 'file']).default('section').describe('where a name must not come again: section or file'),
    // What links are called when an entry has several, or goes on elsewhere.
    except: z
      .array(z.string())
      .default([
        'article',
        'blog',
        'book',
        'code',
        'demo',
        'docs',
        'documentation',
        'download',
        'github',
        'here',
        'home page',
        'homepage',
        'html',
        'link',
        'more',
        'pdf',
        'repo',
        'repository',
        'site',
        'slides',
        'source',
        'video',
        'web site',
        'website',
        'wiki',
      ])
      .describe('names that say nothing about what an entry is'),
  }),
  message: ({ name, line, first }) =>
    `"${name}" stands in line ${line} too, with the address ${first}: keep one, or tell them apart`,
  check: ({ page }, { scope, except }) => {
    const lines = once(() => createLineIndex(page.text));
    const meaningless = new Set(except.map((one) => one.toLowerCase()));
    const above: Destination['entry'][] = [];
    const seen = new Map<string, { readonly first: Destination; readonly last: Destination }>();
    let previous: Destination | null = null;
    return page.destinations().flatMap((destination): readonly RuleFinding[] => {
      const { entry, key, section } = destination;
      const before = previous;
      previous = destination;
      const name = plainName(entry.name);
      // What lies below an entry is about that entry: "Lectures", "Slides" of a course.
      while (above.length > 0 && (above.at(-1)?.span.end ?? 0) <= entry.head.start) above.pop();
      const owner = above.at(-1)?.head.start ?? 'none';
      above.push(entry);
      if (!/\p{L}{2}/u.test(name) || meaningless.has(name)) return [];
      const place = `${scope === 'section' ? section : ''} ${owner} ${name}`;
      const known = seen.get(place);
      seen.set(place, { first: known?.first ?? destination, last: destination });
      if (known === undefined || before === null || known.first.key === key) return [];
      // What lies below an entry does not part it from the next one.
      if (before.entry.head.start < known.last.entry.span.end) return [];
      const isAdded = page.isNew(known.first.entry.place) && !page.isNew(entry.place);
      const [told, other] = isAdded ? [known.first, destination] : [destination, known.first];
      const { line } = lines().position(other.entry.place.start);
      const data = { name: told.entry.name, url: told.url, first: other.url, line };
      return [{ span: told.entry.place, link: told.entry.link, data }];
    });
  },
  examples: [
    {
      bad: '- [Beets](https://beets.example/) - Music.\n- [b](https://b.example/)\n- [beets](https://code.example/beets) - Manages music.\n',
      lines: [3],
    },
    {
      name: 'side by side',
      good: '- [Cats](https://a.example/)\n- [Cats](https://b.example/)\n- [Cats](https://c.example/)\n',
    },
    {
      name: 'side by side, with what lies below',
      good: '- [Cats](https://a.example/)\n  - [in Go](https://b.example/)\n- [Cats](https://c.example/)\n',
    },
    {
      name: 'parts of entries, in lists below them',
      good: '- [CS 1](https://a.example/)\n  - [Lectures](https://a.example/l)\n  - [Exams](https://a.example/e)\n- [CS 2](https://b.example/)\n  - [Lectures](https://b.example/l)\n  - [Exams](https://b.example/e)\n',
    },
    {
      name: 'in other sections',
      good: '## One\n- [a](https://a.example/)\n- [Tool](https://b.example/)\n\n## Two\n- [c](https://c.example/)\n- [Tool](https://d.example/)\n',
    },
    {
      name: 'in other sections, where that is asked for',
      options: { scope: 'file' },
      bad: '## One\n- [Tool](https://a.example/)\n- [b](https://b.example/)\n\n## Two\n- [c](https://c.example/)\n- [Tool](https://d.example/)\n',
      lines: [7],
    },
    {
      name: 'the same page is told by other rules',
      good: '- [Tool](https://a.example/)\n- [b](https://b.example/)\n- [Tool](http://a.example)\n',
    },
    {
      name: 'names that say nothing',
      good: '- [More…](https://a.example/)\n- [b](https://b.example/)\n- [More](https://c.example/)\n- [1](https://d.example/)\n- [e](https://e.example/)\n- [1](https://f.example/)\n',
    },
    {
      name: 'names that differ in signs',
      good: '- [C++](https://a.example/)\n- [b](https://b.example/)\n- [C#](https://c.example/)\n',
    },
  ],
});

/** As names are compared: in lower case, one space for white space, without dots at the end. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?:\.{3}|…|:)$/, '')
    .trim();
}
