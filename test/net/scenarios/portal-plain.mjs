// Whatever is asked without TLS leads to a hotel's log-in, TLS is cut off: nothing is known of any page.
import { links, site, times, wellKnown } from '../site.mjs';

const names = times(5, (index) => `host-${index}.example`);
const portal = site([302, 'http://login.hotel.test/?from=anywhere'], { tls: 'garbage' });

export const hosts = {
  ...wellKnown,
  ...Object.fromEntries(names.map((name) => [name, portal])),
  'login.hotel.test': site((ask) => ask.page(200, 'Welcome to the hotel', '<form action="/login"></form>')),
};

export const truth = [
  ...links(
    names.map((name) => `http://${name}/page`),
    'skipped/offline',
  ),
  ...links(
    names.slice(0, 2).map((name) => `https://${name}/page`),
    'skipped/offline',
  ),
];

export const settings = { exit: 3, seconds: 15 };
