import { z } from 'zod';
import { once } from '../../extract/once.ts';
import { createLineIndex, type LineIndex } from '../../model/span.ts';
import type { ContentsItem } from '../contents/contents.ts';
import { takeOutLine } from '../contents/contents-line.ts';
import { findMisplaced, type MisplacedLine } from '../contents/contents-order.ts';
import { type ContentsTarget, judgeTargets } from '../contents/contents-targets.ts';
import { findMissingSections } from '../contents/missing-sections.ts';
import { isAlike, isOtherName } from '../contents/other-name.ts';
import { usualCoverage } from '../contents/usual-coverage.ts';
import type { Page } from '../page.ts';
import { defineRule, type RuleFinding } from '../rule.ts';

export const tocStale = defineRule({
  name: 'toc-stale',
  what: 'lines of the table of contents that do not fit the sections any more: their target, their order or their name',
  why: 'A reader who follows such a line gets another section than its text says, often the first one of that name. Lines that lead nowhere are missing anchors and told as such.',
  severity: 'warning',
  about: 'list',
  reach: 'file',
  fix: 'safe',
  options: z.strictObject({
    // An alphabetical table of contents for a list in another order is one on purpose.
    ordered: z
      .number()
      .min(0)
      .max(1)
      .default(0.8)
      .describe('from which share of lines in the order of the sections on the others are out of place'),
    named: z
      .number()
      .min(0)
      .max(1)
      .default(0.75)
      .describe('from which share of lines called like their sections on the others have old names'),
  }),
  message: ({ problem, text, section, fragment, after, line }) => {
    switch (problem) {
      case 'target':
        return `"${text}" leads to another section of that name: write ${fragment}`;
      case 'repeated':
        return `"${text}" leads to "${section}", as line ${line} does: take one of them out`;
      case 'order':
        return `"${text}" stands in another place than its section: it belongs ${after === null ? 'first' : `after "${after}"`}`;
      default:
        return `"${text}" leads to the section "${section}": give it that name`;
    }
  },
  check: ({ page }, { ordered, named }) => {
    const lines = once(() => createLineIndex(page.text));
    const findings = page.contents().flatMap((contents) => {
      const targets = judgeTargets(page, contents);
      // With their lines it must be judged as it is without.
      const missing = findMissingSections(page, contents, usualCoverage);
      return [
        ...targets.flatMap((target) => judgeTarget(page, target, contents.anchors.slugOf, lines)),
        ...findMisplaced(page, contents, targets, { share: ordered, missing }).map((line) =>
          toOrderFinding(page, line),
        ),
        ...findOldNames(page, targets, { share: named, missing: missing.length }),
      ];
    });
    return findings.sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0));
  },
  examples: [
    {
      name: 'a line that leads to the first of two sections of one name',
      bad: '## Contents\n- [Go](#go)\n  - [Tools](#tools)\n- [C](#c)\n  - [Tools](#tools)\n\n## Go\n### Tools\n- [a](https://a.example/)\n\n## C\n### Tools\n- [b](https://b.example/)\n',
      lines: [5],
      fixed:
        '## Contents\n- [Go](#go)\n  - [Tools](#tools)\n- [C](#c)\n  - [Tools](#tools-1)\n\n## Go\n### Tools\n- [a](https://a.example/)\n\n## C\n### Tools\n- [b](https://b.example/)\n',
    },
    {
      name: 'a line that leads to a section of the same name elsewhere',
      bad: '## Contents\n- [Go](#go)\n- [C](#c)\n- [Books](#books)\n\n## Go\n### Books\n- [a](https://a.example/)\n\n## C\n- [b](https://b.example/)\n\n## Books\n- [c](https://c.example/)\n',
      lines: [4],
      fixed:
        '## Contents\n- [Go](#go)\n- [C](#c)\n- [Books](#books-1)\n\n## Go\n### Books\n- [a](https://a.example/)\n\n## C\n- [b](https://b.example/)\n\n## Books\n- [c](https://c.example/)\n',
    },
    {
      name: 'two lines for one section',
      bad: '## Contents\n- [Go](#go)\n- [C](#c)\n- [Golang](#go)\n\n## Go\n- [a](https://a.example/)\n\n## C\n- [b](https://b.example/)\n',
      lines: [4],
      fixed:
        '## Contents\n- [Go](#go)\n- [C](#c)\n\n## Go\n- [a](https://a.example/)\n\n## C\n- [b](https://b.example/)\n',
    },
    {
      name: 'a line twice, in a list with empty lines',
      bad: '## Contents\r\n\r\n- [Go](#go)\r\n\r\n- [Go](#go)\r\n\r\n- [C](#c)\r\n\r\n## Go\r\n- [a](https://a.example/)\r\n\r\n## C\r\n- [b](https://b.example/)\r\n',
      lines: [5],
      fixed:
        '## Contents\r\n\r\n- [Go](#go)\r\n\r\n- [C](#c)\r\n\r\n## Go\r\n- [a](https://a.example/)\r\n\r\n## C\r\n- [b](https://b.example/)\r\n',
    },
    {
      name: 'a second line with others below it, and one called otherwise, are told and not taken out',
      bad: '## Contents\n- [Go](#go)\n- [C](#c)\n- [Go](#go)\n  - [Web](#web)\n- [Rust](#c)\n\n## Go\n### Web\n- [a](https://a.example/)\n\n## C\n- [b](https://b.example/)\n',
      lines: [4, 6],
    },
    {
      name: 'a line out of place that another one will join',
      bad: '## Contents\n- [A](#a)\n- [C](#c)\n- [B](#b)\n- [D](#d)\n\n## A\n- [a](https://a.example/)\n## B\n- [b](https://b.example/)\n## C\n- [c](https://c.example/)\n## D\n- [d](https://d.example/)\n## E\n- [e](https://e.example/)\n',
      lines: [3],
      fixed:
        '## Contents\n- [A](#a)\n- [B](#b)\n- [C](#c)\n- [D](#d)\n\n## A\n- [a](https://a.example/)\n## B\n- [b](https://b.example/)\n## C\n- [c](https://c.example/)\n## D\n- [d](https://d.example/)\n## E\n- [e](https://e.example/)\n',
    },
    {
      name: 'a line out of place, with what lies below it',
      bad: '## Contents\n* [C](#c)\n* [D](#d)\n* [E](#e)\n* [F](#f)\n* [B](#b)\n  * [B1](#b1)\n\n## B\n### B1\n- [b](https://b.example/)\n## C\n- [c](https://c.example/)\n## D\n- [d](https://d.example/)\n## E\n- [e](https://e.example/)\n## F\n- [f](https://f.example/)\n',
      lines: [6],
      fixed:
        '## Contents\n* [B](#b)\n  * [B1](#b1)\n* [C](#c)\n* [D](#d)\n* [E](#e)\n* [F](#f)\n\n## B\n### B1\n- [b](https://b.example/)\n## C\n- [c](https://c.example/)\n## D\n- [d](https://d.example/)\n## E\n- [e](https://e.example/)\n## F\n- [f](https://f.example/)\n',
    },
    {
      name: 'with Windows line endings, after its neighbour',
      bad: '## Contents\r\n- [D](#d)\r\n- [B](#b)\r\n- [C](#c)\r\n- [E](#e)\r\n- [F](#f)\r\n\r\n## B\r\n- [b](https://b.example/)\r\n## C\r\n- [c](https://c.example/)\r\n## D\r\n- [d](https://d.example/)\r\n## E\r\n- [e](https://e.example/)\r\n## F\r\n- [f](https://f.example/)\r\n',
      lines: [2],
      fixed:
        '## Contents\r\n- [B](#b)\r\n- [C](#c)\r\n- [D](#d)\r\n- [E](#e)\r\n- [F](#f)\r\n\r\n## B\r\n- [b](https://b.example/)\r\n## C\r\n- [c](https://c.example/)\r\n## D\r\n- [d](https://d.example/)\r\n## E\r\n- [e](https://e.example/)\r\n## F\r\n- [f](https://f.example/)\r\n',
    },
    {
      name: 'two for one gap',
      options: { ordered: 0.5 },
      bad: '## Contents\n- [A](#a)\n- [D](#d)\n- [C](#c)\n- [E](#e)\n- [F](#f)\n- [B](#b)\n\n## A\n- [a](https://a.example/)\n## B\n- [b](https://b.example/)\n## C\n- [c](https://c.example/)\n## D\n- [d](https://d.example/)\n## E\n- [e](https://e.example/)\n## F\n- [f](https://f.example/)\n',
      lines: [3, 7],
      fixed:
        '## Contents\n- [A](#a)\n- [B](#b)\n- [C](#c)\n- [D](#d)\n- [E](#e)\n- [F](#f)\n\n## A\n- [a](https://a.example/)\n## B\n- [b](https://b.example/)\n## C\n- [c](https://c.example/)\n## D\n- [d](https://d.example/)\n## E\n- [e](https://e.example/)\n## F\n- [f](https://f.example/)\n',
    },
    {
      name: 'an old name',
      bad: '## Contents\n- [Alpha](#alpha)\n- [Beta](#beta)\n- [Gamma](#gamma)\n- [Old](#new)\n\n## Alpha\n- [a](https://a.example/)\n## Beta\n- [b](https://b.example/)\n## Gamma\n- [g](https://g.example/)\n## New\n- [c](https://c.example/)\n',
      lines: [5],
      fixed:
        '## Contents\n- [Alpha](#alpha)\n- [Beta](#beta)\n- [Gamma](#gamma)\n- [New](#new)\n\n## Alpha\n- [a](https://a.example/)\n## Beta\n- [b](https://b.example/)\n## Gamma\n- [g](https://g.example/)\n## New\n- [c](https://c.example/)\n',
    },
    {
      name: 'short names, and names without emoji',
      good: '## Contents\n- [VBA](#vba-microsoft-visual-basic-applications)\n- [Tools](#hammer-tools)\n\n## VBA (Microsoft Visual Basic Applications)\n- [a](https://a.example/)\n## :hammer: Tools\n- [b](https://b.example/)\n',
    },
    {
      name: 'short forms, other words of one stem, translations',
      good: '## Contents\n- [Alpha](#alpha)\n- [Beta](#beta)\n- [Gamma](#gamma)\n- [JS](#javascript)\n- [Test tools](#frameworks-for-testing)\n- [中文](#chinese)\n\n## Alpha\n- [a](https://a.example/)\n## Beta\n- [b](https://b.example/)\n## Gamma\n- [g](https://g.example/)\n## JavaScript\n- [j](https://j.example/)\n## Frameworks for testing\n- [t](https://t.example/)\n## Chinese\n- [c](https://c.example/)\n',
      options: { named: 0 },
    },
    {
      name: 'an order of its own',
      good: '## Contents\n- [A](#a)\n- [B](#b)\n- [C](#c)\n- [D](#d)\n\n## D\n- [d](https://d.example/)\n## C\n- [c](https://c.example/)\n## B\n- [b](https://b.example/)\n## A\n- [a](https://a.example/)\n',
    },
    {
      name: 'names of its own',
      good: '## Contents\n- [Eins](#one)\n- [Zwei](#two)\n\n## One\n- [a](https://a.example/)\n## Two\n- [b](https://b.example/)\n',
    },
    {
      name: 'a name in raw HTML that another section has too',
      good: '## Contents\n- [Go](#go)\n  - [Tools](#go-tools)\n- [C](#c)\n  - [Tools](#c-tools)\n\n## Go\n<a name="go-tools"></a>\n### Tools\n- [a](https://a.example/)\n\n## C\n<a name="c-tools"></a>\n### Tools\n- [b](https://b.example/)\n',
    },
  ],
});

