import { describe, expect, test } from 'vitest';
import { otherRules } from '../../src/config/severity-names.ts';
import { rules } from '../../src/lint/rules.ts';
import { reasonsOf, verdictKinds } from '../../src/model/verdict.ts';
import { ruleHelp } from '../../src/report/rule-help.ts';

const names = [
  ...verdictKinds.flatMap((kind) => reasonsOf[kind].map((reason) => `${kind}/${reason}`)),
  ...otherRules,
  ...rules.map(({ name }) => name),
];

describe('the help of a rule', () => {
  test.each(names)('%s', (name) => {
    const { summary, text } = ruleHelp(name);
    expect(summary).toMatch(/^["\p{L}].*[.!?]$/u);
    expect(text).toContain(summary);
    expect(text).not.toContain('no such rule');
    // What code scanning shows of a full description.
    expect(text.length).toBeLessThanOrEqual(1024);
  });

  test.each(['dead/nothing', 'nothing/not-found', '', 'ok/', 'constructor'])('a name that nothing has: %j', (name) => {
    expect(ruleHelp(name)).toEqual({ summary: `${name}.`, text: 'This version of linkmend has no such rule.' });
  });
});
