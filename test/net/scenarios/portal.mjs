// Every host shows the same certificate, which nobody signed but itself: the log-in of a hotel.
import { links, site, times, wellKnown } from '../site.mjs';

const names = times(6, (index) => `host-${index}.example`);
const portal = (ask) => ask.page(200, 'Welcome to the hotel', '<form action="/login"></form>');

export const hosts = {
  ...wellKnown,
  ...Object.fromEntries(names.map((name) => [name, site(portal, { tls: 'self-signed' })])),
};

export const truth = links(
  names.map((name) => `https://${name}/page`),
  'skipped/offline',
);

export const settings = { exit: 3, seconds: 15 };
