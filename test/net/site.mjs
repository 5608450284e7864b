import { readLateness } from './lateness.mjs';

/** The names that linkmend asks for to learn whether our own network works. */
export const wellKnown = Object.fromEntries(
  ['www.google.com', 'www.cloudflare.com', 'www.wikipedia.org'].map((name) => [name, site(200)]),
);

/**
 * Under these header names the played servers write into the record of hits which answers were rate limits, and how many
 * milliseconds a request may have waited for the server to look at it.
 */
export const played = {
  limit: 'x-played-limit',
  retryAfter: 'x-played-retry-after',
  lateness: 'x-played-lateness',
};

/**
 * A host of a scenario.
 *
 * @param answers what it answers: one answer for every path, or a table by path, whose `*` stands for all others (an honest
 *   404 without it). An answer is a status, `[status, location]`, or a function that gets the ask and sends what it likes.
 * @param how `tls`, `dns`, `route`, `delay` as the played internet knows them
 */
export function site(answers, how = {}) {
  const table = typeof answers === 'object' && !Array.isArray(answers) ? answers : { '*': answers };
  return {
    ...how,
    on(request, response, context) {
      request.headers[played.lateness] = String(readLateness());
      const ask = readAsk(request, response, context);
      reply(table[request.url] ?? table['*'] ?? 404, ask);
    },
  };
}

/** One address of a list, and what a reader would say of it: `ok`, `dead/dns`, `skipped/offline` … */
export function link(url, truth, more = {}) {
  const [verdict, reason = null] = truth.split('/');
  return { url, verdict, reason, ...more };
}

/** Many addresses with the same truth. */
export function links(urls, truth, more = {}) {
  return urls.map((url) => link(url, truth, more));
}

/** `make(0)` … `make(count - 1)`. */
export function times(count, make) {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** An HTML page with a title and, when it is to be told apart, a body. */
export function html(title, body = '<p>Something to read.</p>') {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
}

/** Answers one after the other, the last of them from then on; counted for each path. */
export function inOrder(...answers) {
  return (ask) => reply(answers[Math.min(ask.count, answers.length) - 1], ask);
}

/** 429 beyond so many requests in a window of milliseconds, with this `Retry-After`. */
export function limited({ requests, window, retryAfter }, answer = 200) {
  const starts = [];
  return (ask) => {
    const now = Date.now();
    while (starts.length > 0 && starts[0] <= now - window) starts.shift();
    if (starts.length >= requests) return ask.limit(retryAfter);
    starts.push(now);
    return reply(answer, ask);
  };
}

function reply(answer, ask) {
  if (typeof answer === 'function') return answer(ask);
  if (Array.isArray(answer)) return ask.send(answer[0], { location: answer[1] }, '');
  return ask.page(answer, answer === 200 ? 'A page' : `Error ${answer}`);
}

function readAsk(request, response, context) {
  const send = (status, headers = {}, body = '') => context.send(status, headers, body);
  return {
    request,
    response,
    path: request.url,
    host: context.host,
    secure: context.secure,
    count: context.count,
    agent: request.headers['user-agent'] ?? '',
    send,
    page: (status, title, body = undefined, headers = {}) => send(status, headers, html(title, body)),
    limit: (retryAfter = undefined) => {
      request.headers[played.limit] = 'yes';
      if (retryAfter !== undefined) request.headers[played.retryAfter] = String(retryAfter);
      send(429, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }, html('Slow down'));
    },
  };
}
