import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve, type Web } from '../../support/web.ts';

export interface FakeIssue {
  readonly number: number;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  state_reason: string | null;
  locked: boolean;
  user: { login: string; type: 'Bot' | 'User' };
  labels: { name: string }[];
  pull_request?: object;
  readonly comments: string[];
}

/** What a fake is told to answer in place of its own answer; `null` lets it go on. */
export type Whim = (request: { readonly method: string; readonly path: string; readonly body: unknown }) => {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
} | null;

/** The part of GitHub that knows the issues of o/r, over HTTP on loopback. */
export interface FakeIssues extends AsyncDisposable {
  readonly web: Web;
  readonly issues: FakeIssue[];
  readonly labels: string[];
  /** `POST /repos/o/r/issues`, in order, questions alone left out. */
  readonly changes: readonly string[];
  /** Answers in its own way; takes effect at once. */
  setWhim(whim: Whim): void;
  /** An issue that is there already. */
  add(fields: Partial<FakeIssue>): FakeIssue;
}

export const actionsBot = 'github-actions[bot]';
/** Issues of one page, whatever is asked for, so that tests see several pages. */
const pageLength = 3;

export async function playIssues(): Promise<FakeIssues> {
  const issues: FakeIssue[] = [];
  const labels: string[] = [];
  const changes: string[] = [];
  let whim: Whim = () => null;
  const add = (fields: Partial<FakeIssue>): FakeIssue => {
    const issue: FakeIssue = {
      number: issues.length + 1,
      title: 'Dead links',
      body: '',
      state: 'open',
      state_reason: null,
      locked: false,
      user: { login: actionsBot, type: 'Bot' },
      labels: [],
      comments: [],
      ...fields,
    };
    issues.push(issue);
    return issue;
  };
  const web = await serve(async (request, response) => {
    const body = await readJson(request);
    const url = new URL(request.url ?? '', 'http://fake.test');
    const call = { method: request.method ?? '', path: url.pathname, body };
    const own = whim(call);
    if (own !== null) return send(response, own.status, own.body, own.headers);
    if (call.method !== 'GET' && call.path !== '/graphql') changes.push(`${call.method} ${call.path}`);
    const { status, value, headers } = answer(call, url, { issues, labels, add, origin: web.origin });
    return send(response, status, value, headers);
  });
  return {
    web,
    issues,
    labels,
    changes,
    setWhim: (next) => {
      whim = next;
    },
    add,
    [Symbol.asyncDispose]: web.close,
  };
}

interface World {
  readonly issues: FakeIssue[];
  readonly labels: string[];
  readonly add: (fields: Partial<FakeIssue>) => FakeIssue;
  readonly origin: string;
}

interface Told {
  readonly status: number;
  readonly value: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const notFound: Told = { status: 404, value: { message: 'Not Found' } };

function answer(call: { method: string; path: string; body: unknown }, url: URL, world: World): Told {
  const { issues, labels, add } = world;
  const body = (call.body ?? {}) as Record<string, never>;
  const [, number, rest] = /^\/repos\/o\/r\/issues\/(\d+)(?:\/(\w+))?$/.exec(call.path) ?? [];
  const issue = issues.find((each) => String(each.number) === number);
  switch (`${call.method} ${call.path.replace(/\/\d+/, '/N').replace(/(\/labels)\/.*/, '$1/NAME')}`) {
    case 'POST /graphql':
      return { status: 200, value: { data: { viewer: { login: 'github-actions' } } } };
    case 'GET /repos/o/r/issues':
      return listIssues(url, world);
    case 'POST /repos/o/r/issues':
      return { status: 201, value: shown(add({ ...body, labels: named(body['labels']) })) };
    case 'GET /repos/o/r/labels/NAME':
      return labels.includes(decodeURIComponent(call.path.split('/').at(-1) ?? ''))
        ? { status: 200, value: {} }
        : notFound;
    case 'POST /repos/o/r/labels':
      labels.push(body['name'] ?? '');
      return { status: 201, value: {} };
    case 'PATCH /repos/o/r/issues/N':
      if (issue === undefined) return notFound;
      Object.assign(issue, body);
      return { status: 200, value: shown(issue) };
    case 'POST /repos/o/r/issues/N/comments':
    case 'POST /repos/o/r/issues/N/labels':
      if (issue === undefined) return notFound;
      if (issue.locked) return { status: 403, value: { message: 'Unable to create comment because issue is locked.' } };
      if (rest === 'comments') issue.comments.push(body['body'] ?? '');
      else issue.labels.push(...named(body['labels']));
      return { status: 201, value: {} };
    default:
      return notFound;
  }
}

function listIssues(url: URL, { issues, origin }: World): Told {
  const { searchParams } = url;
  const [label, creator] = [searchParams.get('labels'), searchParams.get('creator')];
  const page = Number(searchParams.get('page') ?? 1);
  const found = issues.filter(
    (issue) =>
      (label === null || issue.labels.some(({ name }) => name === label)) &&
      (creator === null || issue.user.login === creator),
  );
  const shownNow = found.slice((page - 1) * pageLength, page * pageLength).map(shown);
  if (page * pageLength >= found.length) return { status: 200, value: shownNow };
  searchParams.set('page', String(page + 1));
  return { status: 200, value: shownNow, headers: { link: `<${origin}${url.pathname}${url.search}>; rel="next"` } };
}

function named(names: unknown): { name: string }[] {
  return Array.isArray(names) ? names.map((name) => ({ name: String(name) })) : [];
}

function shown({ comments, ...issue }: FakeIssue): object {
  return { ...issue, html_url: `https://github.test/o/r/issues/${issue.number}`, comments: comments.length };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? null : JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
