// The network works, and every link of the list is dead: an old list.
import { links, site, times, wellKnown } from '../site.mjs';

export const hosts = { ...wellKnown, 'web.archive.org': site(404) };

export const truth = links(
  times(10, (index) => `https://host-${index}.example/page`),
  'dead/dns',
  { archive: 'none' },
);

export const settings = { seconds: 15 };
