import { describe, expect, test } from 'vitest';
import type { Failure } from '../../src/model/probe.ts';
import type { ExchangeRequest, ExchangeResult } from '../../src/probe/exchange.ts';
import { createNetworkWatch } from '../../src/probe/network-watch.ts';
import type { Resolver } from '../../src/probe/transport/resolver.ts';
import { exchangeRequest } from '../support/transport.ts';

const resolver: Resolver = {
  resolve: async () => ({ kind: 'failure', code: 'temporary' }),
  facts: () => ({ asked: 7, resolved: 5 }),
};

const answer: ExchangeResult = {
  kind: 'answer',
  status: 200,
  headers: {},
  setCookies: [],
  body: new Uint8Array(),
  ended: true,
  ms: 1,
};

const failed = (failure: Failure): ExchangeResult => ({ kind: 'failure', failure, ms: 1 });

const untrusted = (code: string): ExchangeResult => failed({ kind: 'tls', fault: 'cert-untrusted', code });

type Step = readonly [url: string, result: ExchangeResult, changes?: Partial<ExchangeRequest>];

/** What the watch has seen after these exchanges. */
async function seenAfter(...steps: readonly Step[]) {
  const watch = createNetworkWatch(resolver);
  for (const [url, result, changes = {}] of steps) {
    await watch.watch(async () => result)(exchangeRequest(url, changes), new AbortController().signal);
  }
  return watch.seen();
}

describe('what a run has seen of our network', () => {
  test('hosts that were tried, reached and verified, each once', async () => {
    expect(
      await seenAfter(
        ['https://a.example/1', answer],
        ['https://a.example/2', answer],
        ['http://b.example/', answer],
        ['https://c.example/', failed({ kind: 'refused' })],
        ['https://d.example/', failed({ kind: 'dns', code: 'no-such-name' })],
        ['https://e.example/', failed({ kind: 'tls', fault: 'cert-expired', code: 'CERT_HAS_EXPIRED' })],
        ['https://f.example/', failed({ kind: 'tls', fault: 'tls', code: 'EPROTO' })],
      ),
    ).toEqual({
      hostsAsked: 7,
      hostsResolved: 5,
      connectionsTried: 5,
      connectionsMade: 4,
      certificatesVerified: 1,
      certificatesSeen: 2,
      unknownIssuers: {},
      lonelyIssuers: {},
      plainHosts: ['b.example'],
      sentTo: {},
    });
  });

  test('hosts without TLS that send us to another one for now', async () => {
    const led = (status: number, location: string): ExchangeResult => ({ ...answer, status, headers: { location } });
    const { plainHosts, sentTo } = await seenAfter(
      ['http://a.example/', led(302, 'https://login.test/?from=a')],
      ['http://b.example/', led(307, '//login.test/')],
      ['http://c.example/', led(302, '/elsewhere')],
      ['http://d.example/', led(301, 'https://d.test/')],
      ['http://e.example/', led(302, 'http://[')],
      ['https://f.example/', led(302, 'https://login.test/')],
    );
    expect(plainHosts).toEqual(['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.example`));
    expect(sentTo).toEqual({ 'login.test': ['a.example', 'b.example'] });
  });

  test.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', 'unknownIssuers'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknownIssuers'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'lonelyIssuers'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'lonelyIssuers'],
  ])('%s: who signed, by the look without verification', async (code, list) => {
    const looked = { ...answer, issuer: 'Portal' };
    const seen = await seenAfter(
      ['https://a.example/', untrusted(code)],
      ['https://a.example/', looked, { verification: 'none' }],
      ['https://b.example/', untrusted(code)],
      ['https://b.example/', looked, { verification: 'none' }],
    );
    expect(seen).toMatchObject({
      certificatesSeen: 2,
      certificatesVerified: 0,
      unknownIssuers: {},
      lonelyIssuers: {},
      [list]: { Portal: ['a.example', 'b.example'] },
    });
  });

  test('who signed for a host whose issuer is known says nothing', async () => {
    const seen = await seenAfter(
      ['https://a.example/', failed({ kind: 'tls', fault: 'cert-expired', code: 'CERT_HAS_EXPIRED' })],
      ['https://a.example/', { ...answer, issuer: 'A known one' }, { verification: 'none' }],
    );
    expect(seen).toMatchObject({ unknownIssuers: {}, lonelyIssuers: {} });
  });
});
