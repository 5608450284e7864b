import type { Rule } from './rule.ts';
import { rules } from './rules.ts';
import type { VerdictRule } from './verdict-rule.ts';
import { verdictRules } from './verdict-rules.ts';

/** The lines between which the README has its table of rules. */
const marks = { start: '<!-- rules: written by `npm run generate` -->\n', end: '<!-- end of rules -->' } as const;

const head = [
  ['rule', 'finds', 'files', 'by default', 'fix'],
  ['---', '---', '---', '---', '---'],
] as const;

/** All rules as a Markdown table, one row each. */
function ruleTable(): string {
  return [...head, ...rules.map(rowOf), ...verdictRules.map(verdictRowOf)]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('');
}

function rowOf({ name, what, severity, fix, about, needs }: Rule): readonly string[] {
  const standing = needs === 'network' ? `${severity}, online` : severity;
  return [`\`${name}\``, what, about === 'list' ? 'lists' : 'all', standing, fix === 'none' ? '' : fix];
}

function verdictRowOf({ name, what, told, fix }: VerdictRule): readonly string[] {
  const standing = `as ${told.map((rule) => `\`${rule}\``).join(', ')}`;
  return [`\`${name}\``, what, 'all', standing, fix === 'none' ? '' : fix];
}

/**
 * The text with the table of rules in its place.
 *
 * @throws Error for a text without the two marks
 */
export function withRuleTable(text: string): string {
  const start = text.indexOf(marks.start);
  const end = text.indexOf(marks.end, start);
  if (start === -1 || end === -1) throw new Error('the text has no place for the table of rules');
  return `${text.slice(0, start + marks.start.length)}\n${ruleTable()}\n${text.slice(end)}`;
}
