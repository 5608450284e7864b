import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JudgeContext } from '../../src/judge/context.ts';
import { judgeProbe } from '../../src/judge/judge-probe.ts';
import type { Ending, Failure, Hop, Look, Page, SiteLook } from '../../src/model/probe.ts';
import { reasonsOf, type Verdict } from '../../src/model/verdict.ts';
import { asked, hop, makeAnswer, makeFailure, makeProbe, plain } from './make-probe.ts';

const brief = ({ kind, reason }: Verdict): string => (reason === null ? kind : `${kind}/${reason}`);
const judge = (
  ending: Ending,
  more: { readonly hops?: readonly Hop[]; readonly looks?: readonly Look[] } = {},
  context: Partial<JudgeContext> = {},
): string => brief(judgeProbe(makeProbe(ending, more), { ...plain, ...context }));

describe('the status of the last answer', () => {
  const table: readonly (readonly [number, string])[] = [
    [100, 'unstable/protocol'],
    [103, 'unstable/protocol'],
    [200, 'ok'],
    [201, 'ok'],
    [202, 'ok'],
    [203, 'ok'],
    [204, 'ok'],
    [205, 'ok'],
    [206, 'ok'],
    [207, 'ok'],
    [208, 'ok'],
    [226, 'ok'],
    [299, 'ok'],
    [300, 'unstable/protocol'],
    [304, 'unstable/protocol'],
    [400, 'blocked/forbidden'],
    [401, 'blocked/auth-required'],
    [402, 'blocked/auth-required'],
    [403, 'blocked/forbidden'],
    [404, 'dead/not-found'],
    [405, 'blocked/forbidden'],
    [406, 'blocked/forbidden'],
    [407, 'blocked/auth-required'],
    [408, 'unstable/server-error'],
    [410, 'dead/gone'],
    [412, 'blocked/forbidden'],
    [415, 'blocked/forbidden'],
    [418, 'blocked/forbidden'],
    [421, 'blocked/forbidden'],
    [425, 'unstable/server-error'],
    [429, 'blocked/rate-limited'],
    [440, 'blocked/auth-required'],
    [444, 'blocked/forbidden'],
    [451, 'blocked/legal'],
    [499, 'blocked/forbidden'],
    [500, 'unstable/server-error'],
    [501, 'unstable/server-error'],
    [502, 'unstable/server-error'],
    [503, 'unstable/server-error'],
    [504, 'unstable/server-error'],
    [511, 'blocked/auth-required'],
    [530, 'unstable/server-error'],
    [600, 'unstable/protocol'],
    [799, 'unstable/protocol'],
    [999, 'blocked/bot-wall'],
    [0, 'unstable/protocol'],
  ];

  test.each(table)('%i is %s', (status, verdict) => {
    expect(judge(makeAnswer({ status }))).toBe(verdict);
  });

  test.each([
    [202, { 'x-amzn-waf-action': 'challenge' }],
    [405, { 'x-amzn-waf-action': 'captcha' }],
    [403, { 'cf-mitigated': 'challenge' }],
    [503, { 'cf-mitigated': 'challenge' }],
    [404, { 'cf-mitigated': 'challenge' }],
    [410, { 'x-amzn-waf-action': 'captcha' }],
  ])('%i with a challenge mark is a bot wall', (status, headers) => {
    expect(judge(makeAnswer({ status, headers }))).toBe('blocked/bot-wall');
  });

  test.each<readonly [string, Partial<Page>, string]>([
    ['HTML without a title', { title: null }, 'blocked/bot-wall'],
    ['HTML with an empty title', { title: ' ' }, 'blocked/bot-wall'],
    ['nothing', { title: null, type: null, bytes: 0 }, 'blocked/bot-wall'],
    ['JSON', { title: null, type: 'application/json' }, 'ok'],
  ])('a 202 of %s', (_name, page, verdict) => {
    expect(judge(makeAnswer({ status: 202, page }))).toBe(verdict);
  });

  test.each([
    ['https://x.com/someone/status/1', 'blocked/bot-wall'],
    ['https://twitter.com/someone', 'blocked/bot-wall'],
    ['https://blog.twitter.com/engineering', 'dead/not-found'],
  ])('a 404 of %s', (url, verdict) => {
    expect(judge(makeAnswer({ url, status: 404 }))).toBe(verdict);
  });
});

