import { adviceOf } from './advice.ts';
import { type MarkdownPlace, markdownAddress, markdownProse } from './escape.ts';
import type { FindingRow } from './rows.ts';
import { day } from './wording.ts';

/** What to do, as Markdown, and the capture to look at where there is one; empty where there is nothing to do. */
export function markdownRemedy({ first, link }: Pick<FindingRow, 'first' | 'link'>, place: MarkdownPlace): string {
  const advice = adviceOf(first, link);
  if (advice === null) return '';
  if (link?.archive?.state !== 'found') return markdownProse(advice, place);
  const { url, capturedAt } = link.archive;
  const sentence = markdownProse(advice.replace(`: ${url}`, ''), place);
  return `${sentence}: ${markdownAddress(url, place, day(capturedAt))}`;
}
