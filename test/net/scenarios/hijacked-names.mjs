// A provider leads every name that nobody has to its own page of advertisements.
import { link, links, site, times, wellKnown } from '../site.mjs';

const known = times(3, (index) => `known-${index}.example`);
const advertisements = site((ask) => ask.page(200, 'Search results', '<p>Did you mean one of these?</p>'), {
  dns: '23.200.0.1',
});

export const hosts = {
  ...wellKnown,
  ...Object.fromEntries(known.map((name) => [name, site({ '/page': 200 })])),
  'leads-away.example': site([301, 'http://gone-4.example/']),
};

export const fallback = (name) => (/^[\d.]+$/.test(name) ? undefined : advertisements);

export const truth = [
  ...links(
    known.map((name) => `https://${name}/page`),
    'ok',
  ),
  link('https://known-0.example/missing', 'dead/not-found'),
  ...links(
    ['http://gone-1.example/', 'http://gone-2.test/a/b.html', 'https://gone-3.example/', 'http://leads-away.example/'],
    'dead/dns',
  ),
];

export const settings = { config: { archive: false }, seconds: 15 };
