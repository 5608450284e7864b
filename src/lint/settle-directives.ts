import { suggest } from '../config/suggestion.ts';
import type { Directive } from '../model/directive.ts';
import type { Document } from '../model/document.ts';
import type { PlacedFinding } from '../model/judged.ts';
import type { Span } from '../model/span.ts';
import { covers } from './ignored.ts';

export interface Settled {
  /** What no comment takes out, and what is to be said about the comments themselves. */
  readonly findings: readonly PlacedFinding[];
  /** How many findings and links comments take out. */
  readonly ignored: number;
}

/**
 * Takes out what comments say, and tells of comments that name what nothing is called or that take nothing out.
 *
 * @param findings what was found, with the comments heeded where they change more than one place
 * @param unheeded what would have been found without comments, as far as it is known
 * @param names every name that a comment can mean
 */
export function settleDirectives(
  findings: readonly PlacedFinding[],
  unheeded: readonly PlacedFinding[],
  documents: readonly Document[],
  names: readonly string[],
): Settled {
  const byFile = new Map(documents.map((document) => [document.source.path, document]));
  const directivesOf = ({ finding }: PlacedFinding): readonly Directive[] => byFile.get(finding.file)?.directives ?? [];
  const isIgnored = (placed: PlacedFinding): boolean =>
    directivesOf(placed).some((directive) => coversFinding(directive, placed));
  const kept = findings.filter((placed) => !isIgnored(placed));
  const out = unheeded.filter(isIgnored);
  const used = new Set(
    [...findings, ...out].flatMap((placed) =>
      directivesOf(placed).filter((directive) => coversFinding(directive, placed)),
    ),
  );
  const about = documents.flatMap((document) =>
    document.directives.flatMap((one) => problemOf(one, document, used, names)),
  );
  const links = documents.reduce((sum, document) => sum + document.links.filter(isTakenOut(document)).length, 0);
  return { findings: [...kept, ...about], ignored: findings.length - kept.length + links };
}

/**
 * Whether a comment takes a link out of what is asked and judged: one that is meant for that, or those of all-contributors
 * around emoji that have to be links (`<a href="#infra-name">`) and lead nowhere.
 */
export function isTakenOut({ directives, source }: Document): (link: Document['links'][number]) => boolean {
  const whole = directives.filter(({ what }) => what.kind !== 'named');
  const tables = contributorTables(source.text);
  return ({ outer, url }) =>
    whole.some((directive) => touches(directive, outer)) ||
    (url.startsWith('#') && tables.some(({ start, end }) => start < outer.start && outer.end < end));
}

/** What the bot of all-contributors writes (allcontributors.org, specification, "Emoji key"). */
function contributorTables(text: string): readonly Span[] {
  const tables: Span[] = [];
  for (let start = text.indexOf(`${contributors}START`); start !== -1; ) {
    const end = text.indexOf(`${contributors}END`, start);
    if (end === -1) break;
    tables.push({ start, end });
    start = text.indexOf(`${contributors}START`, end);
  }
  return tables;
}

const contributors = 'ALL-CONTRIBUTORS-LIST:';

function touches(
  { covers: { start, end } }: Directive,
  place: { readonly start: number; readonly end: number },
): boolean {
  return start <= place.end && place.start <= end;
}

function coversFinding(directive: Directive, { finding: { rule, aliases = [], span } }: PlacedFinding): boolean {
  const [kind = rule, reason = rule] = rule.split('/');
  return covers(directive, span, [rule, kind, reason, ...aliases]);
}

function problemOf(
  directive: Directive,
  { source, links }: Document,
  used: ReadonlySet<Directive>,
  names: readonly string[],
): readonly PlacedFinding[] {
  const { span, text, what, dialect } = directive;
  if (dialect !== 'linkmend') return [];
  const base = { severity: 'warning', file: source.path, span, url: null, fix: null } as const;
  if (what.kind === 'named') {
    const unknown = what.names.filter((name) => !names.includes(name));
    if (unknown.length > 0) {
      return unknown.map((name) => ({
        link: null,
        finding: { ...base, rule: 'unknown-rule', data: { name, suggestion: suggest(name, names) } },
      }));
    }
  } else if (links.some(({ outer }) => touches(directive, outer))) return [];
  if (used.has(directive)) return [];
  const data = { directive: text, name: what.kind === 'named' ? what.names.join(' ') : null };
  return [{ link: null, finding: { ...base, rule: 'unused-directive', data } }];
}
