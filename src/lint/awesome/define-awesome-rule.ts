import { z } from 'zod';
import { defineRule, type Rule, type RuleContext, type RuleDefinition, type RuleFinding } from '../rule.ts';
import { isMainReadme } from './main-readme.ts';

const noOptions = z.strictObject({});

type AwesomeRuleDefinition = Omit<
  RuleDefinition<typeof noOptions>,
  'severity' | 'presets' | 'about' | 'options' | 'check'
> & {
  readonly severityInAwesome: 'error' | 'warning';
  readonly check: (context: RuleContext) => readonly RuleFinding[];
};

/**
 * A rule for one criterion of the official awesome lists (`pull_request_template.md` and `awesome.md` of
 * sindresorhus/awesome): on in the preset `awesome` alone, and judged in the list's README.
 */
export function defineAwesomeRule({ severityInAwesome, check, ...definition }: AwesomeRuleDefinition): Rule {
  return defineRule({
    ...definition,
    severity: 'off',
    presets: { awesome: severityInAwesome, strict: 'off' },
    about: 'list',
    options: noOptions,
    check: (context) => (isMainReadme(context) ? check(context) : []),
  });
}
