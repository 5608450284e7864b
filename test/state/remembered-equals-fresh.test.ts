import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CertificateFault, Ending, Failure, Hop, Look, Probe } from '../../src/model/probe.ts';
import { compactProbe, restoreProbe } from '../../src/state/compact-probe.ts';
import { answered, judge, probed, url } from './past-runs.ts';

const address = fc.constantFrom(
  url,
  'https://site.example/',
  'https://site.example/login?next=/a',
  'https://other.example/page#part',
  'http://site.example/404.html',
  'https://user.example/file?sig=abc&x=1',
);
const status = fc.oneof(fc.integer({ min: 100, max: 999 }), fc.constantFrom(200, 202, 301, 403, 404, 410, 429, 503));
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const faults: readonly CertificateFault[] = ['cert-expired', 'cert-hostname', 'cert-untrusted', 'cert-chain', 'tls'];

const failure: fc.Arbitrary<Failure> = fc.oneof(
  fc.record({ kind: fc.constant('dns' as const), code: fc.constantFrom('no-such-name', 'no-address', 'temporary') }),
  fc.record({ kind: fc.constantFrom('refused', 'unreachable', 'reset') }),
  fc.record({ kind: fc.constant('timeout' as const), phase: fc.constantFrom('dns', 'connect', 'answer') }),
  fc.record({
    kind: fc.constant('tls' as const),
    fault: fc.constantFrom(...faults, 'no-application-protocol' as const),
    code: fc.string(),
  }),
  fc.record({ kind: fc.constant('protocol' as const), code: fc.string() }),
);

const answer: fc.Arbitrary<Ending> = fc
  .record({
    status,
    url: address,
    certificate: fc.constantFrom('ok' as const, ...faults),
    headers: fc.dictionary(
      fc.constantFrom('cf-mitigated', 'x-amzn-waf-action', 'server'),
      fc.constantFrom('challenge', 'x'),
    ),
    page: fc.record({
      ended: fc.boolean(),
      bytes: fc.nat(),
      type: optional(fc.constantFrom('text/html', 'application/pdf')),
      title: optional(fc.constantFrom('A page', 'Not found', 'Log in')),
      parking: fc.subarray(['a', 'b', 'c']),
    }),
  })
  .map(({ status: given, ...more }) => answered(given, more).ending);

const ending: fc.Arbitrary<Ending> = fc.oneof(
  { weight: 3, arbitrary: answer },
  fc.record({ kind: fc.constant('failure' as const), url: address, failure }),
  fc.record({ kind: fc.constantFrom('redirect-loop', 'too-many-redirects'), url: address }),
  fc.record({
    kind: fc.constant('bad-redirect' as const),
    url: address,
    status,
    location: optional(fc.constantFrom('mailto:a@b.example', 'http://[', '/x', 'javascript:x')),
  }),
  fc.record({ kind: fc.constant('rate-limited' as const), url: address, status: fc.constant(429) }),
);

const seen = { url: address, status: optional(status) };
const look: fc.Arbitrary<Look> = fc.oneof(
  fc.record({ kind: fc.constantFrom('confirmed', 'plain-agent'), ...seen, changed: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('unverified', 'lenient-parser'), ...seen, code: fc.string() }),
  fc.record({ kind: fc.constant('http2' as const), ...seen }),
  fc.record({
    kind: fc.constant('sibling' as const),
    ...seen,
    suspicion: fc.constantFrom('title', 'path', 'redirect-to-root', 'parking'),
    lies: fc.boolean(),
  }),
  fc.record(
    {
      kind: fc.constant('site' as const),
      site: fc.constantFrom('github', 'npm'),
      ...seen,
      says: fc.constantFrom('there', 'gone', 'hidden', 'unknown'),
      archived: fc.boolean(),
      pushedAt: fc.constant('2026-01-02T03:04:05Z'),
      stars: fc.nat(),
    },
    { requiredKeys: ['kind', 'site', 'url', 'status', 'says'] },
  ),
  fc.record({ kind: fc.constant('retried' as const), url: address, times: fc.nat(3), last: fc.constant('reset') }),
  fc.record({ kind: fc.constant('circuit-open' as const), host: fc.constant('site.example') }),
);

const hop: fc.Arbitrary<Hop> = fc.record({
  url: address,
  status: fc.constantFrom(200, 301, 302, 303, 307, 308),
  via: fc.constantFrom('location', 'meta-refresh', 'refresh-header'),
});

const probe: fc.Arbitrary<Probe> = fc
  .record({ ending, looks: fc.array(look, { maxLength: 3 }), hops: fc.array(hop, { maxLength: 3 }) })
  .map((parts) => probed(parts.ending, parts));

const verdictOf = (one: Probe) => {
  const { kind, reason, evidence } = judge(one, { fragment: null, network: { kind: 'online' } });
  return { kind, reason, sites: evidence.filter((fact) => fact.kind === 'site') };
};

test('whatever a target answered is judged from memory as it was when it was fresh', () => {
  fc.assert(
    fc.property(probe, (fresh) => {
      const facts = compactProbe(fresh, { fragments: [], conditions: '' });
      expect(facts).not.toBeNull();
      if (facts === null || facts.addresses === 'concealed') return;
      const remembered = restoreProbe(JSON.parse(JSON.stringify(facts)), url, 'judged');
      expect(verdictOf(remembered)).toEqual(verdictOf(fresh));
    }),
    { numRuns: 500 },
  );
});
