import * as z from 'zod';
import type { Ending, Hop, Look } from '../model/probe.ts';

/**
 * What is remembered of one probe: its facts, without what it cost. In addresses the empty string stands for the one that
 * was asked for.
 */
export interface Facts {
  /** What this version of the program finds out; facts of another one do not stand for asking. */
  readonly version: number;
  /** Under which settings they were got, see {@link Conditions}. */
  readonly conditions: string;
  /** `concealed` where values that could let someone in were taken out of addresses. */
  readonly addresses: 'whole' | 'concealed';
  /** The fragments that were looked for. */
  readonly fragments: readonly string[];
  readonly hops: readonly Hop[];
  readonly ending: Ending;
  readonly looks: readonly Look[];
}

/** To be raised when probes learn to see something that changes verdicts. */
export const factsVersion = 2;

const text = z.string().max(10_000);
const status = z.int().min(0).max(9999);
const seenStatus = status.nullable();
const certificateFaults = ['cert-expired', 'cert-hostname', 'cert-untrusted', 'cert-chain', 'tls'] as const;

const hop = z.object({
  url: text,
  status,
  via: z.enum(['location', 'meta-refresh', 'refresh-header']),
});

const page = z.object({
  ended: z.boolean(),
  bytes: z.int().min(0),
  type: text.nullable(),
  title: text.nullable(),
  refresh: z
    .object({ seconds: z.number(), url: text.nullable(), via: z.enum(['meta-refresh', 'refresh-header']) })
    .nullable(),
  parking: z.array(text),
  standIn: z.enum(['challenge', 'app-shell']).nullable().default(null),
  anchors: z.object({ found: z.array(text), scripted: z.boolean() }).nullable(),
});

/** Neither a private address nor a proxy's fault is a word about the target. */
const failure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dns'), code: z.enum(['no-such-name', 'no-address', 'temporary']) }),
  z.object({ kind: z.enum(['refused', 'unreachable', 'reset']) }),
  z.object({ kind: z.literal('timeout'), phase: z.enum(['dns', 'connect', 'answer']) }),
  z.object({
    kind: z.literal('tls'),
    fault: z.enum([...certificateFaults, 'no-application-protocol']),
    code: text,
  }),
  z.object({ kind: z.literal('protocol'), code: text }),
]);

const ending = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    answer: z.object({
      url: text,
      status,
      headers: z.record(text, text),
      page,
      certificate: z.enum(['ok', ...certificateFaults]),
    }),
  }),
  z.object({ kind: z.literal('failure'), url: text, failure }),
  z.object({ kind: z.enum(['redirect-loop', 'too-many-redirects']), url: text }),
  z.object({ kind: z.literal('bad-redirect'), url: text, status, location: text.nullable() }),
  z.object({ kind: z.literal('rate-limited'), url: text, status }),
]);

const look = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['confirmed', 'plain-agent']), url: text, status: seenStatus, changed: z.boolean() }),
  z.object({ kind: z.enum(['unverified', 'lenient-parser']), url: text, code: text, status: seenStatus }),
  z.object({ kind: z.literal('http2'), url: text, status: seenStatus }),
  z.object({
    kind: z.literal('sibling'),
    url: text,
    status: seenStatus,
    suspicion: z.enum(['title', 'path', 'redirect-to-root', 'parking']),
    lies: z.boolean(),
  }),
  z.object({
    kind: z.literal('site'),
    site: text,
    url: text,
    status: seenStatus,
    says: z.enum(['there', 'gone', 'hidden', 'unknown']),
    repository: text.exactOptional(),
    archived: z.boolean().exactOptional(),
    pushedAt: text.exactOptional(),
    stars: z.int().min(0).exactOptional(),
    license: text.exactOptional(),
  }),
  z.object({ kind: z.literal('circuit-open'), host: text }),
]);

/** Reads facts; what it gives back has its fields in one order, so that equal facts are equal as text. */
export const factsSchema = z.object({
  version: z.int().min(1),
  conditions: text,
  addresses: z.enum(['whole', 'concealed']),
  fragments: z.array(text),
  hops: z.array(hop),
  ending,
  looks: z.array(look),
});
