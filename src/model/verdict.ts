/** What policy makes of a probe. Every kind but `ok` has a reason. */
export type Verdict =
  | { readonly kind: 'ok'; readonly reason: null; readonly evidence: readonly Evidence[] }
  | { readonly kind: Exclude<VerdictKind, 'ok'>; readonly reason: Reason; readonly evidence: readonly Evidence[] };

/** One fact a verdict rests on: `kind` names it, the other fields are its data. */
export interface Evidence {
  readonly kind: string;
  readonly [fact: string]: string | number | boolean | null;
}

/** The reasons of each verdict: the exact strings of reports and of config keys. */
export const reasonsOf = {
  ok: [],
  moved: ['permanent-redirect'],
  redirected: ['temporary-redirect', 'kept-redirect'],
  dead: [
    'not-found',
    'gone',
    'dns',
    'soft-404',
    'parked',
    'redirect-loop',
    'too-many-redirects',
    'malformed-url',
    'unknown-scheme',
    'missing-file',
    'missing-anchor',
    'long-unreachable',
  ],
  blocked: ['bot-wall', 'forbidden', 'auth-required', 'rate-limited', 'legal', 'login'],
  unstable: ['timeout', 'refused', 'reset', 'unreachable', 'server-error', 'dns-temporary', 'protocol'],
  insecure: ['cert-expired', 'cert-hostname', 'cert-untrusted', 'tls', 'cert-chain'],
  skipped: [
    'excluded',
    'ignored',
    'private-address',
    'scheme',
    'template',
    'example-domain',
    'offline',
    'budget',
    'own-release',
  ],
} as const;

export type VerdictKind = keyof typeof reasonsOf;
export type Reason = (typeof reasonsOf)[VerdictKind][number];
export const verdictKinds = Object.keys(reasonsOf) as readonly VerdictKind[];

export function isVerdictKind(name: string): name is VerdictKind {
  return Object.hasOwn(reasonsOf, name);
}

/** The verdict in the name of a rule, `dead` in `dead/not-found`; `null` for rules about something else. */
export function kindOf(rule: string): VerdictKind | null {
  const [kind = '', reason] = rule.split('/');
  return reason !== undefined && isVerdictKind(kind) ? kind : null;
}
