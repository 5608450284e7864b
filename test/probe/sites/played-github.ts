import type { ExchangeRequest } from '../../../src/probe/exchange.ts';
import type { Reply } from '../fake-web.ts';

/** One repository of a played GitHub; what is left out is public, active, and has no files. */
export interface PlayedRepository {
  /** Its name by now. */
  readonly is?: string;
  readonly private?: true;
  readonly archived?: true;
  readonly disabled?: true;
  /** Types of objects by revision or `revision:path`. */
  readonly objects?: Readonly<Record<string, 'Blob' | 'Tree' | 'Commit' | 'Tag'>>;
  /** An error in its place. */
  readonly error?: 'FORBIDDEN';
}

/** By `owner/name` in lower case. */
export type PlayedGithub = Readonly<Record<string, PlayedRepository>>;

type Body = { readonly query: string; readonly variables: Readonly<Record<string, string>> };

/** One repository of a request. */
export interface AskedRepository {
  readonly alias: string;
  readonly repository: string;
  /** Alias and revision of every object in it. */
  readonly objects: readonly (readonly [alias: string, expression: string])[];
}

/** What a request asks, with the values of its variables. */
export function readQuery(text: string): readonly AskedRepository[] {
  const { query, variables } = JSON.parse(text) as Body;
  const value = (name = ''): string => variables[name] ?? '';
  const repositories = query.matchAll(
    /(\w+):repository\(owner:\$(\w+),name:\$(\w+)\)\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g,
  );
  return [...repositories].map(([, alias = '', owner, name, inside = '']) => ({
    alias,
    repository: `${value(owner)}/${value(name)}`,
    objects: [...inside.matchAll(/(\w+):object\(expression:\$(\w+)\)/g)].map(([, object = '', at]) => [
      object,
      value(at),
    ]),
  }));
}

/** The body of GitHub's answer to a GraphQL request. */
export function answerQuery(github: PlayedGithub, text: string): string {
  const data: Record<string, unknown> = {};
  const errors: unknown[] = [];
  for (const { alias, repository, objects } of readQuery(text)) {
    const known = github[repository.toLowerCase()];
    if (known === undefined || known.error !== undefined) {
      data[alias] = null;
      errors.push({ type: known?.error ?? 'NOT_FOUND', path: [alias], message: `no ${repository}` });
      continue;
    }
    data[alias] = {
      nameWithOwner: known.is ?? repository,
      isPrivate: known.private ?? false,
      isArchived: known.archived ?? false,
      isDisabled: known.disabled ?? false,
      pushedAt: '2019-05-04T03:02:01Z',
      stargazerCount: 7,
      licenseInfo: { spdxId: 'MIT' },
      ...Object.fromEntries(
        objects.map(([name, expression]) => {
          const type = known.objects?.[expression];
          return [name, type === undefined ? null : { __typename: type }];
        }),
      ),
    };
  }
  return JSON.stringify(errors.length > 0 ? { data, errors } : { data });
}

/** The endpoint as a server of the fake web. */
export function playGithub(github: PlayedGithub): (request: ExchangeRequest) => Reply {
  return ({ content, headers }) => {
    if (headers['authorization'] === undefined || content === undefined) return { status: 401 };
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: answerQuery(github, content.text),
    };
  };
}