function judgeTarget(
  page: Page,
  target: ContentsTarget,
  slugOf: (heading: number) => string,
  lines: () => LineIndex,
): readonly RuleFinding[] {
  const { item, heading, meant, repeats } = target;
  const { link } = item;
  const { text } = link;
  // Its fragment is told as missing, and to be mended first.
  if (item.leads === 'nowhere' && (meant !== null || !isAlike(text, page.outline().headings[heading]?.text ?? '')))
    return [];
  if (meant !== null) {
    const fragment = `#${slugOf(meant)}`;
    const edit = { span: link.span, expected: link.raw, text: fragment };
    const fix = { safety: 'safe', edits: [edit], becomes: fragment } as const;
    return [{ span: link.span, link, data: { problem: 'target', text, fragment }, fix, ...sectionOf(page, meant) }];
  }
  if (repeats === null) return [];
  const section = page.outline().headings[heading]?.text ?? '';
  const { line } = lines().position(repeats.link.outer.start);
  const finding = { span: link.span, link, data: { problem: 'repeated', text, section, line } };
  // Where the texts differ, its fragment may be what is wrong.
  const edit = isAlike(text, section) ? takeOutLine(page.text, item) : null;
  return edit === null ? [finding] : [{ ...finding, fix: { safety: 'suggested', edits: [edit] } }];
}

