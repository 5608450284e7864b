import type { Report } from '../../model/report.ts';
import { commentText, type IssueScene, issueText } from './issue-text.ts';
import { emptyMemory } from './memory.ts';
import { readMemory } from './read-memory.ts';
import { deadCount, type Standings, standingsOf } from './standings.ts';

/** The issue as the last run, and people since, have left it. */
export interface PreviousIssue {
  readonly state: 'open' | 'closed';
  readonly body: string;
}

/**
 * What is to become of the issue. Editing a text tells nobody; a comment does, so there is one only where something is
 * newly dead, and the issue was there before: opening one tells people by itself.
 */
export type IssuePlan = { readonly standings: Standings } & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'create'; readonly body: string }
  | {
      readonly kind: 'update';
      readonly body: string;
      readonly state: 'keep' | 'close' | 'reopen';
      readonly comment: string | null;
    }
);

/**
 * Plans what one night's report does to the issue: opened with the first death, kept up to date, closed when nothing is
 * dead, opened again with the next death. Who closes it by hand is not contradicted by what is in it already.
 */
export function planIssue(report: Report, previous: PreviousIssue | null, scene: IssueScene): IssuePlan {
  const memory = previous === null ? emptyMemory : readMemory(previous.body);
  const standings = standingsOf(report, memory, scene.after);
  const { fresh, doubt } = standings;
  const dead = deadCount(standings);
  if (previous === null) {
    return dead === 0
      ? { kind: 'nothing', standings }
      : { kind: 'create', standings, body: issueText(report, standings, scene) };
  }
  const news = fresh.length > 0;
  if (previous.state === 'closed' && dead === 0 && memory.told.size === 0) return { kind: 'nothing', standings };
  const body = issueText(report, standings, scene);
  const comment = news ? commentText(standings, scene) : null;
  if (previous.state === 'closed') return { kind: 'update', standings, body, state: news ? 'reopen' : 'keep', comment };
  const clean = dead === 0 && doubt === null;
  return { kind: 'update', standings, body, state: clean ? 'close' : 'keep', comment };
}
