import { resolve } from 'node:path';
import { defaults } from '../../config/defaults.ts';
import { UsageError } from '../../config/errors.ts';
import type { Report } from '../../model/report.ts';
import { count } from '../../report/wording.ts';
import { type Environment, readEnvironment } from '../environment.ts';
import { failureText } from '../github-failure.ts';
import { readRun } from '../read-run.ts';
import { annotate, type Step } from '../step.ts';
import { writeStepOutputs } from '../step-outputs.ts';
import type { IssueScene } from './issue-text.ts';
import { deadCount } from './standings.ts';
import { type Synced, syncIssue } from './sync-issue.ts';
import { createTracker } from './tracker.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** What one list's issue is called. */
interface IssueSettings {
  /** The path of the JSON report. */
  readonly file: string;
  readonly label: string;
  readonly title: string;
  readonly name: string;
}

/**
 * The command `issue`: brings the issue about dead links up to date with a night's report. Dead links are no failure here,
 * the issue tells of them.
 *
 * @returns 0, or 1 where GitHub did not let it
 * @throws UsageError for settings and reports that cannot be used
 */
export async function runIssueCommand(step: Step): Promise<number> {
  const { env, cwd } = step.ports;
  const settings = readSettings(env);
  const environment = readEnvironment(env);
  if (environment.token === '')
    throw new UsageError('GITHUB_TOKEN is empty; give the step a token that may write issues');
  const report = readRun(resolve(cwd, settings.file), settings.file);
  const client = step.connect({ token: environment.token, apiUrl: environment.apiUrl });
  const tracker = createTracker(client, { ...settings, repository: environment.repository });
  const synced = await syncIssue(report, tracker, sceneOf(report, environment, settings), settings.label);
  tell(step, synced);
  if (synced.kind === 'failed') return 1;
  writeStepOutputs(env['GITHUB_OUTPUT'] ?? '', outputsOf(synced));
  return 0;
}

function readSettings(env: Variables): IssueSettings {
  const file = env['LINKMEND_RUN'] ?? '';
  if (file === '') throw new UsageError('LINKMEND_RUN is empty; it names the JSON report of the run');
  const name = written(env['LINKMEND_ISSUE_NAME'], 'nightly');
  // It stands in a comment of HTML.
  if (!/^[\w.-]{1,40}$/.test(name) || name.includes('--')) {
    throw new UsageError(`the issue's name "${name}": expected letters, digits, ".", "_" and "-", at most 40`);
  }
  return {
    file,
    name,
    label: written(env['LINKMEND_ISSUE_LABEL'], 'dead-links'),
    title: written(env['LINKMEND_ISSUE_TITLE'], 'Dead links'),
  };
}

function written(value: string | undefined, fallback: string): string {
  return value === undefined || value.trim() === '' ? fallback : value.trim();
}

function sceneOf(report: Report, environment: Environment, { name }: IssueSettings): IssueScene {
  const { serverUrl, repository, sha, runUrl } = environment;
  return {
    name,
    runUrl,
    commit: sha,
    repositoryUrl: `${serverUrl}/${repository.owner}/${repository.name}`,
    today: report.run.startedAt,
    after: report.run.after ?? defaults.report.after,
  };
}

function outputsOf({ outcome, issue, standings }: Extract<Synced, { readonly kind: 'done' }>) {
  const { fresh, recovered, watching } = standings;
  return {
    'issue-outcome': outcome,
    'issue-number': issue?.number ?? '',
    new: fresh.length,
    dead: deadCount(standings),
    recovered: recovered.length,
    watching: watching.length,
  };
}

function tell(step: Step, synced: Synced): void {
  if (synced.kind === 'failed') {
    const { doing, failure } = synced;
    annotate(step, 'error', `${doing}: ${failureText(failure)}${adviceOn(failure.status)}`);
    return;
  }
  for (const trouble of synced.troubles) annotate(step, 'warning', trouble);
  const { outcome, issue, standings } = synced;
  const { fresh, recovered } = standings;
  const told = `${count(deadCount(standings), 'dead link')}, ${fresh.length} new, ${recovered.length} recovered`;
  annotate(
    step,
    'notice',
    issue === null ? `no issue is needed: ${told}` : `issue #${issue.number} ${did[outcome]}: ${told}`,
  );
}

const did = {
  nothing: 'left as it was',
  created: 'opened',
  updated: 'updated',
  closed: 'closed',
  reopened: 'opened again',
} as const;

/** What mostly lies behind a refusal. */
function adviceOn(status: number | null): string {
  switch (status) {
    case 403:
      return '; does the job have "permissions: issues: write"?';
    case 404:
    case 410:
      return '; are issues enabled in the settings of the repository?';
    default:
      return '';
  }
}
