// An archive that has had enough: what it does not say is unknown, and never "none".
import { link, site, times, wellKnown } from '../site.mjs';

const pages = times(12, (index) => `https://dead.example/${index}`);

export const hosts = { ...wellKnown, 'dead.example': site({ '/': 200 }) };

export const archive = {
  $options: { limit: 9 },
  ...Object.fromEntries(pages.map((url) => [url, [{ at: '20180101000000', status: 200, title: 'The article' }]])),
};

export const truth = pages.map((url) =>
  link(url, 'dead/not-found', { archive: /^(?:unknown|https:\/\/web\.archive\.org\/web\/20180101000000\/.*)$/ }),
);

export const settings = {
  config: { archive: { pause: '2s', pauses: 2 } },
  limits: { defaultPause: 2000 },
  seconds: 20,
  check: ({ hits, report }) => {
    const refused = hits.hits.filter(({ host }) => host === 'web.archive.org').length - 9;
    const found = report.links.filter(({ archive }) => archive?.state === 'found').length;
    return [
      ...(refused > 3 ? [{ what: 'requests after the limit', wanted: 'at most 3', got: String(refused) }] : []),
      ...(found === 0 ? [{ what: 'captures before the limit', wanted: 'some', got: '0' }] : []),
    ];
  },
};
