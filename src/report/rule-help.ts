import { otherRules } from '../config/severity-names.ts';
import { findRule } from '../lint/rules.ts';
import { isAmong } from '../model/is-among.ts';
import { type Reason, reasonsOf, verdictKinds } from '../model/verdict.ts';
import { reasonMeanings, ruleMeanings, verdictMeanings } from './explanations.ts';

/** What a rule is about, for readers who meet it for the first time; no text is empty. */
export interface RuleHelp {
  /** One sentence. */
  readonly summary: string;
  /** All of it, with the summary in it. */
  readonly text: string;
}

/** Tells what `linkmend explain` says of a rule, examples aside; little of a rule that this version does not have. */
export function ruleHelp(name: string): RuleHelp {
  const listRule = findRule(name);
  if (listRule !== null) {
    const summary = `Finds ${listRule.what}.`;
    return { summary, text: `${summary} ${listRule.why} Fix: ${listRule.fix}.` };
  }
  if (isAmong(otherRules, name)) return { summary: firstSentence(ruleMeanings[name]), text: ruleMeanings[name] };
  return verdictHelp(name) ?? { summary: `${name}.`, text: 'This version of linkmend has no such rule.' };
}

/** `dead/not-found` and its kind. */
function verdictHelp(name: string): RuleHelp | null {
  const [verdict = '', reason = ''] = name.split('/');
  if (!isAmong(verdictKinds, verdict) || !isAmong<Reason>(reasonsOf[verdict], reason)) return null;
  return {
    summary: firstSentence(reasonMeanings[reason]),
    text: `${verdictMeanings[verdict]} ${reasonMeanings[reason]}`,
  };
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
}
