// Names resolve, and no connection comes about with anyone.
import { links, site, times, wellKnown } from '../site.mjs';

const names = times(8, (index) => `host-${index}.example`);

export const hosts = {
  ...wellKnown,
  ...Object.fromEntries(
    names.map((name, index) => [name, site(200, { route: index % 2 ? 'unreachable' : 'blackhole' })]),
  ),
};

export const truth = links(
  names.map((name) => `http://${name}/page`),
  'skipped/offline',
);

export const settings = { args: ['--timeout', '1500'], exit: 3, seconds: 20 };
