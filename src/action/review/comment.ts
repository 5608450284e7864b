import { resolve } from 'node:path';
import { UsageError } from '../../config/errors.ts';
import type { Report } from '../../model/report.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import type { Answer, GitHubClient } from '../github-client.ts';
import { failureText } from '../github-failure.ts';
import { readRun } from '../read-run.ts';
import { annotate, type Step } from '../step.ts';
import { fetchHandedInReport } from './handed-in-report.ts';
import { findPullRequest, readFinishedRun, readPullRequestNumber } from './pull-request.ts';
import { type Put, putComment } from './put-comment.ts';
import { nothingToReview, type ReviewScene, reviewMarker, reviewSheet } from './review-sheet.ts';
import { readTicks } from './ticks.ts';

/** What is to be commented on, and with what. */
type Subject =
  | {
      readonly kind: 'subject';
      readonly number: number;
      readonly report: Report;
      readonly source: ReviewScene['source'];
    }
  | { readonly kind: 'none'; readonly why: string };

/**
 * `comment`: writes the review sheet into the pull request. In `pull_request` and `pull_request_target` it is made of the report
 * at LINKMEND_RUN; in `workflow_run`, of the artifact LINKMEND_ARTIFACT of the run that has ended. The token is in
 * GITHUB_TOKEN. That there is nothing to write, or that GitHub will not take it, is told and is no failure: the findings stand
 * in the run itself.
 *
 * @throws UsageError for an environment without what is needed
 */
export async function commentOnPullRequest(step: Step): Promise<number> {
  const { env } = step.ports;
  const environment = readEnvironment(env);
  if (environment.token === '') throw new UsageError('GITHUB_TOKEN is not set; pass the token of the workflow');
  const client = step.connect({ token: environment.token, apiUrl: environment.apiUrl });
  const subject = await findSubject(step, environment, client);
  if (subject.kind === 'failed') {
    annotate(step, 'warning', `no comment: ${failureText(subject.failure)}`);
    return 0;
  }
  if (subject.value.kind === 'none') {
    annotate(step, 'notice', `no comment: ${subject.value.why}`);
    return 0;
  }
  const { number, report, source } = subject.value;
  const { owner, name: repo } = environment.repository;
  const put = await putComment(
    client,
    { owner, repo, number },
    {
      marker: reviewMarker,
      make: (before) =>
        reviewSheet(report, { ticked: readTicks(before ?? ''), source }) ?? (before === null ? null : nothingToReview),
    },
  );
  tell(step, put, number);
  return 0;
}

async function findSubject(step: Step, environment: Environment, client: GitHubClient): Promise<Answer<Subject>> {
  switch (environment.eventName) {
    case 'pull_request':
    case 'pull_request_target': {
      const number = readPullRequestNumber(environment);
      return { kind: 'done', value: reviewable(number, readOwnReport(step), 'own-run') };
    }
    case 'workflow_run':
      return findFinishedSubject(step, environment, client);
    default:
      return none(`the event ${environment.eventName} is about no pull request`);
  }
}

async function findFinishedSubject(
  { ports }: Step,
  environment: Environment,
  client: GitHubClient,
): Promise<Answer<Subject>> {
  const run = readFinishedRun(environment);
  if (run.event !== 'pull_request') return none(`the run was for the event ${run.event}, not for a pull request`);
  const proposal = await findPullRequest(client, environment.repository, run);
  if (proposal.kind === 'failed') return proposal;
  if (proposal.value.kind === 'none') return none(proposal.value.why);
  const artifact = ports.env['LINKMEND_ARTIFACT'] ?? 'linkmend';
  const fetched = await fetchHandedInReport(client, environment.repository, run.id, artifact);
  if (fetched.kind === 'failed') return fetched;
  if (fetched.value.kind === 'refused') return none(fetched.value.why);
  return { kind: 'done', value: reviewable(proposal.value.number, fetched.value.report, 'handed-in') };
}

/** A run without `--since` knows nothing of what a change adds. */
function reviewable(number: number, report: Report, source: ReviewScene['source']): Subject {
  return report.run.scope.since === null
    ? { kind: 'none', why: 'the report is of all links, not of those that a change adds; run with --since' }
    : { kind: 'subject', number, report, source };
}

function readOwnReport({ ports: { env, cwd } }: Step): Report {
  const file = env['LINKMEND_RUN'] ?? '';
  if (file === '') throw new UsageError('LINKMEND_RUN is empty; it names the JSON report of the run');
  return readRun(resolve(cwd, file), file);
}

function none(why: string): Answer<Subject> {
  return { kind: 'done', value: { kind: 'none', why } };
}

const outcomes: Readonly<Record<Put, string>> = {
  created: 'commented on',
  updated: 'updated the comment on',
  unchanged: 'nothing new for the comment on',
  'not-needed': 'nothing to comment on in',
};

function tell(step: Step, put: Answer<Put>, number: number): void {
  if (put.kind === 'done') {
    step.log.write(`linkmend: ${outcomes[put.value]} pull request ${number}\n`);
    return;
  }
  const { failure } = put;
  const hint =
    failure.why === 'forbidden'
      ? '; the job needs "pull-requests: write", which pull requests from forks never get: see docs/github-action.md'
      : '';
  annotate(step, 'warning', `no comment: ${failureText(failure)}${hint}. The summary of the run has the findings`);
}
