import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** One request, and what its host knows of earlier ones. */
export interface Visit {
  readonly method: string;
  /** Without the port, lower case. */
  readonly host: string;
  /** Path and query, as asked. */
  readonly path: string;
  readonly secure: boolean;
  readonly headers: IncomingHttpHeaders;
  /** How often this path of this host was asked before, by any method. */
  readonly earlier: number;
  /** The web's clock, milliseconds since the epoch. */
  readonly now: number;
  readonly response: ServerResponse;
}

/** What a host that speaks HTTP well does with a visit. */
export type Scene = (visit: Visit) => void;

/** What a host does that no HTTP server would do: it gets the socket once the request's head has come. */
export interface RawScene {
  readonly kind: 'raw';
  readonly play: (socket: Socket, visit: Omit<Visit, 'response' | 'headers'>) => void;
}

type Headers = Readonly<OutgoingHttpHeaders>;

const filler = 'Curated lists link to pages such as this one, which has something to say. '.repeat(8);

/** An HTML document. */
export function html(title: string, body = `<p>${filler}</p>`, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><h1>${title}</h1>${body}</body></html>`;
}

/** Answers with a status, headers and a body; without a body, with a page that says the status. */
export function answer(status: number, headers: Headers = {}, body: string | Buffer = html(`Status ${status}`)): Scene {
  const type = body.length === 0 ? {} : { 'content-type': 'text/html; charset=utf-8' };
  return ({ response }) => void response.writeHead(status, { ...type, ...headers }).end(body);
}

/** A good page. */
export function page(title = 'A good page', body?: string, head?: string): Scene {
  return answer(200, {}, html(title, body, head));
}

/** An honest error page. */
export const missing: Scene = answer(404, {}, html('Not Found', '<p>There is no such page.</p>'));

/** Leads to another address; with a body, as most servers have it. */
export function redirect(status: number, location: string | Buffer, headers: Headers = {}): Scene {
  const bytes = typeof location === 'string' ? location : location.toString('latin1');
  return answer(status, { location: bytes, ...headers }, `<a href="/">Moved</a>`);
}

/** One scene a path (query included), and one for the rest; an honest 404 without it. */
export function paths(scenes: Readonly<Record<string, Scene>>, rest: Scene = missing): Scene {
  return (visit) => (scenes[visit.path] ?? rest)(visit);
}

/** One scene after the other for each path; the last one stays. */
export function inTurn(...scenes: readonly [Scene, ...Scene[]]): Scene {
  return (visit) => (scenes[Math.min(visit.earlier, scenes.length - 1)] ?? scenes[0])(visit);
}

/** One scene for HEAD, another for everything else. */
export function onHead(head: Scene, other: Scene): Scene {
  return (visit) => (visit.method === 'HEAD' ? head : other)(visit);
}

/** One scene for those whose request fits, another for the others. */
export function when(fits: (visit: Visit) => boolean, then: Scene, otherwise: Scene): Scene {
  return (visit) => (fits(visit) ? then : otherwise)(visit);
}

/** Never answers. */
export const silence: Scene = () => {};

/** Breaks the connection off. */
export const reset: Scene = ({ response }) => void response.socket?.resetAndDestroy();

/** Closes the connection without a word. */
export const close: Scene = ({ response }) => void response.socket?.end();

/** Sends these bytes as they are, and closes. Asked for a head, it leaves out what follows the first empty line. */
export function raw(...parts: readonly (string | Buffer)[]): RawScene {
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  const headEnd = bytes.indexOf('\r\n\r\n') + 4;
  return {
    kind: 'raw',
    play: (socket, { method }) =>
      void socket.end(method === 'HEAD' && headEnd > 3 ? bytes.subarray(0, headEnd) : bytes),
  };
}

/** Does something with the socket itself. */
export function onSocket(play: RawScene['play']): RawScene {
  return { kind: 'raw', play };
}

/** Sends a piece again and again, every `milliseconds`, until the other side hangs up. */
export function drip(socket: Socket, piece: string | Buffer, milliseconds: number): void {
  const timer = setInterval(() => socket.write(piece), milliseconds);
  socket.on('close', () => clearInterval(timer));
}

/** Sends a piece again and again as fast as it is taken, until the other side hangs up. */
export function pour(socket: Socket, piece: Buffer): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}
