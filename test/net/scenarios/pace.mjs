// Few hosts with many links each: every single interval counts, over redirects and new connections as well.
import { inOrder, links, site, times, wellKnown } from '../site.mjs';

const slow = (ask) => setTimeout(() => ask.page(200, 'A page'), 120);
const turning = (ask) =>
  ask.path.startsWith('/to/') ? ask.page(200, 'A page') : ask.send(301, { location: `/to${ask.path}` });

export const hosts = {
  ...wellKnown,
  'plain.example': site(200),
  'slow.example': site(slow),
  'turning.example': site(turning),
  'gate.example': site((ask) => ask.send(301, { location: `http://plain.example/from-gate${ask.path}` })),
  'missing.example': site(404),
  'tired.example': site({ '*': inOrder(503, 200) }),
};

const pages = (host, count) => times(count, (index) => `http://${host}/${index}`);

export const truth = [
  ...links(pages('plain.example', 20), 'ok'),
  ...links(pages('slow.example', 30), 'ok'),
  ...links(pages('turning.example', 15), 'moved/permanent-redirect'),
  ...links(pages('gate.example', 15), 'moved/permanent-redirect'),
  ...links(pages('missing.example', 12), 'dead/not-found'),
  ...links(pages('tired.example', 6), 'ok'),
];

export const settings = { config: { archive: false }, seconds: 20 };
