import type { Command, CommanderError } from 'commander';
import { suggestionText } from '../config/suggestion.ts';

/** Decided on, but not written yet. */
const laterFlags: readonly string[] = ['--since', '--staged'];

/** Where to look further. */
export const helpHint = '"linkmend --help" lists what there is';

/** What is wrong with a command line that commander refuses, in one line. */
export function complaintOf({ code, message }: CommanderError, program: Command): string {
  const plain = message.replace(/^error: /, '').replace(/\s*\(Did you mean .*\)$|\.$/s, '');
  if (code !== 'commander.unknownOption') return `${plain}; ${helpHint}`;
  const [, written = ''] = /'([^'=]*)/.exec(plain) ?? [];
  if (laterFlags.includes(written)) return `${written} is not in this version yet; ${helpHint}`;
  const known = [program, ...program.commands].flatMap(({ options }) => options.flatMap(({ long }) => long ?? []));
  return `unknown option ${written}${suggestionText(written, known) || `; ${helpHint}`}`;
}
