import { played } from './site.mjs';

/** Clocks of two processes that share a machine: so much closer than allowed is no offence. */
const tolerance = 10;
/** What was on its way when a pause began may still arrive. */
const onItsWay = 300;

const archive = {
  host: 'web.archive.org',
  /** Eight requests a second. */
  interval: 125,
  /** Between questions to the index beyond the burst, but for what was asked in between. */
  indexInterval: 2375,
};

/**
 * Looks at a run from the servers' side: requests at once, the time between two of them, pauses after a 429, and the
 * archive's limits. All times in milliseconds.
 *
 * @param limits `{ concurrency, interval, longestPause, defaultPause, indexBurst }` as the run had them
 * @returns differences as `{ what, wanted, got }`, with `timing` where a busy machine may be to blame
 */
export function findImpoliteness({ hits, peakPerHost }, limits) {
  const crowds = Object.entries(peakPerHost)
    .filter(([, peak]) => peak > limits.concurrency)
    .map(([host, peak]) => ({ what: `${host} at once`, wanted: `at most ${limits.concurrency}`, got: peak }));
  const inLanes = [...groupByHost(hits)].flatMap(([host, asked]) => findInLane(host, asked, limits));
  return [...crowds, ...inLanes.map((difference) => ({ ...difference, timing: true }))];
}

function findInLane(host, asked, limits) {
  // Of those that are answered on the bare socket nobody knows how late the server looked at them.
  const inOrder = asked.filter(({ raw }) => raw !== true).toSorted((a, b) => a.t - b.t);
  const interval = host === archive.host ? Math.max(limits.interval, archive.interval) : limits.interval;
  const questions = inOrder.filter(({ path }) => host === archive.host && path.startsWith('/cdx/'));
  return [
    ...tooClose(inOrder, 1, interval).map((got) => ({ what: `${host} interval`, wanted: interval, got })),
    ...tooClose(questions, limits.indexBurst, archive.indexInterval).map((got) => ({
      what: `${host}, time for ${limits.indexBurst} questions to the index`,
      wanted: archive.indexInterval,
      got,
    })),
    ...brokenPauses(inOrder, limits).map(({ ms, wait }) => ({
      what: `${host} after a 429`,
      wanted: `silence for ${wait} ms`,
      got: `a request after ${ms} ms`,
    })),
  ];
}

/** Times between requests that are so many places apart, where they are shorter than allowed. */
function tooClose(asked, apart, least) {
  return asked
    .slice(apart)
    .map((hit, index) => ({ ms: hit.t - asked[index].t, lateness: latenessOf(asked[index]) }))
    .filter(({ ms, lateness }) => ms + lateness < least - tolerance)
    .map(({ ms }) => ms);
}

/** How much earlier a request may have come than the server looked at it. */
function latenessOf({ headers }) {
  return Number(headers?.[played.lateness] ?? 0);
}

function brokenPauses(asked, { longestPause, defaultPause }) {
  return asked
    .filter(({ headers, ms }) => headers?.[played.limit] !== undefined && ms !== undefined)
    .flatMap(({ t, ms, headers }) => {
      const answeredAt = t + ms;
      const wait = Math.min(readRetryAfter(headers[played.retryAfter], answeredAt) ?? defaultPause, longestPause);
      return asked
        .map((hit) => hit.t - answeredAt)
        .filter((after) => after > onItsWay && after < wait - tolerance)
        .map((after) => ({ ms: after, wait }));
    });
}

function readRetryAfter(text, now) {
  if (text === undefined) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000 || null;
  const date = Date.parse(text);
  return date > now ? date - now : null;
}

function groupByHost(hits) {
  const groups = new Map();
  for (const hit of hits) groups.set(hit.host, [...(groups.get(hit.host) ?? []), hit]);
  return groups;
}