/** Where the section of a line is: who renames or moves it hears of the line there. */
function sectionOf(page: Page, heading: number | null): Pick<RuleFinding, 'others'> {
  const found = heading === null ? undefined : page.outline().headings[heading];
  return found === undefined ? {} : { others: [found.span] };
}

function toOrderFinding(page: Page, { item, after, edits }: MisplacedLine): RuleFinding {
  const data = { problem: 'order', text: item.link.text, after: after?.link.text ?? null };
  const finding = { span: item.link.outer, link: item.link, data, ...sectionOf(page, item.heading) };
  return edits === null ? finding : { ...finding, fix: { safety: 'safe', edits } };
}

/** Lines called otherwise than their section, where most are called like it. */
function findOldNames(
  page: Page,
  targets: readonly ContentsTarget[],
  { share, missing }: { readonly share: number; readonly missing: number },
): readonly RuleFinding[] {
  const { headings } = page.outline();
  const right = targets.filter(({ meant, repeats }) => meant === null && repeats === null);
  const old = right.filter(
    ({ item, heading }) => item.leads === 'there' && isOtherName(item.link.text, headings[heading]?.text ?? ''),
  );
  const all = right.length + missing;
  if (all - old.length < share * all) return [];
  return old.map(({ item, heading }) => {
    const section = headings[heading]?.text ?? '';
    const data = { problem: 'name', text: item.link.text, section };
    const edit = rename(page.text, item, section);
    const finding = { span: item.link.outer, link: item.link, data, ...sectionOf(page, heading) };
    return edit === null ? finding : { ...finding, fix: { safety: 'suggested', edits: [edit] } };
  });
}

function rename(text: string, { link }: ContentsItem, section: string) {
  const span = { start: link.outer.start + 1, end: text.lastIndexOf('](', link.span.start) };
  const expected = text.slice(span.start, span.end);
  if (link.kind !== 'inline' || span.end <= span.start || /[[\]<>!*_`\\]/.test(expected + section)) return null;
  return { span, expected, text: section };
}
