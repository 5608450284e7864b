import type { ProbeConfig } from '../config/config.ts';
import type { HostFacts } from '../model/host-facts.ts';
import { hostnameOf } from '../model/hostname.ts';
import { none } from '../model/none.ts';
import type { Probe, SiteLook } from '../model/probe.ts';
import type { Repository } from '../model/repository.ts';
import { createCookies } from './cookies.ts';
import { createDoubt, type Doubt } from './doubt.ts';
import type { Exchange } from './exchange.ts';
import { type Chain, type Follow, follow } from './follow.ts';
import { createHostSettings, type HostSettings } from './host-settings.ts';
import type { HostRow } from './lanes/lane.ts';
import { createLanes, type WaitingHost } from './lanes/lanes.ts';
import { createBuildRequest } from './request.ts';
import { createAskSibling, endedChain } from './sibling.ts';
import { type AskSite, createAskSite } from './sites/ask-site.ts';
import { createGithub } from './sites/github.ts';
import { githubToken } from './sites/github-token.ts';
import { createGitlab } from './sites/gitlab.ts';
import { createHiddenOwners, type MayBeHidden } from './sites/hidden-owners.ts';
import type { PlaceAnswer, PlaceSite, SiteTrouble } from './sites/place-site.ts';
import { createTrail, type Trail } from './trail.ts';
import { withConfirmation } from './with-confirmation.ts';
import { withLanes } from './with-lanes.ts';
import { withPauses } from './with-pauses.ts';
import { withRetries } from './with-retries.ts';
import { withSecondLooks } from './with-second-looks.ts';
import { withSecondRound } from './with-second-round.ts';

/** What the prober needs from outside. */
export interface ProberPorts {
  readonly exchange: Exchange;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason when it is aborted before. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** A number in [0, 1). */
  random(): number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What earlier runs learned about a host, or `null`. */
  readonly recallHost?: (hostname: string) => HostFacts | null;
  /** The repository whose links are probed: its owner may hide others from us. */
  readonly repository?: Repository | null;
}

/** One target to be probed. */
export interface ProbeQuestion {
  /** An http or https address without a fragment. */
  readonly requestKey: string;
  /** The fragments that its links carry, as written; looked for where anchors are to be checked. */
  readonly fragments: readonly string[];
  /** `dead-before`: earlier runs found it dead and confirmed it, so that this one need not. */
  readonly known?: 'dead-before';
}

/** Leave to begin a probe, which hands it on; `null` where no page may have to be asked. */
export type Pass = (() => void) | null;

/** Everything that asks over the network, for one run. */
export interface Prober {
  /**
   * Probes one target. Never rejects for what servers and networks do. An aborted signal ends it as `not-asked`, with
   * `budget` or else `interrupted` as the reason, unless its chain had ended before.
   */
  probe(question: ProbeQuestion, signal: AbortSignal, pass?: Pass): Promise<Probe>;
  /**
   * Calls back for each question, with a pass, when it is best probed: its host has room, and others have no more to do.
   * Whoever probes without one waits for it, and takes more memory meanwhile.
   */
  admit<Question extends ProbeQuestion>(
    questions: readonly Question[],
    begin: (question: Question, pass: Pass) => void,
  ): void;
  /**
   * Any other question, in its host's lane and within the global limit, asked once. Rejects with the signal's reason when it
   * is aborted.
   */
  readonly exchange: Exchange;
  /** The hosts that are being asked or waited for. */
  waiting(): readonly WaitingHost[];
  /** One row a host. */
  hosts(): readonly HostRow[];
  /** What this run has learned about hosts, for later ones. */
  learned(): readonly (HostFacts & { readonly host: string })[];
  /** The sites that were to answer in place of their pages, and did not. */
  troubles(): readonly SiteTrouble[];
}

