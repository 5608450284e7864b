// An archive that cannot be reached.
import { link, site, times, wellKnown } from '../site.mjs';

export const hosts = {
  ...wellKnown,
  'dead.example': site({ '/': 200 }),
  'web.archive.org': site(200, { route: 'unreachable' }),
};

export const truth = times(8, (index) =>
  link(`https://dead.example/${index}`, 'dead/not-found', { archive: 'unknown' }),
);

export const settings = { seconds: 15 };
