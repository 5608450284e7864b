import type { JudgeConfig } from '../config/config.ts';
import type { Judged, PlacedFinding } from '../model/judged.ts';
import { groupSameShape } from '../plan/same-shape.ts';

/** What is left to tell one by one, and the one finding that stands for the rest. */
export interface ShapedRows {
  readonly rows: readonly Judged[];
  readonly findings: readonly PlacedFinding[];
}

/**
 * Missing files of one shape are one fault of the settings: they become one finding in the first place that has one, and
 * their rows are told no further.
 */
export function findSameShape(judged: readonly Judged[], { sameShape }: JudgeConfig): ShapedRows {
  const missing = judged.flatMap((row) =>
    row.target.kind === 'file' && row.verdict?.reason === 'missing-file' ? [{ row, target: row.target }] : [],
  );
  const { alike } = groupSameShape(missing, sameShape);
  if (alike === null) return { rows: judged, findings: [] };
  const members = new Set(alike.members.map(({ row }) => row));
  return { rows: judged.filter((row) => !members.has(row)), findings: [findingOf(alike.members[0].row, alike)] };
}

function findingOf(
  { places, url }: Judged,
  {
    shape,
    setting,
    members,
  }: { readonly shape: string; readonly setting: string; readonly members: readonly unknown[] },
): PlacedFinding {
  const [first] = places;
  if (first === undefined) throw new TypeError(`a target without a place: ${url}`);
  const data = { shape, setting, count: members.length };
  return {
    link: first.link,
    finding: {
      rule: 'missing-files-of-one-shape',
      severity: 'warning',
      file: first.source.path,
      span: first.link.span,
      url,
      data,
      fix: null,
    },
  };
}
