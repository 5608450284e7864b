// Well-known names are not to be had, but most of the list's are: a closed network that works.
import { links, site, times } from '../site.mjs';

const known = times(6, (index) => `known-${index}.example`);
const unknown = times(3, (index) => `unknown-${index}.example`);

export const hosts = Object.fromEntries(known.map((name) => [name, site(200)]));

export const truth = [
  ...links(
    known.map((name) => `https://${name}/page`),
    'ok',
  ),
  ...links(
    unknown.map((name) => `https://${name}/page`),
    'dead/dns',
  ),
];

export const settings = { config: { archive: false }, seconds: 15 };
