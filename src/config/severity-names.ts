import { type Reason, reasonsOf, verdictKinds } from '../model/verdict.ts';

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
  'unused-directive',
  'unused-pattern',
] as const;

/** Reasons of verdicts that linters know as rules: these names mean the same. */
export const ruleAliases: Readonly<Record<string, Reason>> = {
  'fragment-exists': 'missing-anchor',
  'relative-file-exists': 'missing-file',
  'url-bad-scheme': 'unknown-scheme',
  'url-invalid': 'malformed-url',
  'url-missing-scheme': 'malformed-url',
};

/** The name under which findings go that may be called otherwise. */
export function canonicalName(name: string): string {
  return Object.hasOwn(ruleAliases, name) ? (ruleAliases[name] ?? name) : name;
}

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
  return [...kinds, ...reasons, ...rules, ...otherRules, ...listRules, ...Object.keys(ruleAliases)];
}
