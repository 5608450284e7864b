import type { ExchangeRequest } from '../../../src/probe/exchange.ts';
import type { Reply } from '../fake-web.ts';

/** One repository of a played GitHub; what is left out is public, active, has everything switched on, and is empty. */
export interface PlayedRepository {
  /** Its name by now. */
  readonly is?: string;
  readonly private?: true;
  readonly archived?: true;
  readonly disabled?: true;
  readonly off?: readonly ('Issues' | 'PullRequests' | 'Discussions')[];
  /** Types of objects by revision or `revision:path`. */
  readonly objects?: Readonly<Record<string, 'Blob' | 'Tree' | 'Commit' | 'Tag'>>;
  /** Addresses of issues and pull requests by number. */
  readonly numbered?: Readonly<Record<number, string>>;
  /** Addresses of discussions by number. */
  readonly discussions?: Readonly<Record<number, string>>;
  readonly releases?: Readonly<Record<string, 'published' | 'draft'>>;
  /** An error in its place. */
  readonly error?: 'FORBIDDEN';
}

/** By `owner/name` in lower case. */
export type PlayedGithub = Readonly<Record<string, PlayedRepository>>;

/** By login in lower case. */
export type PlayedOwners = Readonly<Record<string, { readonly is?: string; readonly viewer?: true }>>;

type Body = { readonly query: string; readonly variables: Readonly<Record<string, string | number>> };

/** One field of a request. */
export interface AskedField {
  readonly alias: string;
  /** `owner/name`, or an owner. */
  readonly of: string;
  readonly parts: readonly AskedPart[];
  /** The other fields that are selected in it. */
  readonly fields: readonly string[];
}

export interface AskedPart {
  readonly alias: string;
  readonly field: string;
  readonly value: string | number;
}

/** What a request asks, with the values of its variables. */
export function readQuery(text: string): readonly AskedField[] {
  const { query, variables } = JSON.parse(text) as Body;
  const value = (name = ''): string | number => variables[name] ?? '';
  const asked = query.matchAll(
    /(\w+):(?:repository\(owner:\$(\w+),name:\$(\w+)\)|repositoryOwner\(login:\$(\w+)\))\{((?:[^{}]|\{[^{}]*\})*)\}/g,
  );
  return [...asked].map(([, alias = '', owner, name, login, inside = '']) => ({
    alias,
    of: login === undefined ? `${value(owner)}/${value(name)}` : String(value(login)),
    parts: [...inside.matchAll(/(\w+):(\w+)\(\w+:\$(\w+)\)/g)].map(([, part = '', field = '', at]) => ({
      alias: part,
      field,
      value: value(at),
    })),
    fields: [...inside.matchAll(/(?<=^| )\w+(?= |$)/g)].map(([field]) => field),
  }));
}

/** The body of GitHub's answer to a GraphQL request. */
export function answerQuery(github: PlayedGithub, text: string, owners: PlayedOwners = {}): string {
  const data: Record<string, unknown> = {};
  const errors: unknown[] = [];
  for (const { alias, of, parts, fields } of readQuery(text)) {
    if (!of.includes('/')) {
      const owner = owners[of.toLowerCase()];
      data[alias] = owner === undefined ? null : { login: owner.is ?? of, isViewer: owner.viewer ?? false };
      continue;
    }
    const known = github[of.toLowerCase()];
    if (known === undefined || known.error !== undefined) {
      data[alias] = null;
      errors.push({ type: known?.error ?? 'NOT_FOUND', path: [alias], message: `no ${of}` });
      continue;
    }
    const found = parts.map((part) => [part.alias, answerPart(known, part)] as const);
    for (const [part, answer] of found) if (answer === null) errors.push({ type: 'NOT_FOUND', path: [alias, part] });
    const switches = fields.flatMap((field) => {
      const feature = /^has(\w+)Enabled$/.exec(field)?.[1];
      return feature === undefined ? [] : [[field, !known.off?.some((off) => off === feature)] as const];
    });
    data[alias] = { ...answerRepository(known, of), ...Object.fromEntries([...found, ...switches]) };
  }
  return JSON.stringify(errors.length > 0 ? { data, errors } : { data });
}

function answerRepository(known: PlayedRepository, asked: string): Readonly<Record<string, unknown>> {
  return {
    nameWithOwner: known.is ?? asked,
    isPrivate: known.private ?? false,
    isArchived: known.archived ?? false,
    isDisabled: known.disabled ?? false,
    pushedAt: '2019-05-04T03:02:01Z',
    stargazerCount: 7,
    licenseInfo: { spdxId: 'MIT' },
  };
}

function answerPart({ objects, numbered, discussions, releases }: PlayedRepository, { field, value }: AskedPart) {
  switch (field) {
    case 'object': {
      const type = objects?.[value];
      return type === undefined ? null : { __typename: type };
    }
    case 'release': {
      const state = releases?.[value];
      return state === undefined ? null : { tagName: value, isDraft: state === 'draft' };
    }
    default: {
      const url = (field === 'discussion' ? discussions : numbered)?.[Number(value)];
      return url === undefined ? null : { url };
    }
  }
}

/** The endpoint as a server of the fake web. */
export function playGithub(github: PlayedGithub, owners: PlayedOwners = {}): (request: ExchangeRequest) => Reply {
  return ({ content, headers }) => {
    if (headers['authorization'] === undefined || content === undefined) return { status: 401 };
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: answerQuery(github, content.text, owners),
    };
  };
}
