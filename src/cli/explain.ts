import { UsageError } from '../config/errors.ts';
import { otherRules } from '../config/severity-names.ts';
import { suggestionText } from '../config/suggestion.ts';
import type { Rule } from '../lint/rule.ts';
import { findRule, rules } from '../lint/rules.ts';
import type { VerdictRule } from '../lint/verdict-rule.ts';
import { verdictRules } from '../lint/verdict-rules.ts';
import { isAmong } from '../model/is-among.ts';
import { type Reason, reasonsOf, type VerdictKind, verdictKinds } from '../model/verdict.ts';
import { reasonMeanings, ruleMeanings, verdictMeanings } from '../report/explanations.ts';
import { paragraph, words } from '../report/layout.ts';
import { noColors } from '../report/style.ts';

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
  const wanted = name.slice(name.lastIndexOf('/') + 1);
  if (isAmong(verdictKinds, wanted)) return explainVerdict(wanted);
  const rule = findRule(wanted);
  if (rule !== null) return explainRule(rule);
  const verdictRule = verdictRules.find((one) => one.name === wanted);
  if (verdictRule !== undefined) return explainVerdictRule(verdictRule);
  if (isAmong(otherRules, wanted)) return entry(wanted, [ruleMeanings[wanted]], 0);
  const verdict = verdictKinds.find((kind) => isAmong(reasonsOf[kind], wanted));
  if (verdict === undefined) throw new UsageError(`nothing is called "${name}"${suggestion(wanted)}`);
  return entry(`${verdict}/${wanted}`, [verdictMeanings[verdict], reasonMeanings[wanted as Reason]], 0);
}

function listRules(): string {
  return [...rules, ...verdictRules].map(({ name, what }) => entry(name, [`Finds ${what}.`], 0)).join('');
}

function explainRule({ name, what, why, severity, presets = {}, fix, about, needs, options, examples }: Rule): string {
  const elsewhere = Object.entries(presets).map(([preset, own]) => `, with the preset ${preset} ${own}`);
  const where = about === 'list' ? ', in files that are lists' : '';
  const when = needs === 'network' ? ', where links are asked' : '';
  const facts = [`Finds ${what}.`, why, `By default: ${severity}${elsewhere.join('')}${where}${when}. Fix: ${fix}.`];
  return entry(name, facts, 0) + explainOptions(options) + examples.map(showExample).join('');
}

function explainVerdictRule({ name, what, why, told, fix, examples }: VerdictRule): string {
  const facts = [`Finds ${what}.`, why, `Told as ${told.join(', ')}. Fix: ${fix}.`];
  return entry(name, facts, 0) + examples.map(showExample).join('');
}

function explainOptions({ shape }: Rule['options']): string {
  const rows = Object.entries(shape).map(([name, schema]) => {
    const standing = JSON.stringify(schema.parse(undefined));
    return entry(name, [schema.description ?? '', `By default ${standing}.`], 4);
  });
  return rows.length === 0 ? '' : `\n  options:\n${rows.join('')}`;
}

/** What of an example is shown. */
type Shown = { readonly name?: string; readonly options?: Readonly<Record<string, unknown>> } & (
  | { readonly good: string }
  | { readonly bad: string; readonly fixed?: string }
);

function showExample(example: Shown): string {
  const options = example.options === undefined ? '' : ` with ${JSON.stringify(example.options)}`;
  const name = (example.name === undefined ? '' : ` (${example.name})`) + options;
  if ('good' in example) return showText(`good${name}`, example.good);
  const { bad, fixed } = example;
  return showText(`bad${name}`, bad) + (fixed === undefined ? '' : showText('fixed', fixed));
}

function showText(label: string, text: string): string {
  return `\n  ${label}:\n${indented(text)}`;
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

function suggestion(wanted: string): string {
  const names = [
    ...verdictKinds,
    ...verdictKinds.flatMap((kind) => [...reasonsOf[kind]]),
    ...otherRules,
    ...[...rules, ...verdictRules].map(({ name }) => name),
  ];
  return suggestionText(wanted, names) || '; "linkmend explain" lists every name';
}
