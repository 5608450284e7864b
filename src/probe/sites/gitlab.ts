import type { ProbeConfig } from '../../config/config.ts';
import { endUnseen } from './end-unseen.ts';
import { createForge, type ForgeAnswer, type ForgeOptions, type ForgeQuery } from './forge.ts';
import { gitlabToken } from './gitlab-token.ts';
import { type Fields, parseFields, readCount, readTime, toFields } from './json-fields.ts';
import type { PlaceAnswer, PlaceSite } from './place-site.ts';
import { segmentsOf } from './segments.ts';

export interface GitlabOptions extends ForgeOptions {
  readonly config: Pick<ProbeConfig, 'gitlab'>;
  /** The host of an instance. */
  readonly host: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What the API says of a path; `null` where there is no such project, or none for us. */
type Project = {
  readonly fullPath: string;
  readonly visibility: 'public' | 'hidden';
  readonly archived: boolean;
  /** Of any kind: GitLab does not tell of pushes alone. */
  readonly lastActivityAt: string | null;
  readonly stars: number | null;
} | null;

/**
 * The projects of one GitLab instance, asked as {@link createForge} does; strangers are told of what is public. What is not
 * found under its very path may be a group, or have moved: then its page is asked.
 */
export function createGitlab({ config, host, env, ...options }: GitlabOptions): PlaceSite {
  const endpoint = `https://${host}/api/graphql`;
  return createForge<string, Project>(
    {
      name: host,
      endpoint,
      token: gitlabToken(env, host),
      limits: config.gitlab,
      readPlace: (url) => readProjectPath(url, host),
      query: queryFor,
      toAnswer: (url, path, project) => toAnswer(url, path, project, { site: host, endpoint }),
    },
    options,
  );
}

/** `group/subgroup/project`: everything else of a project has `/-/` in its address (GitLab Docs, "Project paths"). */
function readProjectPath(url: URL, host: string): string | null {
  if (url.origin !== `https://${host}` || url.username !== '' || url.pathname.includes('//')) return null;
  const segments = segmentsOf(url) ?? [];
  const named = segments.every((segment) => /^[\w.][\w.-]*$/.test(segment) && !/\.(?:git|atom)$/i.test(segment));
  return segments.length >= 2 && named ? segments.join('/') : null;
}

const fields = 'fragment P on Project{fullPath visibility archived lastActivityAt starCount}';

/** Nothing of an address stands in the query itself. */
function queryFor(paths: readonly string[]): ForgeQuery<Project> {
  const names = paths.map((_, index) => `p${index}`);
  const declared = names.map((name) => `$${name}:ID!`).join(',');
  const parts = names.map((name) => `${name}:project(fullPath:$${name}){...P}`).join(' ');
  const variables = Object.fromEntries(names.map((name, index) => [name, paths[index]]));
  return {
    text: JSON.stringify({ query: `query(${declared}){${parts}} ${fields}`, variables }),
    read: (text) => readAnswer(text, names),
  };
}

function readAnswer(text: string, names: readonly string[]): ForgeAnswer<Project> {
  const data = toFields(parseFields(text)?.['data']);
  if (data === null) return { kind: 'unreadable' };
  return { kind: 'facts', facts: names.map((name) => readProject(toFields(data[name]))) };
}

function readProject(project: Fields | null): Project {
  const { fullPath, visibility, archived, lastActivityAt, starCount } = project ?? {};
  if (typeof fullPath !== 'string' || typeof visibility !== 'string') return null;
  return {
    fullPath,
    visibility: visibility === 'public' ? 'public' : 'hidden',
    archived: archived === true,
    lastActivityAt: readTime(lastActivityAt),
    stars: readCount(starCount),
  };
}

function toAnswer(
  url: URL,
  path: string,
  project: Project,
  { site, endpoint }: { readonly site: string; readonly endpoint: string },
): Pick<PlaceAnswer, 'look' | 'chain'> | null {
  if (project === null || project.fullPath.toLowerCase() !== path.toLowerCase()) return null;
  const look = { kind: 'site', site, url: endpoint, status: 200 } as const;
  const { fullPath, visibility, archived, lastActivityAt, stars } = project;
  if (visibility === 'hidden') return { look: { ...look, says: 'hidden' }, chain: null };
  const facts = {
    repository: fullPath,
    ...(archived ? { archived } : {}),
    ...(lastActivityAt === null ? {} : { pushedAt: lastActivityAt }),
    ...(stars === null ? {} : { stars }),
  };
  return { look: { ...look, says: 'there', ...facts }, chain: { hops: [], ending: endUnseen(url.href) } };
}