/** Creates the prober of one run. */
export function createProber(config: ProbeConfig, ports: ProberPorts): Prober {
  const { env, now, sleep, random } = ports;
  const plainHosts = new Set<string>();
  const settings = createSettings(config, ports.recallHost ?? (() => null), plainHosts);
  const lanes = createLanes({ config, settings, now, sleep });
  const buildRequest = createBuildRequest({ config, settings, plainHosts, env });

  const inTurn = withLanes({ lanes, now })(ports.exchange);
  const once = withPauses(config)(inTurn);
  const retried = withRetries({ ...config, now, sleep, random })(once);
  const ask = withSecondLooks(retried);
  const confirmed = withConfirmation({ config, once, plainHosts })(ask);

  const plainRequest = createBuildRequest({ config, settings, plainHosts: { has: () => true }, env });
  const plain = follow({ config, buildRequest: plainRequest, settings })(confirmed);
  const chains = {
    confirmed: withSecondRound({ plain, plainHosts })(follow({ config, buildRequest, settings })(confirmed)),
    unconfirmed: follow({ config, buildRequest, settings })(ask),
  };
  const askSibling = createAskSibling({ follow: chains.unconfirmed, random });
  const doubts = {
    confirmed: createDoubt({ askSibling, plain }),
    unconfirmed: createDoubt({ askSibling, plain: null }),
  };
  const askSite = createAskSite({ ask, buildRequest, config });
  const token = githubToken(env, config.endpoints.githubApi);
  const askApi = withRetries({ ...config, now, sleep, random })(inTurn);
  const forge = { config, ask: askApi, buildRequest, sleep };
  const places: readonly PlaceSite[] = [
    ...(token === null ? [] : [createGithub({ ...forge, token })]),
    ...config.gitlabHosts.map((host) => createGitlab({ ...forge, host, env })),
  ];
  const placeOf = (address: string): PlaceSite | null => places.find(({ matches }) => matches(address)) ?? null;
  const { repository = null } = ports;
  const mayBeHidden = createHiddenOwners({ config, repository, placeOf, follow: chains.unconfirmed });

  const readsPage = ({ requestKey, fragments }: ProbeQuestion): boolean =>
    fragments.length > 0 && settings(hostnameOf(requestKey)).anchors === 'check';

  const askPlace = async ({ requestKey }: ProbeQuestion, signal: AbortSignal): Promise<PlaceAnswer | null> =>
    placeOf(requestKey)?.ask(new URL(requestKey), signal) ?? null;

  const askPage = async (
    question: ProbeQuestion,
    placed: PlaceAnswer | null,
    signal: AbortSignal,
    pass: Pass = null,
  ): Promise<Probe> => {
    const letNextBegin = pass ?? (await lanes.begin(hostnameOf(question.requestKey)));
    const trail = createTrail(letNextBegin);
    // What a site has no page for is missing twice when the page says so too.
    const doubted = question.known !== 'dead-before' && placed === null;
    const [followChain, doubt] = doubted
      ? [chains.confirmed, doubts.confirmed]
      : [chains.unconfirmed, doubts.unconfirmed];
    try {
      const chain = await probeChain(question, { followChain, doubt, askSite, mayBeHidden, placed }, trail, signal);
      const { attempts, ms } = trail;
      const looks = trail.looks.length === 0 ? none : trail.looks;
      const exchanges = trail.exchanges + (placed?.spent.exchanges ?? 0);
      return { requestKey: question.requestKey, ...chain, looks, exchanges, attempts, ms };
    } finally {
      letNextBegin();
    }
  };

  return {
    admit: <Question extends ProbeQuestion>(
      questions: readonly Question[],
      begin: (question: Question, pass: Pass) => void,
    ) => {
      const byHost = new Map<string, Question[]>();
      for (const question of questions) {
        const host = hostnameOf(question.requestKey);
        const own = byHost.get(host);
        // A site takes many questions at once, and the more it gets at once the better.
        if (placeOf(question.requestKey) !== null) begin(question, null);
        else if (own === undefined) byHost.set(host, [question]);
        else own.push(question);
      }
      for (const [host, own] of byHost) lanes.admit(host, own, begin);
    },
    probe: async (question, signal, pass) => {
      const placed = await askPlace(question, signal);
      if (placed === null || placed.chain === null) return askPage(question, placed, signal, pass);
      if (readsPage(question)) {
        const probe = await askPage(question, null, signal);
        return { ...probe, looks: [placed.look, ...probe.looks], exchanges: probe.exchanges + placed.spent.exchanges };
      }
      return { requestKey: question.requestKey, ...placed.chain, looks: [placed.look], ...placed.spent };
    },
    exchange: async (request, signal) => {
      const asked = await inTurn(request, createTrail(), signal);
      return asked.kind === 'failure' ? asked.failure : asked.answer;
    },
    waiting: () => lanes.waiting(),
    hosts: () => lanes.rows(),
    learned: () =>
      lanes.rows().flatMap(({ host, pauses, interval }) => {
        const agent = plainHosts.has(host) ? 'plain' : 'ours';
        return pauses > 0 || agent === 'plain' ? [{ host, agent, interval: pauses > 0 ? interval : null }] : [];
      }),
    troubles: () => places.map(({ trouble }) => trouble()).filter((trouble) => trouble !== null),
  };
}

