import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LintConfig } from '../../src/config/config.ts';
import { defaults } from '../../src/config/defaults.ts';
import { extractLinks } from '../../src/extract/links.ts';
import { mendInRounds } from '../../src/fix/mend-in-rounds.ts';
import type { MendedFile } from '../../src/fix/mended-file.ts';
import { createLinter } from '../../src/lint/lint.ts';
import type { Example } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules.ts';
import type { Finding } from '../../src/model/finding.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';
import { sourceOf } from '../lint/linting.ts';
import { readDocument } from '../support/read-document.ts';
import { lists } from './made-up-list.ts';

const least = { least: 3, majority: 0.6 };
const small: LintConfig['options'] = {
  'entry-separator': least,
  'entry-description-end': least,
  'entry-description-case': least,
  'entry-description-missing': least,
  'entry-link-first': least,
  'entry-sorted': { least: 3, share: 0.6 },
};

interface Setting extends Pick<LintConfig, 'preset' | 'options'> {
  readonly mode: 'safe' | 'suggested';
}

/** What all rules of a preset find in a list. */
function find(text: string, { preset, options }: Setting): readonly Finding[] {
  const config = { ...defaults.lint, preset, options, lists: ['README.md'], severity: {}, overrides: [] };
  return createLinter([readDocument(sourceOf(text))], rules, config)
    .heeded()
    .map(({ finding }) => finding);
}

async function mendList(text: string, setting: Setting): Promise<MendedFile | undefined> {
  const fix = { ...defaults.fix, mode: setting.mode };
  const [file] = await mendInRounds(find(text, setting), [sourceOf(text)], fix, {
    extract: (read) => extractLinks(parseMarkdown(read)),
    findAgain: async (texts) => [...texts.values()].flatMap((read) => find(read, setting)),
  });
  return file;
}

async function checkTwice(text: string, setting: Setting): Promise<void> {
  const once = await mendList(text, setting);
  if (once === undefined) return;
  const twice = await mendList(once.text, setting);
  expect(twice?.text ?? once.text).toBe(once.text);
  const again = [...(twice?.settled.values() ?? [])].filter((one) => one !== 'gone');
  expect(again.filter(({ state }) => state === 'applied')).toEqual([]);
  for (const { finding } of [...once.settled.values(), ...once.further].filter((one) => one !== 'gone')) {
    for (const span of [finding.span, ...(finding.fix?.edits ?? []).map((edit) => edit.span)]) {
      if (span === null) continue;
      expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
    }
  }
}

describe('with all rules, fixing twice changes nothing the second time', () => {
  const textOf = (example: Example): string => ('good' in example ? example.good : example.bad);
  const examples = rules.flatMap(({ name, examples }) =>
    examples.map((example) => [name, textOf(example), example.options] as const),
  );

  test.each(examples)('%s: %j', async (rule, text, own) => {
    const options = { ...small, ...(own === undefined ? {} : { [rule]: own }) };
    await checkTwice(text, { preset: 'strict', mode: 'suggested', options });
  });

  test.each<Setting>([
    { preset: 'recommended', mode: 'safe', options: small },
    { preset: 'strict', mode: 'suggested', options: small },
  ])('made-up lists: $preset, $mode', async (setting) => {
    await fc.assert(
      fc.asyncProperty(lists, (text) => checkTwice(text, setting)),
      { numRuns: 60 },
    );
  });
});
