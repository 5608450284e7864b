import type { Repository } from '../environment.ts';
import type { Answer, GitHubClient } from '../github-client.ts';
import { type Author, findViewer, isBy } from '../viewer.ts';
import { issueMarker } from './issue-text.ts';

/** An issue as GitHub has it. */
export interface TrackedIssue {
  readonly number: number;
  readonly url: string;
  readonly state: 'open' | 'closed';
  readonly body: string;
  readonly labels: readonly string[];
}

/** What is asked for in one list of issues. */
export interface FoundIssues {
  /** Ours, the oldest first. */
  readonly ours: readonly TrackedIssue[];
  /** With our marker, but written by somebody else: never touched. */
  readonly foreign: readonly TrackedIssue[];
}

/** The issues of one repository, as far as one list's report needs them. */
export interface Tracker {
  readonly find: () => Promise<Answer<FoundIssues>>;
  readonly create: (body: string) => Promise<Answer<TrackedIssue>>;
  readonly update: (issue: number, change: IssueChange) => Promise<Answer<unknown>>;
  readonly comment: (issue: number, body: string) => Promise<Answer<unknown>>;
  readonly label: (issue: number) => Promise<Answer<unknown>>;
}

export interface IssueChange {
  readonly body?: string;
  readonly state?: 'open' | 'completed' | 'not_planned';
}

export interface TrackerOptions {
  readonly repository: Repository;
  readonly label: string;
  readonly title: string;
  /** What tells the issues of one repository apart. */
  readonly name: string;
}

/** GitHub's longest page (docs.github.com, "Using pagination in the REST API"). */
const pageLength = 100;

/** What is read of an issue in a list of them. */
interface ListedIssue {
  readonly number: number;
  readonly html_url: string;
  readonly state: string;
  readonly title: string;
  readonly body?: string | null;
  readonly user: Author | null;
  readonly labels: readonly (string | { readonly name?: string })[];
  readonly pull_request?: unknown;
}

/** The issues of a repository on GitHub, over its REST API. */
export function createTracker(client: GitHubClient, options: TrackerOptions): Tracker {
  const { label, title, name } = options;
  const place = { owner: options.repository.owner, repo: options.repository.name };
  const list = (filter: { readonly labels: string } | { readonly creator: string }) =>
    client.ask(
      (github): Promise<readonly ListedIssue[]> =>
        github.paginate(github.rest.issues.listForRepo, {
          ...place,
          ...filter,
          state: 'all',
          sort: 'created',
          direction: 'asc',
          per_page: pageLength,
        }),
    );
  let known: Promise<string> | null = null;
  return {
    find: async () => {
      known ??= findViewer(client);
      const viewer = await known;
      const labelled = await list({ labels: label });
      if (labelled.kind === 'failed') return labelled;
      const found = sortOut(labelled.value, { viewer, name, title });
      if (found.ours.length > 0) return { kind: 'done', value: found };
      // Somebody may have taken the label off.
      const written = await list({ creator: viewer === 'github-actions' ? 'github-actions[bot]' : viewer });
      if (written.kind === 'failed') return { kind: 'done', value: found };
      return { kind: 'done', value: { ...found, ours: sortOut(written.value, { viewer, name, title: null }).ours } };
    },
    create: async (body) => {
      await ensureLabel(client, place, label);
      const made = await client.ask((github) => github.rest.issues.create({ ...place, title, body, labels: [label] }));
      return made.kind === 'failed' ? made : { kind: 'done', value: toTracked(made.value.data) };
    },
    update: (issue, { body, state }) =>
      client.ask((github) =>
        github.rest.issues.update({
          ...place,
          issue_number: issue,
          ...(body === undefined ? {} : { body }),
          ...(state === undefined ? {} : stateOf(state)),
        }),
      ),
    comment: (issue, body) =>
      client.ask((github) => github.rest.issues.createComment({ ...place, issue_number: issue, body })),
    label: async (issue) => {
      await ensureLabel(client, place, label);
      return client.ask((github) => github.rest.issues.addLabels({ ...place, issue_number: issue, labels: [label] }));
    },
  };
}

function stateOf(state: NonNullable<IssueChange['state']>) {
  return state === 'open' ? { state } : { state: 'closed' as const, state_reason: state };
}

/** Without the label the issue is found by its author: a failure here is no reason to give up. */
async function ensureLabel(
  client: GitHubClient,
  place: { readonly owner: string; readonly repo: string },
  name: string,
): Promise<void> {
  const known = await client.ask((github) => github.rest.issues.getLabel({ ...place, name }));
  if (known.kind === 'done' || known.failure.why !== 'not-found') return;
  const description = 'Dead links that linkmend has found';
  await client.ask((github) => github.rest.issues.createLabel({ ...place, name, color: 'b60205', description }));
}

/**
 * The marker makes an issue ours, or where somebody has deleted it from the text, the title under our label; the author
 * always has to be us.
 */
function sortOut(
  listed: readonly ListedIssue[],
  ours: { readonly viewer: string; readonly name: string; readonly title: string | null },
): FoundIssues {
  const issues = listed.filter(({ pull_request }) => pull_request === undefined);
  const marked = (issue: ListedIssue): boolean => (issue.body ?? '').includes(issueMarker(ours.name));
  const unmarked = (issue: ListedIssue): boolean =>
    issue.title === ours.title && !/<!-- linkmend:issue /.test(issue.body ?? '');
  const mine = issues.filter((issue) => isBy(issue.user, ours.viewer) && (marked(issue) || unmarked(issue)));
  const foreign = issues.filter((issue) => !isBy(issue.user, ours.viewer) && marked(issue));
  return { ours: mine.map(toTracked).sort((a, b) => a.number - b.number), foreign: foreign.map(toTracked) };
}

function toTracked({ number, html_url, state, body, labels }: ListedIssue): TrackedIssue {
  return {
    number,
    url: html_url,
    state: state === 'closed' ? 'closed' : 'open',
    body: body ?? '',
    labels: labels.flatMap((label) => (typeof label === 'string' ? label : (label.name ?? []))),
  };
}
