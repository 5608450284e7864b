// No name resolves, well-known ones neither: nothing is dead, and the run is not complete.
import { links, times } from '../site.mjs';

export const hosts = {};

export const truth = links(
  times(12, (index) => `https://host-${index}.example/page`),
  'skipped/offline',
);

export const settings = { exit: 3, seconds: 15 };
