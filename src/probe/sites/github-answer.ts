import type { ForgeAnswer } from './forge.ts';
import type { GithubQuery } from './github-query.ts';
import { type Fields, parseFields, readCount, readTime, toFields } from './json-fields.ts';

/** What the API says of one place. */
export type GithubFacts =
  | GithubRepositoryFacts
  | {
      readonly kind: 'owner';
      readonly login: string;
      /** `viewer`: the one whose token it is. */
      readonly who: 'viewer' | 'other';
    }
  /** There is none, or none for us. */
  | { readonly kind: 'not-found' }
  /** Everything else, such as an organisation that wants its own log-in (`FORBIDDEN`). */
  | { readonly kind: 'unknown' };

export interface GithubRepositoryFacts {
  readonly kind: 'repository';
  readonly nameWithOwner: string;
  readonly visibility: 'public' | 'private';
  /** `disabled`: its page says so, in place of what was there. */
  readonly state: 'active' | 'archived' | 'disabled';
  /** ISO 8601, UTC; `null` for a repository that is empty. */
  readonly pushedAt: string | null;
  readonly stars: number | null;
  /** SPDX identifier; `null` without a licence, and for one that GitHub does not know (`NOASSERTION`). */
  readonly license: string | null;
  /** Those that are on, of the features that were asked for. */
  readonly features: readonly GithubFeature[];
  /** What was found of the part that was asked for; `null` where there is none. */
  readonly part: GithubFoundPart | null;
}

export type GithubFeature = 'issues' | 'pulls' | 'discussions';

/** Each is `null` where the answer does not tell it. */
export interface GithubFoundPart {
  /** The type of a git object. */
  readonly type: string | null;
  /** The address of an issue, a pull request or a discussion by now. */
  readonly url: string | null;
  /** The tag of a release that is published. */
  readonly tag: string | null;
}

/**
 * Reads the body of a 200, facts in the order of the query's names. A query that in part has no answer still has data for the rest (GraphQL, October 2021, section
 * 7.1); a spent rate limit is a 200 as well (GitHub Docs, "Rate limits and query limits for the GraphQL API").
 */
export function readGithubAnswer(text: string, { names }: Pick<GithubQuery, 'names'>): ForgeAnswer<GithubFacts> {
  const answer = parseFields(text);
  const errors = Array.isArray(answer?.['errors']) ? answer['errors'].map(toFields) : [];
  if (errors.some((error) => /^RATE_LIMIT/.test(String(error?.['type'])))) return { kind: 'rate-limited' };
  const data = toFields(answer?.['data']);
  if (data === null) return { kind: 'unreadable' };
  const missing = new Set(errors.filter((error) => error?.['type'] === 'NOT_FOUND').flatMap(repositoryOf));
  const facts = names.map((name): GithubFacts => {
    if (name.kind === 'owner') return readOwner(toFields(data[name.owner]));
    const fields = toFields(data[name.repository]);
    if (fields !== null) return readRepository(fields, name.part);
    return { kind: data[name.repository] === null && missing.has(name.repository) ? 'not-found' : 'unknown' };
  });
  return { kind: 'facts', facts };
}

function readOwner(fields: Fields | null): GithubFacts {
  const { login, isViewer } = fields ?? {};
  return typeof login === 'string'
    ? { kind: 'owner', login, who: isViewer === true ? 'viewer' : 'other' }
    : { kind: 'unknown' };
}

function readRepository(fields: Fields, part: string | null): GithubFacts {
  const { nameWithOwner, isPrivate, isArchived, isDisabled, pushedAt, stargazerCount, licenseInfo } = fields;
  if (typeof nameWithOwner !== 'string' || !/^[\w-]+\/[\w.-]+$/.test(nameWithOwner)) return { kind: 'unknown' };
  if (typeof isPrivate !== 'boolean') return { kind: 'unknown' };
  const found = part === null ? null : toFields(fields[part]);
  return {
    kind: 'repository',
    nameWithOwner,
    visibility: isPrivate ? 'private' : 'public',
    state: isDisabled === true ? 'disabled' : isArchived === true ? 'archived' : 'active',
    pushedAt: readTime(pushedAt),
    stars: readCount(stargazerCount),
    license: readLicense(toFields(licenseInfo)?.['spdxId']),
    features: features.flatMap(([feature, field]) => (fields[field] === true ? [feature] : [])),
    part: found === null ? null : readPart(found),
  };
}

const features: readonly (readonly [feature: GithubFeature, field: string])[] = [
  ['issues', 'hasIssuesEnabled'],
  ['pulls', 'hasPullRequestsEnabled'],
  ['discussions', 'hasDiscussionsEnabled'],
];

/** A draft is shown to those who may write, and to nobody else. */
function readPart({ __typename: type, url, tagName, isDraft }: Fields): GithubFoundPart {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { type: text(type), url: text(url), tag: isDraft === false ? text(tagName) : null };
}

function readLicense(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.+-]{1,60}$/.test(value) && value !== 'NOASSERTION' ? value : null;
}

/** The name in the query that an error is about, unless it is about something within. */
function repositoryOf(error: Fields | null): readonly string[] {
  const path = error?.['path'];
  return Array.isArray(path) && path.length === 1 && typeof path[0] === 'string' ? [path[0]] : [];
}
