import { UsageError } from '../config/errors.ts';
import { canonicalName, otherRules } from '../config/severity-names.ts';
import { suggestionText } from '../config/suggestion.ts';
import type { Rule } from '../lint/rule.ts';
import { findRule, rules } from '../lint/rules.ts';
import { type Reason, reasonsOf, type VerdictKind, verdictKinds } from '../model/verdict.ts';
import { paragraph, words } from '../report/layout.ts';
import { noColors } from '../report/style.ts';
import { reasonMeanings, ruleMeanings, verdictMeanings } from './explanations.ts';

/** Columns of what is explained. */
const width = 80;

/**
 * What a verdict, a reason or a rule (`dead/not-found`, `file-encoding`) means; without a name, all verdicts with their
 * reasons.
 *
 * @throws UsageError for a name that nothing has
 */
export function explain(name: string | null): string {
  if (name === null) return [...verdictKinds.map(explainVerdict), listRules()].join('\n');
  const wanted = canonicalName(name.slice(name.lastIndexOf('/') + 1));
  if (isAmong(verdictKinds, wanted)) return explainVerdict(wanted);
  const rule = findRule(wanted);
  if (rule !== null) return explainRule(rule);
  if (isAmong(otherRules, wanted)) return entry(wanted, [ruleMeanings[wanted]], 0);
  const verdict = verdictKinds.find((kind) => isAmong(reasonsOf[kind], wanted));
  if (verdict === undefined) throw new UsageError(`nothing is called "${name}"${suggestion(wanted)}`);
  return entry(`${verdict}/${wanted}`, [verdictMeanings[verdict], reasonMeanings[wanted as Reason]], 0);
}

function listRules(): string {
  return rules.map(({ name, what }) => entry(name, [`Finds ${what}.`], 0)).join('');
}

function explainRule({ name, what, why, severity, fix, about, needs, examples }: Rule): string {
  const facts = [
    `Finds ${what}.`,
    why,
    `By default: ${severity}${about === 'list' ? ', in files that are lists' : ''}${needs === 'network' ? ', where links are asked' : ''}. Fix: ${fix}.`,
  ];
  const shown = examples.map((example) => {
    const texts =
      'good' in example
        ? [['good', example.good]]
        : [
            ['bad', example.bad],
            ['fixed', example.fixed],
          ];
    return texts.map(([label, text]) => (text === undefined ? '' : `\n  ${label}:\n${indented(text)}`)).join('');
  });
  return entry(name, facts, 0) + shown.join('');
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '    ').replace(/\n?$/, '\n');
}

function explainVerdict(kind: VerdictKind): string {
  const reasons = reasonsOf[kind].map((reason) => entry(reason, [reasonMeanings[reason]], 4));
  return entry(kind, [verdictMeanings[kind]], 0) + reasons.join('');
}

/** A name, and indented below it its meaning. */
function entry(name: string, sentences: readonly string[], indent: number): string {
  const lines = sentences.flatMap((sentence) => paragraph(words(sentence), indent + 2, width, noColors));
  return [`${' '.repeat(indent)}${name}`, ...lines].map((line) => `${line}\n`).join('');
}

function isAmong<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

function suggestion(wanted: string): string {
  const names = [
    ...verdictKinds,
    ...verdictKinds.flatMap((kind) => [...reasonsOf[kind]]),
    ...otherRules,
    ...rules.map(({ name }) => name),
  ];
  return suggestionText(wanted, names) || '; "linkmend explain" lists every name';
}