describe('other endings', () => {
  const table: readonly (readonly [string, Ending, string])[] = [
    ['NXDOMAIN', makeFailure({ kind: 'dns', code: 'no-such-name' }), 'dead/dns'],
    ['NODATA', makeFailure({ kind: 'dns', code: 'no-address' }), 'dead/dns'],
    ['a resolver that fails', makeFailure({ kind: 'dns', code: 'temporary' }), 'unstable/dns-temporary'],
    ['a silent resolver', makeFailure({ kind: 'timeout', phase: 'dns' }), 'unstable/dns-temporary'],
    ['a silent host', makeFailure({ kind: 'timeout', phase: 'connect' }), 'unstable/timeout'],
    ['a silent server', makeFailure({ kind: 'timeout', phase: 'answer' }), 'unstable/timeout'],
    ['a closed port', makeFailure({ kind: 'refused' }), 'unstable/refused'],
    ['no route', makeFailure({ kind: 'unreachable' }), 'unstable/unreachable'],
    ['a reset', makeFailure({ kind: 'reset' }), 'unstable/reset'],
    ['a private address', makeFailure({ kind: 'private-address', address: '10.0.0.7' }), 'skipped/private-address'],
    ['a failed handshake', makeFailure({ kind: 'tls', fault: 'tls', code: 'EPROTO' }), 'unstable/protocol'],
    [
      'a bad certificate behind which nothing came',
      makeFailure({ kind: 'tls', fault: 'cert-expired', code: 'CERT_HAS_EXPIRED' }),
      'unstable/protocol',
    ],
    ['no HTTP', makeFailure({ kind: 'protocol', code: 'HPE_INVALID_CONSTANT' }), 'unstable/protocol'],
    ['a broken proxy', makeFailure({ kind: 'proxy', code: '407' }), 'unstable/unreachable'],
    ['a loop', { kind: 'redirect-loop', url: asked }, 'dead/redirect-loop'],
    ['an endless chain', { kind: 'too-many-redirects', url: asked }, 'dead/too-many-redirects'],
    ['a rate limit', { kind: 'rate-limited', url: asked, status: 429 }, 'blocked/rate-limited'],
    ['an interruption', { kind: 'not-asked', why: 'interrupted' }, 'skipped/budget'],
    ['a spent budget', { kind: 'not-asked', why: 'budget' }, 'skipped/budget'],
  ];

  test.each(table)('%s', (_name, ending, verdict) => {
    expect(judge(ending)).toBe(verdict);
  });

  test.each([
    [null, 'unstable/protocol'],
    ['http://[', 'unstable/protocol'],
    ['file:///etc/passwd', 'unstable/protocol'],
    ['javascript:alert(1)', 'unstable/protocol'],
    ['itms-apps://apps.example/id1', 'skipped/scheme'],
    ['mailto:someone@site.example', 'skipped/scheme'],
  ])('a redirect to %s', (location, verdict) => {
    expect(judge({ kind: 'bad-redirect', url: asked, status: 302, location })).toBe(verdict);
  });

  test.each(['redirect-loop', 'too-many-redirects'] as const)('a %s through a log-in', (kind) => {
    const hops = [hop(asked, 302), hop('https://site.example/login?next=%2Fa%2Fpage', 302)];
    expect(judge({ kind, url: asked }, { hops })).toBe('blocked/login');
  });

  test('a name that the confirming ask found is not dead', () => {
    const looks: Look[] = [{ kind: 'confirmed', url: asked, status: 200, changed: true }];
    expect(judge(makeFailure({ kind: 'dns', code: 'no-such-name' }), { looks })).toBe('unstable/dns-temporary');
  });
});

describe('a death and its confirmation', () => {
  test.each<readonly [string, number | null, boolean, string]>([
    ['the same again', 404, false, 'dead/not-found'],
    ['gone the second time', 410, true, 'dead/not-found'],
    ['good the second time', 200, true, 'unstable/server-error'],
    ['nothing the second time', null, true, 'unstable/server-error'],
    ['refused the second time', 403, true, 'unstable/server-error'],
  ])('%s', (_name, status, changed, verdict) => {
    const looks: Look[] = [{ kind: 'confirmed', url: asked, status, changed }];
    expect(judge(makeAnswer({ status: 404 }), { looks })).toBe(verdict);
  });
});

