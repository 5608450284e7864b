import { expect, test } from 'vitest';
import { z } from 'zod';
import { defaults } from '../../src/config/defaults.ts';
import { createViews } from '../../src/lint/ignored.ts';
import { createLinter, type IsAsked } from '../../src/lint/lint.ts';
import { createPage, unknownSurroundings } from '../../src/lint/page.ts';
import { defineRule, type Rule, type RuleContext, type RuleFinding } from '../../src/lint/rule.ts';
import { settleDirectives } from '../../src/lint/settle-directives.ts';
import { createLineIndex } from '../../src/model/span.ts';
import { readDocument } from '../support/read-document.ts';
import { sourceOf } from './linting.ts';

type Check = (context: RuleContext) => readonly RuleFinding[];

function ruleOf(name: string, check: Check): Rule {
  const told = { name, what: name, why: name, severity: 'warning', about: 'link', fix: 'none' } as const;
  return defineRule({ ...told, options: z.strictObject({}), message: () => name, check, examples: [] });
}

/** Entries for an address that an entry has before them, in this file or an earlier one. */
const again: Check = ({ page, pages }) => {
  const seen = new Set(pages.slice(0, pages.indexOf(page)).flatMap((one) => one.destinations().map(({ key }) => key)));
  return page.destinations().flatMap(({ key, entry }) => {
    const isAgain = seen.has(key);
    seen.add(key);
    return isAgain ? [{ span: entry.place, data: {} }] : [];
  });
};

const rules = [
  ruleOf('again', again),
  ruleOf('again-too', again),
  ruleOf('marks', ({ page }) => {
    const start = page.text.indexOf('!!');
    return start === -1 ? [] : [{ span: { start, end: start + 2 }, data: {} }];
  }),
  ruleOf('whole', ({ page }) => (page.text.startsWith('whole') ? [{ span: null, data: {} }] : [])),
];

interface Outcome {
  /** `rule file:line`, line 0 for the whole file. */
  readonly findings: readonly string[];
  readonly ignored: number;
  /** `rule file` for each rule that was to be run once more; `null` where none was. */
  readonly asked: readonly string[] | null;
}

function outcomeOf(files: Readonly<Record<string, string>>): Outcome {
  const documents = Object.entries(files).map(([path, text]) => readDocument(sourceOf(text, path)));
  const { heeded, unheeded } = createLinter(documents, rules, { ...defaults.lint, severity: {}, overrides: [] });
  const names = rules.map(({ name }) => name);
  let asked: readonly string[] | null = null;
  const askedOf = (isAsked: IsAsked): readonly string[] =>
    names.flatMap((name) => Object.keys(files).flatMap((file) => (isAsked(name, file) ? [`${name} ${file}`] : [])));
  const { findings, ignored } = settleDirectives(documents, {
    findings: heeded(),
    unheeded: (isAsked) => {
      asked = askedOf(isAsked);
      return unheeded(isAsked);
    },
    names,
    soughtAt: () => 'everywhere',
    isJudged: () => true,
  });
  const place = (file: string, start: number | undefined): string =>
    `${file}:${start === undefined ? 0 : createLineIndex(files[file] ?? '').position(start).line}`;
  return {
    findings: findings.map(({ finding: { rule, file, span } }) => `${rule} ${place(file, span?.start)}`),
    ignored,
    asked,
  };
}

const entry = '- [a](https://a.example)';

