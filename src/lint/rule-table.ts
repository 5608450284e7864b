import type { Rule } from './rule.ts';

/** The lines between which the README has its table of rules. */
const marks = { start: '<!-- rules: written by `npm run generate` -->\n', end: '<!-- end of rules -->' } as const;

/** All rules as a Markdown table, one row each. */
function ruleTable(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ name, what, severity, fix, about, needs }) =>
      `| \`${name}\` | ${what.replaceAll('|', '\\|')} | ${about === 'list' ? 'lists' : 'all'} | ${severity}${needs === 'network' ? ', online' : ''} | ${fix === 'none' ? '' : fix} |`,
  );
  return ['| rule | finds | files | by default | fix |', '|---|---|---|---|---|', ...rows]
    .map((line) => `${line}\n`)
    .join('');
}

/**
 * The text with the table of rules in its place.
 *
 * @throws Error for a text without the two marks
 */
export function withRuleTable(text: string, rules: readonly Rule[]): string {
  const start = text.indexOf(marks.start);
  const end = text.indexOf(marks.end, start);
  if (start === -1 || end === -1) throw new Error('the text has no place for the table of rules');
  return `${text.slice(0, start + marks.start.length)}\n${ruleTable(rules)}\n${text.slice(end)}`;
}
