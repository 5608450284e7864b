import type { BaselineEntry } from '../model/baseline.ts';
import type { LinkRow, ReportFinding } from '../model/report.ts';
import { kindOf } from '../model/verdict.ts';

/** What a finding is known by from one run to the next. No line is in it: those change with what stands above. */
export type Identity = Omit<BaselineEntry, 'count'>;

/** What names the thing that a rule found, the most telling first. */
const names = ['url', 'repository', 'name', 'text', 'title', 'heading', 'label', 'section'];

/** What of a finding a baseline keeps. */
export function identify({ rule, file, data }: ReportFinding, link: LinkRow | null): Identity {
  const kind = kindOf(rule);
  if (kind !== null && link !== null) return { file, rule: kind, about: link.url };
  const named = names.map((name) => data[name]).find((value) => typeof value === 'string' && value !== '');
  return { file, rule, about: typeof named === 'string' ? named : otherTexts(data) };
}

function otherTexts(data: ReportFinding['data']): string | null {
  const texts = Object.entries(data).filter(([, value]) => typeof value === 'string' && value !== '');
  return texts.length === 0
    ? null
    : texts
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, value]) => value)
        .join(' ');
}

export function keyOf({ file, rule, about }: Identity): string {
  return JSON.stringify([file, rule, about]);
}
