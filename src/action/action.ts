import { ConfigError, UsageError } from '../config/errors.ts';
import { runIssueCommand } from './issue/issue-command.ts';
import { commentOnPullRequest } from './review/comment.ts';
import { runLinkmend } from './run/run.ts';
import { annotate, type Step } from './step.ts';

type Command = (step: Step) => Promise<number>;

const commands: ReadonlyMap<string, Command> = new Map([
  ['comment', commentOnPullRequest],
  ['issue', runIssueCommand],
  ['run', runLinkmend],
]);

/**
 * Runs one command of the action; how it is to do it stands in the environment.
 *
 * @param argv the name of the command
 * @returns the exit code
 */
export async function runAction(argv: readonly string[], step: Step): Promise<number> {
  const command = commands.get(argv[0] ?? '');
  try {
    if (command === undefined) throw new UsageError(`expected one of ${[...commands.keys()].join(', ')}`);
    return await command(step);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ConfigError)) throw error;
    for (const line of error.message.split('\n')) annotate(step, 'error', line);
    return 2;
  }
}
