import type { PlacedFinding } from '../model/judged.ts';

/** Without verdicts that say of a link what a rule has said of it, as seriously: that it has no address. */
export function withoutEchoes(findings: readonly PlacedFinding[]): readonly PlacedFinding[] {
  const told = new Set(
    findings.flatMap(({ finding: { rule, severity }, link }) =>
      rule === 'no-empty-url' && severity === 'error' && link !== null ? [link] : [],
    ),
  );
  if (told.size === 0) return findings;
  return findings.filter(({ finding: { rule, data }, link }) => {
    const isEcho = rule === 'dead/malformed-url' && data['fault'] === 'empty';
    return !isEcho || link === null || !told.has(link);
  });
}
