import type { LinkRow } from '../model/report.ts';
import { forTerminal } from './escape.ts';
import { evidenceText } from './evidence.ts';
import { paragraph, type Word, words } from './layout.ts';
import type { Style } from './style.ts';
import { count, duration } from './wording.ts';

const column = 12;

/** Every link with its verdict and what it rests on: `ok  200  https://x.example/  312 ms`. */
export function linkList(links: readonly LinkRow[], style: Style): readonly string[] {
  if (links.length === 0) return [];
  const { strong, reset } = style.colors;
  return [`${strong}Links${reset}`, '', ...links.flatMap((link) => linkLines(link, style))];
}

function linkLines(link: LinkRow, { colors, width }: Style): readonly string[] {
  const label = link.verdict ?? 'not asked';
  const line = [
    ...words(link.status === null ? '-' : String(link.status)),
    { text: forTerminal(link.url), paint: 'none' as const },
    ...remarks(link),
  ];
  const [head = '', ...rest] = paragraph(line, column, width, colors);
  return [
    `  ${label}${' '.repeat(Math.max(1, column - 2 - label.length))}${head.trimStart()}`,
    ...rest,
    ...link.hops.flatMap((hop) =>
      paragraph(words(forTerminal(`${hop.status} from ${hop.url}`), 'faint'), column, width, colors),
    ),
    ...evidenceBeyond(link).flatMap((evidence) =>
      paragraph(words(forTerminal(evidenceText(evidence)), 'faint'), column, width, colors),
    ),
  ];
}

/** What stands in the link's first line or in its finding already: the last answer's status, what the disk said. */
const saidBefore: ReadonlySet<string> = new Set([
  'answer',
  'found',
  'malformed',
  'missing-anchor',
  'missing-file',
  'wrong-case',
]);

function evidenceBeyond({ evidence }: LinkRow): LinkRow['evidence'] {
  return evidence.filter(({ kind }) => !saidBefore.has(kind));
}

/** Separated by commas, each in one piece. */
function remarks(link: LinkRow): readonly Word[] {
  const texts = [
    link.reason,
    link.finalUrl === null || link.finalUrl === link.url ? null : `ends at ${forTerminal(link.finalUrl)}`,
    link.probedAs === null ? null : `asked as ${forTerminal(link.probedAs)}`,
    link.from === null || link.from === 'network' ? null : `from ${link.from}`,
    link.ms === null ? null : duration(link.ms),
    link.attempts > 1 ? count(link.attempts, 'attempt') : null,
    link.places.length > 1 ? count(link.places.length, 'place') : null,
  ].filter((remark) => remark !== null);
  return texts.map((text, index) => ({
    text: `${index === 0 ? ' ' : ''}${text}${index < texts.length - 1 ? ',' : ''}`,
    paint: 'faint',
  }));
}