interface Steps {
  readonly followChain: Follow;
  readonly doubt: Doubt;
  readonly askSite: AskSite;
  readonly mayBeHidden: MayBeHidden;
  /** What a site that answers in place of its pages said of this one. */
  readonly placed: PlaceAnswer | null;
}

/** The chain, then what its end gives reason to ask. An abort keeps a chain that has ended. */
async function probeChain(
  { requestKey, fragments }: ProbeQuestion,
  { followChain, doubt, askSite, mayBeHidden, placed }: Steps,
  trail: Trail,
  signal: AbortSignal,
): Promise<Chain> {
  let chain: Chain = { hops: [], ending: { kind: 'not-asked', why: whyOf(signal) } };
  try {
    signal.throwIfAborted();
    const start = { url: requestKey, fragments, cookies: createCookies() };
    chain = await followChain(start, trail, signal);
    chain = await doubt(start, chain, trail, signal);
    const ended = endedChain(requestKey, chain);
    if (placed !== null) trail.note(confirmedLook(placed, ended?.status ?? null));
    else await askSite(requestKey, chain, trail, signal);
    if (ended?.status === 404 && (await mayBeHidden(ended.final, trail, signal))) {
      trail.note({ kind: 'site', site: 'owner', url: ended.final, status: 404, says: 'hidden' });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    if (chain.ending.kind === 'not-asked') return { hops: [], ending: { kind: 'not-asked', why: whyOf(signal) } };
  }
  return chain;
}

/** A site that knows no such page is wrong where its server shows one, or says why it does not (451). */
function confirmedLook({ look }: PlaceAnswer, status: number | null): SiteLook {
  const contradicted = status !== null && ((status >= 200 && status < 300) || status === 451);
  return contradicted ? { ...look, says: 'unknown' } : look;
}

/** The settings of each host, and what earlier runs learned about it on top: a pace it bore, the agent it answers. */
function createSettings(
  config: ProbeConfig,
  recallHost: NonNullable<ProberPorts['recallHost']>,
  plainHosts: Set<string>,
): (host: string) => HostSettings {
  const known = new Map<string, HostSettings>();
  const settingsOf = createHostSettings(config);
  return (host) => {
    const found = known.get(host);
    if (found !== undefined) return found;
    const own = settingsOf(host);
    const learned = recallHost(host);
    if (learned?.agent === 'plain') plainHosts.add(host);
    const isSlower = learned !== null && learned.interval !== null && learned.interval > own.interval;
    const settings = isSlower ? { ...own, interval: learned.interval } : own;
    known.set(host, settings);
    return settings;
  };
}

function whyOf(signal: AbortSignal): 'interrupted' | 'budget' {
  const reason: unknown = signal.reason;
  const word = reason instanceof Error ? reason.message : reason;
  return word === 'budget' ? 'budget' : 'interrupted';
}