describe('redirects', () => {
  const other = 'https://site.example/b/page';
  test.each<readonly [string, readonly Hop[], string, string]>([
    ['301', [hop(asked)], other, 'moved/permanent-redirect'],
    ['308', [hop(asked, 308)], other, 'moved/permanent-redirect'],
    ['301, 308', [hop(asked), hop('https://site.example/c', 308)], other, 'moved/permanent-redirect'],
    ['302', [hop(asked, 302)], other, 'redirected/temporary-redirect'],
    ['303', [hop(asked, 303)], other, 'redirected/temporary-redirect'],
    ['307', [hop(asked, 307)], other, 'redirected/temporary-redirect'],
    ['301, 302', [hop(asked), hop('https://site.example/c', 302)], other, 'redirected/temporary-redirect'],
    ['meta refresh', [hop(asked, 200, 'meta-refresh')], other, 'redirected/temporary-redirect'],
    ['refresh header', [hop(asked, 301, 'refresh-header')], other, 'redirected/temporary-redirect'],
    ['round and back (cookies)', [hop(asked, 302), hop('https://sso.example/', 302)], asked, 'ok'],
    ['to a fragment of itself', [hop(asked)], `${asked}#part`, 'ok'],
    ['short name', [hop('https://doi.org/10.1000/1')], other, 'redirected/kept-redirect'],
    ['short name, temporary', [hop('https://doi.org/10.1000/1', 302)], other, 'redirected/temporary-redirect'],
    ['added locale', [hop(asked)], 'https://site.example/en-us/a/page', 'redirected/kept-redirect'],
  ])('%s', (_name, hops, url, verdict) => {
    expect(judge(makeAnswer({ url }), { hops })).toBe(verdict);
  });

  test('patterns of the configuration keep a redirect by its first address', () => {
    const hops = [hop(asked), hop('https://site.example/c')];
    expect(judge(makeAnswer({ url: other }), { hops }, { keep: (url) => url === asked })).toBe(
      'redirected/kept-redirect',
    );
    expect(judge(makeAnswer({ url: other }), { hops }, { keep: (url) => url === other })).toBe(
      'moved/permanent-redirect',
    );
  });

  test.each([
    [404, 'dead/not-found'],
    [403, 'blocked/forbidden'],
    [999, 'blocked/bot-wall'],
    [503, 'unstable/server-error'],
  ])('a permanent redirect to a %i is %s', (status, verdict) => {
    expect(judge(makeAnswer({ url: other, status }), { hops: [hop(asked)] })).toBe(verdict);
  });

  test.each<readonly [string, string, number, string]>([
    [asked, 'https://accounts.google.com/v3/signin/identifier', 200, 'blocked/login'],
    [asked, 'https://site.example/users/sign_in', 200, 'blocked/login'],
    [asked, 'https://site.example/login', 404, 'blocked/login'],
    ['http://site.example/login', 'https://site.example/login', 200, 'moved/permanent-redirect'],
    [asked, 'https://site.example/blog/how-to-login-safely', 200, 'moved/permanent-redirect'],
  ])('from %s to %s with %i', (from, url, status, verdict) => {
    expect(judge(makeAnswer({ url, status }), { hops: [hop(from)] })).toBe(verdict);
  });

  test('a server that sends everything to its log-in tells nothing', () => {
    const looks: Look[] = [{ kind: 'sibling', url: `${asked}x`, status: 200, suspicion: 'path', lies: true }];
    const hops = [hop(asked, 302)];
    expect(judge(makeAnswer({ url: 'https://site.example/login' }), { hops, looks })).toBe('blocked/login');
  });
});

describe('certificates', () => {
  test.each(['cert-expired', 'cert-hostname', 'cert-untrusted', 'cert-chain', 'tls'] as const)('%s', (certificate) => {
    expect(judge(makeAnswer({ certificate }))).toBe(`insecure/${certificate}`);
    expect(judge(makeAnswer({ certificate, status: 404 }))).toBe('dead/not-found');
    expect(judge(makeAnswer({ certificate, status: 403 }))).toBe('blocked/forbidden');
    expect(judge(makeAnswer({ certificate, status: 502 }))).toBe('unstable/server-error');
    expect(judge(makeAnswer({ certificate }), { hops: [hop('http://site.example/')] })).toBe(`insecure/${certificate}`);
  });
});