test.each<[string, Readonly<Record<string, string>>, Outcome]>([
  [
    'an entry, for every rule',
    { 'a.md': `${entry}\n${entry} <!-- linkmend-disable-line -->\n` },
    { findings: [], ignored: 1, asked: null },
  ],
  [
    'an entry, for one rule alone',
    { 'a.md': `${entry}\n${entry} <!-- linkmend-disable-line again -->\n` },
    { findings: ['again-too a.md:2'], ignored: 0, asked: ['again a.md'] },
  ],
  [
    'an entry, for one rule beside another that is taken out for every rule',
    { 'a.md': `${entry} <!-- linkmend-disable-line -->\n${entry}\n${entry} <!-- linkmend-disable-line again -->\n` },
    { findings: ['again-too a.md:3'], ignored: 1, asked: ['again a.md'] },
  ],
  [
    'the first of two, for whose sake the second one was told',
    { 'a.md': `${entry} <!-- linkmend-disable-line again -->\n${entry}\n` },
    { findings: ['again-too a.md:2'], ignored: 0, asked: ['again a.md'] },
  ],
  [
    'an entry that an earlier file has, where that one is taken out as well',
    {
      'a.md': `${entry} <!-- linkmend-disable-line -->\n`,
      'b.md': `${entry} <!-- linkmend-disable-line again -->\n`,
      'c.md': `${entry}\n`,
    },
    { findings: ['again-too c.md:1'], ignored: 1, asked: ['again b.md'] },
  ],
  [
    'what stands in no link',
    { 'a.md': '!! <!-- linkmend-disable-line -->\n' },
    { findings: [], ignored: 1, asked: null },
  ],
  [
    'nothing, whatever is asked',
    { 'a.md': 'a <!-- linkmend-disable-line -->\n', 'b.md': `${entry}\n` },
    { findings: ['unused-directive a.md:1'], ignored: 0, asked: rules.map(({ name }) => `${name} a.md`) },
  ],
  [
    'nothing, for another tool',
    { 'a.md': 'a <!-- markdown-link-check-disable-line -->\n\n<!--lint disable again-->\n' },
    { findings: [], ignored: 0, asked: null },
  ],
  [
    'nothing, by a wrong name',
    { 'a.md': `${entry} <!-- linkmend-disable-line agian -->\n` },
    { findings: ['unknown-rule a.md:1'], ignored: 0, asked: null },
  ],
  [
    'what is about the file, by name',
    { 'a.md': 'whole\n\n<!-- linkmend-disable-file whole -->\n' },
    { findings: [], ignored: 1, asked: null },
  ],
  [
    'what is about the file, by name in its first line',
    { 'a.md': 'whole <!-- linkmend-disable-line whole -->\n' },
    { findings: [], ignored: 1, asked: null },
  ],
  [
    'what is about the file, further down',
    { 'a.md': 'whole\n\na <!-- linkmend-disable-line whole -->\n' },
    { findings: ['whole a.md:0', 'unused-directive a.md:3'], ignored: 0, asked: ['whole a.md'] },
  ],
  [
    'everything, and what is about the file is no part of that',
    { 'a.md': `whole\n\n${entry}\n\n<!-- linkmend-disable-file -->\n` },
    { findings: ['whole a.md:0'], ignored: 1, asked: null },
  ],
])('comments take out %s', (_what, files, expected) => {
  expect(outcomeOf(files)).toEqual(expected);
});

test.each<[string, string, readonly (readonly string[])[]]>([
  ['no comment', entry, [['whole', 'again', 'again-too', 'marks']]],
  ['a comment without names', `${entry} <!-- linkmend-disable-line -->`, [['whole'], ['again', 'again-too', 'marks']]],
  [
    'a comment with a name',
    `${entry} <!-- linkmend-disable-line again -->`,
    [['whole', 'again-too', 'marks'], ['again']],
  ],
  [
    'a comment with the name of a verdict',
    `${entry} <!-- linkmend-disable-line dead -->`,
    [['whole', 'again', 'again-too', 'marks']],
  ],
])('%s: rules for which nothing else is taken out share a page', (_what, text, expected) => {
  const document = readDocument(sourceOf(text));
  const { whole, seenBy } = createViews(createPage(document, defaults.lint, unknownSurroundings), document.directives);
  const sharing = new Map([[whole, ['whole']]]);
  for (const name of ['again', 'again-too', 'marks']) {
    const page = seenBy(name);
    sharing.set(page, [...(sharing.get(page) ?? []), name]);
  }
  expect([...sharing.values()]).toEqual(expected);
});
