import type { JudgeConfig } from '../config/config.ts';
import { assertNever } from '../model/assert-never.ts';
import type { Finding, Severity } from '../model/finding.ts';
import type { Judged, LinkedPlace, PlacedFinding } from '../model/judged.ts';
import type { Evidence } from '../model/verdict.ts';
import { type SeverityContext, severityOf } from './severity.ts';
import { aliasesOf } from './verdict-aliases.ts';

type Data = Finding['data'];

/** One finding for every place of a target whose verdict is worth one there. */
export function findVerdicts(
  judged: Judged,
  config: JudgeConfig,
  scope: SeverityContext['scope'],
): readonly PlacedFinding[] {
  const { verdict, url } = judged;
  if (verdict === null || verdict.kind === 'ok') return [];
  const data = dataOf(judged);
  const aliases = aliasesOf(judged);
  return judged.places.flatMap(({ source, link }): readonly PlacedFinding[] => {
    const severity = severityOf(verdict, { file: source.path, config, scope }, aliases);
    if (severity === 'off') return [];
    const rule = `${verdict.kind}/${verdict.reason}`;
    return [{ link, finding: { rule, aliases, severity, file: source.path, span: link.span, url, data, fix: null } }];
  });
}

/** The highest severity that a target has in any of its places. */
export function highestSeverity(judged: Judged, config: JudgeConfig, scope: SeverityContext['scope']): Severity {
  const { verdict, places } = judged;
  if (verdict === null) return 'off';
  const aliases = aliasesOf(judged);
  const order: readonly Severity[] = ['off', 'info', 'warning', 'error'];
  const found = places.map(({ source }: LinkedPlace) =>
    severityOf(verdict, { file: source.path, config, scope }, aliases),
  );
  return order.findLast((severity) => found.includes(severity)) ?? 'off';
}

/** What the sentence about a target needs besides its row in the report. */
function dataOf({ target, verdict }: Judged): Data {
  switch (target.kind) {
    case 'malformed': {
      const { fault } = target;
      const named = fault.kind === 'invalid' && fault.part !== 'address' ? fault.part : fault.kind;
      const scheme = fault.kind === 'unknown-scheme' ? { scheme: fault.scheme } : {};
      return { fault: named, ...scheme, suggestion: target.suggestion };
    }
    case 'file': {
      const facts = verdict?.evidence[0];
      return {
        path: target.path,
        fragment: target.fragment,
        suggestion: facts === undefined ? null : suggestionOf(facts),
      };
    }
    case 'web':
      return { fragment: target.fragment };
    case 'mail':
      return { scheme: 'mailto' };
    case 'other':
      return { scheme: target.scheme };
    default:
      return assertNever(target);
  }
}

function suggestionOf(facts: Evidence): string | null {
  const meant = facts['didYouMean'] ?? facts['actual'] ?? null;
  if (typeof meant !== 'string') return null;
  return facts.kind === 'missing-anchor' ? `#${meant}` : meant;
}
