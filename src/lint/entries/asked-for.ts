import type { RuleFinding } from '../rule.ts';

/** Findings that tell of what an option or a preset asks for, and not of what the rest of the list has. */
export function askedFor(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  return findings.map((finding) => ({ ...finding, data: { ...finding.data, asked: true } }));
}