describe('second looks', () => {
  const sibling = (suspicion: 'title' | 'path' | 'redirect-to-root' | 'parking', lies: boolean): Look => ({
    kind: 'sibling',
    url: `${asked}-zq81`,
    status: lies ? 200 : 404,
    suspicion,
    lies,
  });
  const site = (says: SiteLook['says']): Look => ({
    kind: 'site',
    site: 'a-site',
    url: asked,
    status: 200,
    says,
  });

  test.each([
    [sibling('title', true), 'dead/soft-404'],
    [sibling('path', true), 'dead/soft-404'],
    [sibling('redirect-to-root', true), 'dead/soft-404'],
    [sibling('parking', true), 'dead/parked'],
    [sibling('title', false), 'ok'],
    [sibling('parking', false), 'ok'],
  ])('%o', (look, verdict) => {
    expect(judge(makeAnswer(), { looks: [look] })).toBe(verdict);
  });

  test('a lying sibling says nothing about a page that was not shown', () => {
    expect(judge(makeAnswer({ status: 403 }), { looks: [sibling('title', true)] })).toBe('blocked/forbidden');
  });

  test('a suspect title or parking marks alone are no death', () => {
    const page = { title: '404 Not Found', parking: ['parking.example'] };
    expect(judge(makeAnswer({ page }))).toBe('ok');
  });

  test.each<readonly [Ending, SiteLook['says'], string]>([
    [makeAnswer(), 'gone', 'dead/not-found'],
    [makeAnswer(), 'there', 'ok'],
    [makeAnswer(), 'unknown', 'ok'],
    [makeAnswer({ status: 403 }), 'there', 'ok'],
    [makeAnswer({ status: 403 }), 'gone', 'dead/not-found'],
    [makeAnswer({ status: 403 }), 'unknown', 'blocked/forbidden'],
    [makeAnswer({ status: 404 }), 'there', 'ok'],
    [makeAnswer(), 'hidden', 'ok'],
    [makeAnswer({ status: 404 }), 'hidden', 'blocked/auth-required'],
    [makeAnswer({ status: 451 }), 'hidden', 'blocked/legal'],
    [{ kind: 'rate-limited', url: asked, status: 429 }, 'there', 'ok'],
    [makeAnswer({ status: 500 }), 'there', 'unstable/server-error'],
    [makeFailure({ kind: 'timeout', phase: 'answer' }), 'there', 'unstable/timeout'],
  ])('%o, and the site says %s', (ending, says, verdict) => {
    expect(judge(ending, { looks: [site(says)] })).toBe(verdict);
  });
});

describe('anchors', () => {
  const anchors = { found: ['here', 'café'], scripted: false };
  test.each<readonly [string | null, Partial<Page>, string]>([
    ['gone', { anchors }, 'dead/missing-anchor'],
    ['here', { anchors }, 'ok'],
    ['caf%C3%A9', { anchors }, 'ok'],
    [null, { anchors }, 'ok'],
    ['', { anchors }, 'ok'],
    ['top', { anchors }, 'ok'],
    [':~:text=gone', { anchors }, 'ok'],
    ['here:~:text=gone', { anchors }, 'ok'],
    ['/route', { anchors }, 'ok'],
    ['!route', { anchors }, 'ok'],
    ['page=2', { anchors }, 'ok'],
    ['%zz', { anchors }, 'dead/missing-anchor'],
    ['gone', { anchors: null }, 'ok'],
    ['gone', { anchors, ended: false }, 'ok'],
    ['gone', { anchors: { ...anchors, scripted: true } }, 'ok'],
  ])('#%s with %o', (fragment, page, verdict) => {
    expect(judge(makeAnswer({ page }), {}, { fragment })).toBe(verdict);
  });
});

describe('accepted statuses', () => {
  test.each<readonly [Ending, string]>([
    [makeAnswer({ status: 403 }), 'ok'],
    [makeAnswer({ status: 404 }), 'ok'],
    [makeAnswer({ status: 999 }), 'ok'],
    [makeAnswer({ status: 401 }), 'blocked/auth-required'],
    [{ kind: 'rate-limited', url: asked, status: 429 }, 'ok'],
    [{ kind: 'bad-redirect', url: asked, status: 302, location: null }, 'ok'],
    [makeAnswer({ status: 403, certificate: 'cert-expired' }), 'insecure/cert-expired'],
  ])('%o', (ending, verdict) => {
    expect(judge(ending, {}, { accept: [302, 403, 404, 429, 999] })).toBe(verdict);
  });

  test('what was accepted stands in the evidence', () => {
    const { evidence } = judgeProbe(makeProbe(makeAnswer({ status: 403 })), { ...plain, accept: [403] });
    expect(evidence).toEqual([
      { kind: 'answer', url: asked, status: 403 },
      { kind: 'accepted', status: 403 },
    ]);
  });
});

