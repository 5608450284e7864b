import type { IncomingMessage } from 'node:http';
import { serve, type Web } from '../support/web.ts';

export interface FakeComment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string; readonly type: string };
}

/** What the played GitHub holds; tests change it. */
export interface FakeState {
  /** Who the token belongs to. */
  viewer: string;
  /** Whether it may write. */
  rights: 'write' | 'read' | 'refused';
  comments: FakeComment[];
  pulls: readonly {
    readonly number: number;
    readonly head: { readonly sha: string; readonly ref: string; readonly repo: { readonly full_name: string } | null };
  }[];
  artifacts: readonly {
    readonly id: number;
    readonly name: string;
    readonly expired: boolean;
    readonly bytes: Buffer;
  }[];
}

/** GitHub on loopback, as far as a comment needs it: `POST /repos/o/r/issues/7/comments` and the like. */
export interface FakeGitHub extends AsyncDisposable {
  readonly web: Web;
  readonly state: FakeState;
  /** What was written, as `PATCH /repos/o/r/issues/comments/1`. */
  readonly writes: readonly string[];
}

const pageSize = 100;

/** Starts one with nothing in it. */
export async function startFakeGitHub(initial: Partial<FakeState> = {}): Promise<FakeGitHub> {
  const state: FakeState = {
    viewer: 'github-actions[bot]',
    rights: 'write',
    comments: [],
    pulls: [],
    artifacts: [],
    ...initial,
  };
  const writes: string[] = [];
  const web = await serve(async (request, response) => {
    const body = await textOf(request);
    const method = request.method ?? 'GET';
    const url = new URL(request.url ?? '/', 'http://fake.test');
    const isWrite = method !== 'GET' && url.pathname !== '/graphql';
    if (isWrite) writes.push(`${method} ${url.pathname}`);
    const answer =
      isWrite && state.rights !== 'write'
        ? refusals[state.rights]
        : answerTo(method, url, body === '' ? {} : JSON.parse(body), state);
    if ('bytes' in answer) {
      response.writeHead(200, { 'content-type': 'application/zip' }).end(answer.bytes);
      return;
    }
    const { status, json, headers = {} } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json ?? null));
  });
  return { web, state, writes, [Symbol.asyncDispose]: web.close };
}

const refusals: Readonly<Record<'read' | 'refused', FakeAnswer>> = {
  read: { status: 403, json: { message: 'Resource not accessible by integration' } },
  refused: { status: 422, json: { message: 'Validation Failed', errors: [{ message: 'body is too long' }] } },
};

type FakeAnswer =
  | { readonly status: number; readonly json?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly bytes: Buffer };

function answerTo(method: string, url: URL, body: { readonly body?: string }, state: FakeState): FakeAnswer {
  const { pathname, searchParams } = url;
  const comment = /^\/repos\/o\/r\/issues\/comments\/(\d+)$/.exec(pathname);
  const storage = /^\/storage\/(\d+)$/.exec(pathname);
  const download = /^\/repos\/o\/r\/actions\/artifacts\/(\d+)\/zip$/.exec(pathname);
  if (pathname === '/graphql') return { status: 200, json: { data: { viewer: { login: state.viewer } } } };
  if (method === 'GET' && pathname === '/repos/o/r/pulls') return { status: 200, json: state.pulls };
  if (/^\/repos\/o\/r\/actions\/runs\/\d+\/artifacts$/.test(pathname)) {
    const artifacts = state.artifacts.map(({ bytes, ...rest }) => ({ ...rest, size_in_bytes: bytes.length }));
    return { status: 200, json: { total_count: artifacts.length, artifacts } };
  }
  if (download !== null) return { status: 302, headers: { location: `/storage/${download[1]}` } };
  if (storage !== null) {
    return { bytes: state.artifacts.find(({ id }) => id === Number(storage[1]))?.bytes ?? Buffer.alloc(0) };
  }
  if (comment !== null) return changeComment(method, Number(comment[1]), body.body ?? '', state);
  if (!/^\/repos\/o\/r\/issues\/\d+\/comments$/.test(pathname)) return { status: 404, json: { message: 'Not Found' } };
  if (method === 'POST') return addComment(body.body ?? '', state);
  const page = Number(searchParams.get('page') ?? 1);
  const next = new URL(url.href);
  next.searchParams.set('page', String(page + 1));
  const more = state.comments.length > page * pageSize;
  return {
    status: 200,
    json: state.comments.slice((page - 1) * pageSize, page * pageSize),
    headers: more ? { link: `<${next.pathname}${next.search}>; rel="next"` } : {},
  };
}

function addComment(body: string, state: FakeState): FakeAnswer {
  if (body.length > 65_536) return refusals.refused;
  const type = state.viewer.endsWith('[bot]') ? 'Bot' : 'User';
  state.comments.push({ id: 1000 + state.comments.length, body, user: { login: state.viewer, type } });
  return { status: 201, json: state.comments.at(-1) };
}

function changeComment(method: string, id: number, body: string, state: FakeState): FakeAnswer {
  if (!state.comments.some((each) => each.id === id)) return { status: 404, json: { message: 'Not Found' } };
  state.comments =
    method === 'DELETE'
      ? state.comments.filter((each) => each.id !== id)
      : state.comments.map((each) => (each.id === id ? { ...each, body } : each));
  return method === 'DELETE' ? { status: 204 } : { status: 200, json: state.comments.find((each) => each.id === id) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
