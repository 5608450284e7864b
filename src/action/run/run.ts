import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runGit } from '../../discover/run-git.ts';
import { readEvent } from '../environment.ts';
import { readRun } from '../read-run.ts';
import type { Step } from '../step.ts';
import { writeStepOutputs } from '../step-outputs.ts';
import { commandArguments } from './arguments.ts';
import { exitCodeOfProcess } from './exit-code-of-process.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { type PullRequestEnds, readPullRequestEnds } from './pull-request-event.ts';

/**
 * `run`: runs linkmend as the inputs of the action say, and hands on where the report is and what came of it. A later step fails
 * the job, so that others can use the report before.
 *
 * @returns 0, whatever was found
 * @throws UsageError for inputs that cannot be used
 */
export async function runLinkmend(step: Step): Promise<number> {
  const { env, cwd } = step.ports;
  const inputs = readInputs(env);
  const directory = resolve(cwd, inputs.directory);
  const ends = readPullRequestEnds(readEvent(env['GITHUB_EVENT_PATH'] ?? ''));
  const report = join(mkdtempSync(join(env['RUNNER_TEMP'] || tmpdir(), 'linkmend-')), 'run.json');
  const argv = commandArguments(inputs, {
    since: await sinceOf(inputs, ends, directory),
    sender: ends?.sender ?? 'ours',
    report,
  });
  const code = await exitCodeOfProcess([step.script, ...argv], directory);
  const output = env['GITHUB_OUTPUT'] ?? '';
  if (!existsSync(report)) {
    writeStepOutputs(output, { 'exit-code': code, report: '', errors: '', warnings: '' });
    return 0;
  }
  const { summary } = readRun(report, 'the report');
  writeStepOutputs(output, { 'exit-code': code, report, errors: summary.errors, warnings: summary.warnings });
  return 0;
}

/**
 * The commit to compare with. What GitHub checks out for a pull request is a merge into the newest base, whose first parent is
 * that base; the event may name an older one, and what came in since would then count as the pull request's.
 */
async function sinceOf({ since }: Inputs, ends: PullRequestEnds | null, cwd: string): Promise<string | null> {
  if (since !== '') return since === 'none' ? null : since;
  if (ends === null) return null;
  const parents = await runGit(['rev-parse', 'HEAD^1', 'HEAD^2'], { cwd });
  const [base, head] = parents.kind === 'ok' ? parents.stdout.toString().trim().split('\n') : [];
  return base !== undefined && head === ends.headSha ? base : ends.baseSha;
}