describe('our own network', () => {
  const nxdomain = makeFailure({ kind: 'dns', code: 'no-such-name' });
  const refused = makeFailure({ kind: 'refused' });
  const plainHttp = makeAnswer({ url: 'http://site.example/' });
  const noNames = { kind: 'offline', why: 'no-names' } as const;
  const noConnection = { kind: 'offline', why: 'no-connection' } as const;
  const intercepted = { kind: 'offline', why: 'intercepted', issuer: 'A Portal' } as const;
  test.each<readonly [JudgeContext['network'], Ending, string]>([
    [noNames, nxdomain, 'skipped/offline'],
    [noNames, makeFailure({ kind: 'dns', code: 'temporary' }), 'skipped/offline'],
    [noNames, refused, 'unstable/refused'],
    [noNames, makeAnswer({ status: 404 }), 'dead/not-found'],
    [noNames, makeAnswer(), 'ok'],
    [noConnection, nxdomain, 'skipped/offline'],
    [noConnection, refused, 'skipped/offline'],
    [noConnection, makeFailure({ kind: 'private-address', address: '10.0.0.7' }), 'skipped/private-address'],
    [intercepted, makeAnswer(), 'ok'],
    [intercepted, makeAnswer({ status: 404 }), 'dead/not-found'],
    [intercepted, makeAnswer({ certificate: 'cert-untrusted' }), 'skipped/offline'],
    [intercepted, plainHttp, 'skipped/offline'],
    [intercepted, nxdomain, 'skipped/offline'],
  ])('%o with %o', (network, ending, verdict) => {
    expect(judge(ending, {}, { network })).toBe(verdict);
  });
});

test('evidence tells, in order, what was seen, without passwords', () => {
  const looks: Look[] = [
    { kind: 'retried', url: 'https://me:secret@site.example/', times: 1, last: 'reset' },
    { kind: 'confirmed', url: 'https://me:secret@site.example/', status: 404, changed: false },
  ];
  const ending = makeAnswer({ url: 'https://me:secret@site.example/', status: 404 });
  expect(judgeProbe(makeProbe(ending, { looks }), plain).evidence).toEqual([
    { kind: 'answer', url: 'https://site.example/', status: 404 },
    { kind: 'retried', url: 'https://site.example/', times: 1, last: 'reset' },
    { kind: 'confirmed', url: 'https://site.example/', status: 404, changed: false },
  ]);
});

