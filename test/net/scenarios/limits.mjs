// Rate limits: the whole host waits, whoever asks, and a host says 429 once and not again and again.
import { inOrder, limited, link, links, site, times, wellKnown } from '../site.mjs';

const many = 30;
const inFuture = (seconds) => new Date(Date.now() + seconds * 1000).toUTCString();

let first = true;
/** The first request is refused, slowly; those beside it get their page afterwards. */
const pausing = (ask) => {
  const refused = first;
  first = false;
  setTimeout(() => (refused ? ask.limit(2) : ask.page(200, 'A page')), refused ? 200 : 500);
};

export const hosts = {
  ...wellKnown,
  'limited.example': site(limited({ requests: 8, window: 1000, retryAfter: 1 })),
  'minute.example': site(limited({ requests: 20, window: 2000, retryAfter: 2 })),
  'dated.example': site((ask) =>
    ask.count === 1 && ask.path === '/0' ? ask.limit(inFuture(2)) : ask.page(200, 'A page'),
  ),
  'silent.example': site(limited({ requests: 10, window: 2000 })),
  'odd.example': site({ '/0': (ask) => (ask.count === 1 ? ask.limit('-5') : ask.page(200, 'A page')), '*': 200 }),
  'never.example': site((ask) => ask.limit(1)),
  'tomorrow.example': site((ask) => ask.limit(86_400)),
  'once.example': site({ '*': inOrder((ask) => ask.limit(1), 200) }),
  'pausing.example': site(pausing),
  'gate.example': site((ask) => ask.send(301, { location: `https://limited.example/from-gate${ask.path}` })),
  'gate-to-never.example': site([301, 'https://never.example/from-gate']),
  'wall.example': site((ask) => ask.page(429, 'Just a moment...', '', { 'cf-mitigated': 'challenge' })),
  'busy.example': site({ '*': inOrder((ask) => ask.page(503, 'Busy', '', { 'retry-after': '2' }), 200) }),
};

const pages = (host, count = many) => times(count, (index) => `https://${host}/${index}`);

export const truth = [
  ...links(pages('limited.example'), 'ok'),
  ...links(pages('minute.example', 40), 'ok'),
  ...links(pages('dated.example', 6), 'ok'),
  ...links(pages('silent.example'), 'ok'),
  ...links(pages('odd.example', 6), 'ok'),
  ...links(pages('once.example', 1), 'ok'),
  ...links(pages('pausing.example', 10), 'ok'),
  ...links(pages('busy.example', 4), 'ok'),
  ...links(pages('gate.example', 10), 'moved/permanent-redirect'),
  ...links(pages('never.example', 12), 'blocked/rate-limited'),
  ...links(pages('tomorrow.example', 12), 'blocked/rate-limited'),
  link('https://gate-to-never.example/', 'blocked/rate-limited'),
  ...links(pages('wall.example', 3), 'blocked/bot-wall'),
];

const most = {
  'limited.example': 12,
  'minute.example': 6,
  'silent.example': 8,
  'never.example': 16,
  'tomorrow.example': 16,
};

export const settings = {
  config: { longestPause: '2s', defaultPause: '2s' },
  limits: { longestPause: 2000, defaultPause: 2000 },
  seconds: 40,
  check: ({ hits }) =>
    Object.entries(most).flatMap(([host, wanted]) => {
      const refusals = hits.hits.filter(
        (hit) => hit.host === host && hit.headers['x-played-limit'] !== undefined,
      ).length;
      return refusals <= wanted ? [] : [{ what: `${host} 429`, wanted: `at most ${wanted}`, got: String(refusals) }];
    }),
};
