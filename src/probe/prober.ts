import type { ProbeConfig } from '../config/config.ts';
import type { Probe } from '../model/probe.ts';
import { type Ask, statusOf } from './ask.ts';
import type { Exchange } from './exchange.ts';
import { type Chain, type Follow, follow } from './follow.ts';
import { type HostSettings, hostSettings } from './host-settings.ts';
import type { HostRow } from './lane.ts';
import { createLanes, type WaitingHost } from './lanes.ts';
import { type BuildRequest, createBuildRequest } from './request.ts';
import { type AskSibling, createAskSibling, endedChain } from './sibling.ts';
import { sites } from './sites/sites.ts';
import { suspicionOf } from './suspicion.ts';
import { createTrail, type Trail } from './trail.ts';
import { withConfirmation } from './with-confirmation.ts';
import { withLanes } from './with-lanes.ts';
import { withPauses } from './with-pauses.ts';
import { withRetries } from './with-retries.ts';
import { withSecondLooks } from './with-second-looks.ts';

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

/** Everything that asks over the network, for one run. */
export interface Prober {
  /**
   * Probes one target. Never rejects for what servers and networks do. An aborted signal ends it as `not-asked`, with
   * `budget` or else `interrupted` as the reason, unless its chain had ended before.
   */
  probe(question: ProbeQuestion, signal: AbortSignal): Promise<Probe>;
  /**
   * Any other question, in its host's lane and within the global limit, asked once. Rejects with the signal's reason when it
   * is aborted.
   */
  readonly exchange: Exchange;
  /** The hosts that are being asked or waited for. */
  waiting(): readonly WaitingHost[];
  /** One row a host. */
  hosts(): readonly HostRow[];
}

/** Creates the prober of one run. */
export function createProber(config: ProbeConfig, ports: ProberPorts): Prober {
  const { env, now, sleep, random } = ports;
  const settings = createSettings(config);
  const plainHosts = new Set<string>();
  const lanes = createLanes({ config, settings, now, sleep });
  const buildRequest = createBuildRequest({ config, settings, plainHosts, env });

  const inTurn = withLanes({ lanes, now })(ports.exchange);
  const once = withPauses(config)(inTurn);
  const retried = withRetries({ ...config, now, sleep, random })(once);
  const ask = withSecondLooks(retried);
  const confirmed = withConfirmation({ config, once, plainHosts })(ask);

  const chains = {
    confirmed: follow({ config, buildRequest, settings })(confirmed),
    unconfirmed: follow({ config, buildRequest, settings })(ask),
  };
  const askSibling = createAskSibling({ follow: chains.unconfirmed, random });
  const askSite = createAskSite({ ask, buildRequest, endpoints: config.endpoints });

  return {
    probe: async (question, signal) => {
      const letNextBegin = await lanes.begin(new URL(question.requestKey).hostname);
      const trail = createTrail(letNextBegin);
      const followChain = question.known === 'dead-before' ? chains.unconfirmed : chains.confirmed;
      try {
        const chain = await probeChain(question, { followChain, askSibling, askSite }, trail, signal);
        const { looks, exchanges, attempts, ms } = trail;
        return { requestKey: question.requestKey, ...chain, looks, exchanges, attempts, ms };
      } finally {
        letNextBegin();
      }
    },
    exchange: async (request, signal) => {
      const asked = await inTurn(request, createTrail(), signal);
      return asked.kind === 'failure' ? asked.failure : asked.answer;
    },
    waiting: () => lanes.waiting(),
    hosts: () => lanes.rows(),
  };
}

interface Steps {
  readonly followChain: Follow;
  readonly askSibling: AskSibling;
  readonly askSite: AskSite;
}

/** The chain, then what its end gives reason to ask. An abort keeps a chain that has ended. */
async function probeChain(
  { requestKey, fragments }: ProbeQuestion,
  { followChain, askSibling, askSite }: Steps,
  trail: Trail,
  signal: AbortSignal,
): Promise<Chain> {
  let chain: Chain = { hops: [], ending: { kind: 'not-asked', why: whyOf(signal) } };
  try {
    signal.throwIfAborted();
    chain = await followChain({ url: requestKey, fragments }, trail, signal);
    const ended = endedChain(requestKey, chain);
    const suspicion = ended === null ? null : suspicionOf(ended);
    if (ended !== null && suspicion !== null) await askSibling(ended, suspicion, trail, signal);
    if (ended !== null && ended.status === 200) await askSite([ended.final, requestKey], trail, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    if (chain.ending.kind === 'not-asked') return { hops: [], ending: { kind: 'not-asked', why: whyOf(signal) } };
  }
  return chain;
}

/** Asks the question that a site has of its own about the first of the addresses for which it has one. */
type AskSite = (addresses: readonly string[], trail: Trail, signal: AbortSignal) => Promise<void>;

interface AskSiteOptions {
  readonly ask: Ask;
  readonly buildRequest: BuildRequest;
  readonly endpoints: ProbeConfig['endpoints'];
}

function createAskSite({ ask, buildRequest, endpoints }: AskSiteOptions): AskSite {
  return async (addresses, trail, signal) => {
    for (const address of addresses) {
      for (const site of sites) {
        const question = site.question(new URL(address), endpoints);
        if (question === null) continue;
        const url = new URL(question.url);
        const request = buildRequest({ url, cookie: '', userinfo: null, configured: 'sent', fragments: [] });
        const asked = await ask(request, trail, signal);
        const status = statusOf(asked);
        trail.note({ kind: 'site', site: site.name, url: question.url, status, says: question.says(status) });
        return;
      }
    }
  };
}

function createSettings(config: ProbeConfig): (host: string) => HostSettings {
  const known = new Map<string, HostSettings>();
  return (host) => {
    const found = known.get(host) ?? hostSettings(config, host);
    known.set(host, found);
    return found;
  };
}

function whyOf(signal: AbortSignal): 'interrupted' | 'budget' {
  const reason: unknown = signal.reason;
  const word = reason instanceof Error ? reason.message : reason;
  return word === 'budget' ? 'budget' : 'interrupted';
}