describe('properties', () => {
  const url = fc.oneof(fc.webUrl({ withFragments: true }), fc.string());
  const failure = fc.oneof(
    fc.record({ kind: fc.constant('dns' as const), code: fc.constantFrom('no-such-name', 'no-address', 'temporary') }),
    fc.record({ kind: fc.constant('private-address' as const), address: fc.string() }),
    fc.constantFrom({ kind: 'refused' }, { kind: 'unreachable' }, { kind: 'reset' }),
    fc.record({ kind: fc.constant('timeout' as const), phase: fc.constantFrom('dns', 'connect', 'answer') }),
    fc.record({
      kind: fc.constant('tls' as const),
      fault: fc.constantFrom(
        'cert-expired',
        'cert-hostname',
        'cert-untrusted',
        'cert-chain',
        'tls',
        'no-application-protocol',
      ),
      code: fc.string(),
    }),
    fc.record({ kind: fc.constantFrom('protocol', 'proxy'), code: fc.string() }),
  ) as fc.Arbitrary<Failure>;
  const page: fc.Arbitrary<Page> = fc.record({
    ended: fc.boolean(),
    bytes: fc.nat(),
    type: fc.option(fc.constantFrom('text/html', 'application/pdf')),
    title: fc.option(fc.string()),
    refresh: fc.constant(null),
    parking: fc.array(fc.string()),
    standIn: fc.constantFrom('challenge', 'app-shell', null),
    anchors: fc.option(fc.record({ found: fc.array(fc.string()), scripted: fc.boolean() })),
  });
  const ending = fc.oneof(
    fc.record({
      kind: fc.constant('answer' as const),
      answer: fc.record({
        url,
        status: fc.oneof(fc.constantFrom(200, 202, 301, 404, 410), fc.integer()),
        headers: fc.dictionary(fc.constantFrom('cf-mitigated', 'x-amzn-waf-action', 'server'), fc.string()),
        page,
        certificate: fc.constantFrom('ok', 'cert-expired', 'cert-chain', 'tls'),
      }),
    }),
    fc.record({ kind: fc.constant('failure' as const), url, failure }),
    fc.record({ kind: fc.constantFrom('redirect-loop', 'too-many-redirects'), url }),
    fc.record({ kind: fc.constant('bad-redirect' as const), url, status: fc.integer(), location: fc.option(url) }),
    fc.record({ kind: fc.constant('rate-limited' as const), url, status: fc.integer() }),
    fc.record({ kind: fc.constant('not-asked' as const), why: fc.constantFrom('interrupted', 'budget') }),
  ) as fc.Arbitrary<Ending>;
  const status = fc.option(fc.integer());
  const look = fc.oneof(
    fc.record({ kind: fc.constantFrom('confirmed', 'plain-agent'), url, status, changed: fc.boolean() }),
    fc.record({
      kind: fc.constant('sibling' as const),
      url,
      status,
      suspicion: fc.constantFrom('title', 'path', 'redirect-to-root', 'parking'),
      lies: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('site' as const),
      site: fc.string(),
      url,
      status,
      says: fc.constantFrom('there', 'gone', 'hidden', 'unknown'),
    }),
    fc.record({ kind: fc.constant('circuit-open' as const), host: fc.string() }),
  ) as fc.Arbitrary<Look>;
  const hops = fc.array(
    fc.record({
      url,
      status: fc.constantFrom(200, 301, 302, 308, 399),
      via: fc.constantFrom('location', 'meta-refresh', 'refresh-header'),
    }),
  ) as fc.Arbitrary<Hop[]>;
  const probe = fc.record({ ending, hops, looks: fc.array(look) }).map((parts) => makeProbe(parts.ending, parts));
  const context: fc.Arbitrary<JudgeContext> = fc.record({
    fragment: fc.option(fc.string()),
    accept: fc.array(fc.integer({ min: 100, max: 999 })),
    network: fc.constantFrom(
      { kind: 'online' } as const,
      { kind: 'offline', why: 'no-names' } as const,
      { kind: 'offline', why: 'no-connection' } as const,
      { kind: 'offline', why: 'intercepted', issuer: 'x' } as const,
    ),
    history: fc.option(
      fc.record({
        lastOkAt: fc.constant(null),
        failingSince: fc.constant(null),
        outcomes: fc.array(
          fc.record({
            at: fc.oneof(fc.string(), fc.constantFrom('2026-03-01T00:00:00Z', '2026-03-05T00:00:00Z')),
            verdict: fc.constant('unstable' as const),
            reason: fc.constant('timeout' as const),
            run: fc.constantFrom('healthy' as const, 'ill' as const),
          }),
        ),
      }),
    ),
    at: fc.constant(plain.at),
    longUnreachable: fc.constant(plain.longUnreachable),
    keep: fc.constant(() => false),
  });

  test('every probe has a verdict, with a reason that belongs to it', () => {
    fc.assert(
      fc.property(probe, context, (one, around) => {
        const verdict = judgeProbe(one, around);
        if (verdict.kind === 'ok') expect(verdict.reason).toBeNull();
        else expect(reasonsOf[verdict.kind]).toContain(verdict.reason);
        expect(verdict.evidence.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  test('what is not a 404, a 410 or a missing name is dead only by a further look or by its history', () => {
    const undecided = ending.filter(
      (one) =>
        !(one.kind === 'answer' && [404, 410].includes(one.answer.status)) &&
        !(one.kind === 'failure' && one.failure.kind === 'dns') &&
        !(one.kind === 'answer' && one.answer.page.anchors !== null) &&
        one.kind !== 'redirect-loop' &&
        one.kind !== 'too-many-redirects',
    );
    fc.assert(
      fc.property(undecided, hops, context, (one, chain, around) => {
        expect(judgeProbe(makeProbe(one, { hops: chain }), { ...around, history: null }).kind).not.toBe('dead');
      }),
      { numRuns: 2000 },
    );
  });
});
