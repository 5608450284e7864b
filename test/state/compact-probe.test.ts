import { describe, expect, test } from 'vitest';
import type { Look, Probe } from '../../src/model/probe.ts';
import { compactProbe, restoreProbe } from '../../src/state/compact-probe.ts';
import { answered, confirmed, gone, good, judge, nameless, probed, silent, url, wall } from './past-runs.ts';

const asking = { fragments: [], conditions: '' };
const seen = { fragment: null, network: { kind: 'online' }, at: '2026-03-10T02:00:00.000Z' } as const;
const next = 'https://site.example/next';

const sibling = {
  kind: 'sibling',
  url: 'https://site.example/a/qwertyuiop',
  status: 200,
  suspicion: 'title',
  lies: true,
} as const satisfies Look;
const site: Look = { kind: 'site', site: 'tube', url: 'https://tube.example/t', status: 404, says: 'gone' };
const failures = [
  { kind: 'refused' },
  { kind: 'unreachable' },
  { kind: 'reset' },
  { kind: 'timeout', phase: 'dns' },
  { kind: 'dns', code: 'temporary' },
  { kind: 'dns', code: 'no-address' },
  { kind: 'tls', fault: 'cert-expired', code: 'CERT_HAS_EXPIRED' },
  { kind: 'tls', fault: 'no-application-protocol', code: 'X' },
  { kind: 'protocol', code: 'HPE_INVALID' },
] as const;

const probes: readonly (readonly [string, Probe])[] = [
  ['good', good],
  ['gone', gone],
  ['walled', wall],
  ['silent', silent],
  ['nameless', nameless],
  ['challenged', answered(403, { headers: { 'cf-mitigated': 'challenge' } })],
  ['expired', answered(200, { certificate: 'cert-expired' })],
  ['moved', answered(200, { url: next, hops: [{ url, status: 301, via: 'location' }] })],
  ['redirected', answered(200, { url: next, hops: [{ url, status: 302, via: 'location' }] })],
  ['led back to itself', answered(200, { hops: [{ url, status: 302, via: 'location' }] })],
  ['a lie', answered(200, { looks: [sibling] })],
  ['removed', answered(200, { looks: [site] })],
  ['contradicted', answered(404, { looks: [{ ...confirmed, status: 200, changed: true }] })],
  ['a loop', probed({ kind: 'redirect-loop', url })],
  ['too long', probed({ kind: 'too-many-redirects', url: next })],
  ['limited', probed({ kind: 'rate-limited', url, status: 429 })],
  ['led to an app', probed({ kind: 'bad-redirect', url, status: 302, location: 'mailto:a@b.example' })],
  ['led to nowhere', probed({ kind: 'bad-redirect', url, status: 302, location: null })],
  ['led to rubbish', probed({ kind: 'bad-redirect', url, status: 302, location: 'http://[' })],
  ...failures.map((failure) => [failure.kind, probed({ kind: 'failure', url, failure })] as const),
];

describe('what is remembered', () => {
  test.each(probes)('means the same afterwards: %s', (_, probe) => {
    const facts = compactProbe(probe, asking);
    expect(facts).not.toBeNull();
    if (facts === null) return;
    const [before, after] = [probe, restoreProbe(facts, url, 'judged')].map((one) => judge(one, seen));
    expect([after?.kind, after?.reason]).toEqual([before?.kind, before?.reason]);
    expect(facts.addresses).toBe('whole');
  });

  test.each<readonly [string, Probe]>([
    ['not asked', probed({ kind: 'not-asked', why: 'budget' })],
    ['a private address', probed({ kind: 'failure', url, failure: { kind: 'private-address', address: '10.0.0.1' } })],
    ['a proxy that fails', probed({ kind: 'failure', url, failure: { kind: 'proxy', code: '502' } })],
  ])('is nothing where the target had no say: %s', (_, probe) => {
    expect(compactProbe(probe, asking)).toBeNull();
  });

  test('is the same whatever it cost, and whatever the sibling was called', () => {
    const other: Look = { ...sibling, url: 'https://site.example/a/asdfghjkl' };
    const costly: readonly Look[] = [{ kind: 'retried', url, times: 2, last: 'reset' }, other];
    const first = answered(200, { looks: [sibling], headers: { server: 'a', 'retry-after': '1' } });
    const second = { ...answered(200, { looks: costly, page: { bytes: 1 } }), attempts: 3, ms: 9000, exchanges: 5 };
    expect(JSON.stringify(compactProbe(second, asking))).toBe(JSON.stringify(compactProbe(first, asking)));
  });

  test('does not name the address that was asked for', () => {
    const probe = answered(404, { requestKey: `${url}?token=abc`, looks: [{ ...confirmed, url: `${url}?token=abc` }] });
    expect(JSON.stringify(compactProbe(probe, asking))).not.toContain('site.example');
  });

  test('tells when something was taken out of an address', () => {
    const signed = 'https://store.example/file?X-Amz-Signature=abcdef';
    const facts = compactProbe(answered(200, { url: signed, hops: [{ url, status: 302, via: 'location' }] }), asking);
    expect(facts?.addresses).toBe('concealed');
    expect(JSON.stringify(facts)).not.toContain('abcdef');
  });

  test.each<readonly [string, Probe]>([
    ['a hop', answered(200, { hops: [{ url: 'https://me:word@site.example/', status: 301, via: 'location' }] })],
    ['a look', answered(404, { looks: [{ ...confirmed, url: 'https://me:word@site.example/' }] })],
    ['a location', probed({ kind: 'bad-redirect', url, status: 302, location: 'ftp://me:word@site.example/' })],
    [
      'a refresh',
      answered(200, { page: { refresh: { seconds: 99, url: 'http://me:word@x.example/', via: 'meta-refresh' } } }),
    ],
  ])('holds no password: %s', (_, probe) => {
    const text = JSON.stringify(compactProbe(probe, asking));
    expect(text).not.toContain('word');
    expect(text).not.toContain('me:');
  });

  test('anchors can be left out', () => {
    const page = { anchors: { found: ['b'], scripted: false } };
    const facts = compactProbe(answered(200, { page }), { fragments: ['c', 'b', 'token=1'], conditions: '' });
    expect(facts?.fragments).toEqual(['b', 'c']);
    if (facts === null) return;
    expect(restoreProbe(facts, url, 'judged').ending).toMatchObject({ answer: { page } });
    expect(restoreProbe(facts, url, 'left-out').ending).toMatchObject({ answer: { page: { anchors: null } } });
  });
});
