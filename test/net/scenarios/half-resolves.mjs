// Well-known names fail, and so do most others, but some work: only what failed by name is left open.
import { link, links, site, times } from '../site.mjs';

const known = times(5, (index) => `known-${index}.example`);
const unknown = times(6, (index) => `unknown-${index}.example`);

export const hosts = Object.fromEntries(known.map((name) => [name, site({ '/page': 200 })]));

export const truth = [
  ...links(
    known.map((name) => `https://${name}/page`),
    'ok',
  ),
  ...links(
    unknown.map((name) => `https://${name}/page`),
    'skipped/offline',
  ),
  link('https://known-0.example/missing', 'dead/not-found'),
];

export const settings = { exit: 1, seconds: 15 };
