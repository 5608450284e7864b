import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verdictRuleNames } from '../../src/config/severity-names.ts';
import type { UserConfig } from '../../src/index.ts';
import type { VerdictExample, VerdictRule } from '../../src/lint/verdict-rule.ts';
import { verdictRules } from '../../src/lint/verdict-rules.ts';
import type { LinkRow, Report } from '../../src/model/report.ts';
import { linkRow, report as reportOf } from '../report/sample.ts';
import { runFiles } from './run-files.ts';

const file = 'README.md';
const textOf = (example: VerdictExample): string => ('good' in example ? example.good : example.bad);
const titleOf = (example: VerdictExample): string => example.name ?? JSON.stringify(textOf(example)).slice(0, 60);

describe.each(verdictRules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  test.each(rule.examples.map((example) => [titleOf(example), example] as const))('%s', async (_title, example) => {
    const told = await toldBy(rule, example);
    if ('good' in example) expect(told.lines).toEqual([]);
    else if (example.lines === undefined) expect(told.lines).toHaveLength(1);
    else expect(told.lines).toEqual(example.lines);

    const off = await toldBy(rule, example, { rules: { [rule.name]: 'off' } });
    expect(off.lines).toEqual([]);

    const mended = await toldBy(rule, example, { fix: { mode: 'suggested' } });
    expect(mended.text).toBe(('bad' in example ? example.fixed : undefined) ?? textOf(example));
  });

  test('says what it finds and why, and has examples of both kinds', () => {
    expect(rule.what).toMatch(/^[a-z#`].*[^.]$/);
    expect(rule.why).toMatch(/^[A-Z#`].*\.$/s);
    expect(rule.examples.some((example) => 'good' in example)).toBe(true);
    expect(rule.examples.some((example) => 'bad' in example && example.fixed !== undefined)).toBe(rule.fix !== 'none');
  });
});

test('every name has its rule', () => {
  expect(verdictRules.map(({ name }) => name)).toEqual(verdictRuleNames);
});

async function toldBy({ told }: VerdictRule, example: VerdictExample, config: UserConfig = {}) {
  const files = { ...example.files, [file]: textOf(example) };
  const record = example.answers === undefined ? null : recordOf(textOf(example), example.answers);
  const { report, directory } = await runFiles(files, { paths: [file], ...config }, record);
  const found = report.findings.filter(({ rule }) => (told as readonly string[]).includes(rule));
  return { lines: found.map(({ line }) => line), text: readFileSync(join(directory, file), 'utf8') };
}

/** An earlier report in which servers have said this. */
function recordOf(text: string, answers: NonNullable<VerdictExample['answers']>): Report {
  const urls = [...text.matchAll(/https:[^)\s]+/g)].map(([url]) => url);
  return reportOf({ links: urls.map((url) => rowOf(url, answers[url])) });
}

function rowOf(url: string, answer: NonNullable<VerdictExample['answers']>[string] | undefined): LinkRow {
  if (answer === undefined) return linkRow({ url });
  if (answer === 'not-found') return linkRow({ url, verdict: 'dead', reason: 'not-found', status: 404 });
  if (answer === 'legal') return linkRow({ url, verdict: 'blocked', reason: 'legal', status: 451 });
  const hops = [{ url, status: 301, via: 'location' as const }];
  return linkRow({ url, verdict: 'moved', reason: 'permanent-redirect', hops, finalUrl: answer.movedTo });
}
