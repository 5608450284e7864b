import { reasonsOf, verdictKinds } from '../model/verdict.ts';

/** Findings that come from neither a verdict nor a list rule. */
export const otherRules = [
  'expired-pattern',
  'file-changed',
  'file-encoding',
  'file-unreadable',
  'file-unwritable',
  'generated-file',
  'missing-files-of-one-shape',
  'parse-failure',
  'unknown-rule',
  'unused-baseline',
  'unused-directive',
  'unused-pattern',
] as const;

/** Rules of linters that verdicts tell: narrower names for some of their reasons. */
export const verdictRuleNames = [
  'url-missing-scheme',
  'url-bad-scheme',
  'url-invalid',
  'fragment-exists',
  'relative-file-exists',
  'repo-moved',
  'repo-missing',
] as const;

export type VerdictRuleName = (typeof verdictRuleNames)[number];

/**
 * Every name that can be given a severity: verdicts (`dead`), reasons (`not-found`), rules (`dead/not-found`), and the
 * names of findings that are about something else than a link.
 *
 * @param listRules the names of the rules for lists
 */
export function severityNames(listRules: readonly string[]): readonly string[] {
  const kinds = verdictKinds.filter((kind) => kind !== 'ok');
  const reasons = kinds.flatMap((kind) => reasonsOf[kind]);
  const rules = kinds.flatMap((kind) => reasonsOf[kind].map((reason) => `${kind}/${reason}`));
  return [...kinds, ...reasons, ...rules, ...otherRules, ...listRules, ...verdictRuleNames];
}
