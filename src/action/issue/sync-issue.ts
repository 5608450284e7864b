import type { Report } from '../../model/report.ts';
import type { Answer } from '../github-client.ts';
import { type Failure, failureText } from '../github-failure.ts';
import type { IssueScene } from './issue-text.ts';
import { type IssuePlan, planIssue } from './plan-issue.ts';
import type { FoundIssues, TrackedIssue, Tracker } from './tracker.ts';

export type Synced =
  | {
      readonly kind: 'done';
      readonly outcome: 'nothing' | 'created' | 'updated' | 'closed' | 'reopened';
      /** `null` where there is none, and none is needed. */
      readonly issue: TrackedIssue | null;
      readonly standings: IssuePlan['standings'];
      /** What went wrong besides, one line each. Text from outside may stand in it. */
      readonly troubles: readonly string[];
    }
  | { readonly kind: 'failed'; readonly doing: string; readonly failure: Failure };

/**
 * Makes the issue what the report says, see {@link planIssue}. Of several open issues, which runs at the same time may have
 * made, the oldest is kept and the others are closed.
 *
 * @param label what the issue is to be labelled with
 */
export async function syncIssue(report: Report, tracker: Tracker, scene: IssueScene, label: string): Promise<Synced> {
  const found = await tracker.find();
  if (found.kind === 'failed') return failed('looking for the issue', found.failure);
  const chosen = choose(found.value);
  const plan = planIssue(report, chosen, scene);
  if (plan.kind === 'nothing')
    return { ...plan, kind: 'done', outcome: 'nothing', issue: chosen, troubles: strangers(found.value) };
  if (plan.kind === 'create') return create(report, tracker, scene, { plan, label, troubles: strangers(found.value) });
  // A plan to update has an issue.
  if (chosen === null) return failed('updating the issue', { why: 'not-found', status: null, says: '' });
  const troubles = [...strangers(found.value), ...(await closeOthers(tracker, chosen, found.value))];
  return update(tracker, chosen, { plan, label, troubles });
}

/** The oldest of those that are open; of closed ones the newest, which knows most. */
function choose({ ours }: FoundIssues): TrackedIssue | null {
  return ours.find(({ state }) => state === 'open') ?? ours.at(-1) ?? null;
}

function strangers({ foreign }: FoundIssues): readonly string[] {
  const open = foreign.filter(({ state }) => state === 'open');
  return open.map(
    ({ number }) => `#${number} looks like the report of dead links, but somebody else has written it: left alone`,
  );
}

interface Work<P> {
  readonly plan: P;
  readonly label: string;
  readonly troubles: readonly string[];
}

type CreatePlan = Extract<IssuePlan, { readonly kind: 'create' }>;
type UpdatePlan = Extract<IssuePlan, { readonly kind: 'update' }>;

/** Another run may make one in the same moment: whoever finds an older one afterwards gives way. */
async function create(
  report: Report,
  tracker: Tracker,
  scene: IssueScene,
  { plan, label, troubles }: Work<CreatePlan>,
): Promise<Synced> {
  const again = await tracker.find();
  if (again.kind === 'failed') return failed('looking for the issue', again.failure);
  const chosen = choose(again.value);
  const replanned = planIssue(report, chosen, scene);
  if (chosen !== null && replanned.kind === 'update')
    return update(tracker, chosen, { plan: replanned, label, troubles });
  const made = await tracker.create(plan.body);
  if (made.kind === 'failed') return failed('opening the issue', made.failure);
  const after = await tracker.find();
  const kept = after.kind === 'done' ? choose(after.value) : null;
  const others = after.kind === 'done' && kept !== null ? await closeOthers(tracker, kept, after.value) : [];
  return {
    kind: 'done',
    outcome: kept === null || kept.number === made.value.number ? 'created' : 'updated',
    issue: kept ?? made.value,
    standings: plan.standings,
    troubles: [...troubles, ...others],
  };
}

/** The comment goes first: if it fails for now, the next run tells the same news again. */
async function update(
  tracker: Tracker,
  issue: TrackedIssue,
  { plan, label, troubles }: Work<UpdatePlan>,
): Promise<Synced> {
  const also: string[] = [];
  if (plan.comment !== null) {
    const said = await tracker.comment(issue.number, plan.comment);
    if (said.kind === 'failed' && isPassing(said.failure))
      return failed(`commenting on #${issue.number}`, said.failure);
    also.push(...trouble(`no comment on #${issue.number}`, said));
  }
  const state = { keep: undefined, close: 'completed', reopen: 'open' } as const;
  const to = state[plan.state];
  const written = await tracker.update(issue.number, { body: plan.body, ...(to === undefined ? {} : { state: to }) });
  if (written.kind === 'failed') return failed(`updating #${issue.number}`, written.failure);
  if (!issue.labels.includes(label))
    also.push(...trouble(`no label on #${issue.number}`, await tracker.label(issue.number)));
  const outcome = ({ keep: 'updated', close: 'closed', reopen: 'reopened' } as const)[plan.state];
  return { kind: 'done', outcome, issue, standings: plan.standings, troubles: [...troubles, ...also] };
}

function isPassing({ why }: Failure): boolean {
  return why === 'server-error' || why === 'unreachable' || why === 'rate-limited';
}

/** Tells the other open ones where the report is, and closes them. */
async function closeOthers(tracker: Tracker, kept: TrackedIssue, { ours }: FoundIssues): Promise<readonly string[]> {
  const troubles: string[] = [];
  for (const { number, state } of ours) {
    if (number === kept.number || state === 'closed') continue;
    await tracker.comment(number, `The report of dead links is #${kept.number}; this one is a duplicate.`);
    const closed = await tracker.update(number, { state: 'not_planned' });
    troubles.push(...trouble(`#${number} is a duplicate of #${kept.number} and could not be closed`, closed));
  }
  return troubles;
}

function trouble(what: string, answer: Answer<unknown>): readonly string[] {
  return answer.kind === 'done' ? [] : [`${what}: ${failureText(answer.failure)}`];
}

function failed(doing: string, failure: Failure): Synced {
  return { kind: 'failed', doing, failure };
}
