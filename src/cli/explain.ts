import { distance } from 'fastest-levenshtein';
import { UsageError } from '../config/errors.ts';
import { type Reason, reasonsOf, type VerdictKind, verdictKinds } from '../model/verdict.ts';
import { reasonMeanings, verdictMeanings } from './explanations.ts';

/**
 * What a verdict, a reason or a rule (`dead/not-found`) means; without a name, all verdicts with their reasons.
 *
 * @throws UsageError for a name that nothing has
 */
export function explain(name: string | null): string {
  if (name === null) return verdictKinds.map(explainVerdict).join('\n');
  const wanted = name.slice(name.lastIndexOf('/') + 1);
  if (isVerdict(wanted)) return explainVerdict(wanted);
  const verdict = verdictKinds.find((kind) => (reasonsOf[kind] as readonly string[]).includes(wanted));
  if (verdict === undefined) throw new UsageError(`nothing is called "${name}"${suggestion(wanted)}`);
  return `${verdict}/${wanted}\n  ${verdictMeanings[verdict]}\n  ${reasonMeanings[wanted as Reason]}\n`;
}

function explainVerdict(kind: VerdictKind): string {
  const reasons = reasonsOf[kind].map((reason) => `    ${reason}\n      ${reasonMeanings[reason]}\n`);
  return `${kind}\n  ${verdictMeanings[kind]}\n${reasons.join('')}`;
}

function isVerdict(name: string): name is VerdictKind {
  return (verdictKinds as readonly string[]).includes(name);
}

/** Names further off than this share hardly a syllable. */
const closest = 3;

function suggestion(wanted: string): string {
  const names = [...verdictKinds, ...verdictKinds.flatMap((kind) => [...reasonsOf[kind]])];
  const [best] = names.map((name) => ({ name, far: distance(name, wanted) })).sort((a, b) => a.far - b.far);
  return best !== undefined && best.far <= closest
    ? `; did you mean "${best.name}"?`
    : '; "linkmend explain" lists every verdict and reason';
}
