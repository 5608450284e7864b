import { assertNever } from '../model/assert-never.ts';
import { canParseUrl } from '../model/can-parse-url.ts';
import type { Answer, Ending, Look, Probe } from '../model/probe.ts';
import { concealSecrets, isHarmless } from './conceal-secrets.ts';
import { type Facts, factsSchema, factsVersion } from './facts.ts';

/** What of the asking, besides its outcome, says what the facts are good for. */
export interface Asking {
  /** The fragments that were looked for. */
  readonly fragments: readonly string[];
  readonly conditions: string;
}

/** The headers that judging reads. The others hold numbers of single requests, and addresses. */
const judgedHeaders = ['cf-mitigated', 'x-amzn-waf-action'] as const;

/** The facts of a probe that are worth remembering; `null` where it has no word about its target. */
export function compactProbe(probe: Probe, { fragments, conditions }: Asking): Facts | null {
  const { requestKey } = probe;
  const resolved = { ...probe, ending: resolveEnding(probe.ending) };
  const whole = mapAddresses(resolved, (url) => (url === requestKey ? '' : url));
  const safe = mapAddresses(resolved, (url) => (url === requestKey ? '' : concealSecrets(url)));
  const facts: Facts = {
    version: factsVersion,
    conditions,
    addresses: JSON.stringify(safe) === JSON.stringify(whole) ? 'whole' : 'concealed',
    fragments: fragments.filter(isHarmless).toSorted(),
    ...safe,
  };
  const read = factsSchema.safeParse(facts);
  return read.success ? read.data : null;
}

/** The probe that was remembered, as if asked in this run, which spent nothing on it. */
export function restoreProbe(facts: Facts, requestKey: string, anchors: 'judged' | 'left-out'): Probe {
  const full = (url: string): string => (url === '' ? requestKey : url);
  const { hops, ending, looks } = facts;
  const restored = mapAddresses({ requestKey, hops, ending, looks, exchanges: 0, attempts: 0, ms: 0 }, full);
  const probe = { requestKey, ...restored, exchanges: 0, attempts: 0, ms: 0 };
  if (anchors === 'judged' || ending.kind !== 'answer' || restored.ending.kind !== 'answer') return probe;
  const { answer } = restored.ending;
  return { ...probe, ending: { kind: 'answer', answer: { ...answer, page: { ...answer.page, anchors: null } } } };
}

/** A relative `Location` could not be told from the address that was asked for. */
function resolveEnding(ending: Ending): Ending {
  if (ending.kind !== 'bad-redirect' || ending.location === null) return ending;
  const { location, url } = ending;
  return { ...ending, location: canParseUrl(location, url) ? new URL(location, url).href : null };
}

type MapAddress = (url: string) => string;

function mapAddresses({ hops, ending, looks }: Probe, map: MapAddress): Pick<Facts, 'hops' | 'ending' | 'looks'> {
  return {
    hops: hops.map((hop) => ({ ...hop, url: map(hop.url) })),
    ending: mapEnding(ending, map),
    looks: looks.flatMap((look) => mapLook(look, map)),
  };
}

function mapEnding(ending: Ending, map: MapAddress): Ending {
  switch (ending.kind) {
    case 'answer':
      return { kind: 'answer', answer: mapAnswer(ending.answer, map) };
    case 'bad-redirect':
      return { ...ending, url: map(ending.url), location: ending.location === null ? null : map(ending.location) };
    case 'failure':
    case 'redirect-loop':
    case 'too-many-redirects':
    case 'rate-limited':
      return { ...ending, url: map(ending.url) };
    case 'not-asked':
      return ending;
    default:
      return assertNever(ending);
  }
}

function mapAnswer(answer: Answer, map: MapAddress): Answer {
  const { headers, page } = answer;
  const { refresh } = page;
  return {
    ...answer,
    url: map(answer.url),
    headers: Object.fromEntries(
      judgedHeaders.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
    ),
    page: {
      ...page,
      // Pages grow and shrink a little at every visit.
      bytes: 0,
      refresh: refresh === null ? null : { ...refresh, url: refresh.url === null ? null : map(refresh.url) },
    },
  };
}

function mapLook(look: Look, map: MapAddress): readonly Look[] {
  switch (look.kind) {
    // What it took to get an answer is no fact about the page.
    case 'retried':
    case 'paused':
      return [];
    case 'circuit-open':
      return [look];
    case 'sibling':
      // Its name was made up; the folder is what was learned about.
      return [{ ...look, url: map(canParseUrl(look.url) ? new URL('.', look.url).href : look.url) }];
    default:
      return [{ ...look, url: map(look.url) }];
  }
}
