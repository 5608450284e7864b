import type { RuleFinding } from '../rule.ts';

/** Finds of one habit: beyond `most` they are told in one finding, with all their fixes as one. Its data has the `count`. */
export function together(findings: readonly RuleFinding[], most: number): readonly RuleFinding[] {
  const [first] = findings;
  if (first === undefined || findings.length <= most) return findings;
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  const edits = fixes.flatMap(({ edits, becomes }) =>
    becomes === undefined ? edits : edits.map((edit) => ({ becomes, ...edit })),
  );
  const safety = fixes.every((fix) => fix.safety === 'safe') ? 'safe' : 'suggested';
  const { fix: _, ...told } = first;
  const data = { ...first.data, count: findings.length };
  return [edits.length === 0 ? { ...told, data } : { ...told, data, fix: { safety, edits } }];
}

/** How a message begins whose finding may stand for several. */
export function countOf(data: RuleFinding['data']): string {
  return typeof data['count'] === 'number' ? `${data['count']} times, first here: ` : '';
}
