import { findRule } from '../lint/rules.ts';
import type { LinkRow, ReportFinding } from '../model/report.ts';
import type { Reason } from '../model/verdict.ts';
import type { Facts } from './facts.ts';
import { reasonMessages } from './reason-messages.ts';
import { ruleMessages } from './rule-messages.ts';

/**
 * What is wrong, in one sentence with the evidence in it. All prose of findings is made here; nothing reads it back.
 * Text from outside stands in it as it came: every format escapes it.
 *
 * @param rule `dead/not-found`, or the name of any other rule
 * @param row the row of the target that the finding is about, if any
 */
export function messageOf(rule: string, data: ReportFinding['data'], row: LinkRow | null): string {
  const facts = { data, row };
  const reason = rule.slice(rule.indexOf('/') + 1);
  if (rule.includes('/') && isReason(reason)) return reasonMessages[reason](facts);
  const message = ruleMessages.get(rule) ?? listRuleMessage(rule);
  return message === undefined ? plainMessage(rule, data) : message(facts);
}

/** A list rule has its sentence beside its check. */
function listRuleMessage(name: string): ((facts: Pick<Facts, 'data'>) => string) | undefined {
  const rule = findRule(name);
  return rule === null ? undefined : ({ data }) => rule.message(data);
}

function isReason(text: string): text is Reason {
  return Object.hasOwn(reasonMessages, text);
}

/** For rules without a sentence of their own: `no duplicate link (first: README.md:3)`. */
function plainMessage(rule: string, data: ReportFinding['data']): string {
  const facts = Object.entries(data).filter(([, value]) => value !== null);
  const details = facts.map(([name, value]) => `${name}: ${value}`).join(', ');
  return rule.replaceAll('-', ' ') + (details === '' ? '' : ` (${details})`);
}
