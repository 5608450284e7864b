import { describe, expect, test } from 'vitest';
import { judgeNetwork, type NetworkFacts } from '../../src/judge/network.ts';

const fine: NetworkFacts = {
  canaries: 'resolve',
  hostsAsked: 100,
  hostsResolved: 98,
  connectionsTried: 98,
  connectionsMade: 97,
  certificatesVerified: 90,
  certificatesSeen: 95,
  unknownIssuers: {},
  lonelyIssuers: {},
  plainHosts: ['a.example', 'b.test'],
  sentTo: {},
};

const whyOf = (facts: Partial<NetworkFacts>): string => {
  const state = judgeNetwork({ ...fine, ...facts }, { hosts: 3 });
  return state.kind === 'offline' ? state.why : state.kind;
};

describe('our own network', () => {
  test.each<readonly [string, Partial<NetworkFacts>, string]>([
    ['works', {}, 'online'],
    [
      'nothing was asked',
      { canaries: 'not-asked', hostsAsked: 0, hostsResolved: 0, connectionsTried: 0, connectionsMade: 0 },
      'online',
    ],
    ['canaries are blocked here, the rest resolves', { canaries: 'fail' }, 'online'],
    ['canaries fail, half resolves', { canaries: 'fail', hostsResolved: 50 }, 'no-names'],
    ['canaries fail, more than half resolves', { canaries: 'fail', hostsResolved: 51 }, 'online'],
    [
      'canaries fail, the one host does not resolve',
      { canaries: 'fail', hostsAsked: 1, hostsResolved: 0, connectionsTried: 0, connectionsMade: 0 },
      'no-names',
    ],
    [
      'canaries resolve, nothing else does',
      { hostsAsked: 3, hostsResolved: 0, connectionsTried: 0, connectionsMade: 0 },
      'online',
    ],
    [
      'a silent resolver: no name was called dead, so no canary was asked',
      { canaries: 'not-asked', hostsAsked: 3, hostsResolved: 0, connectionsTried: 0, connectionsMade: 0 },
      'no-names',
    ],
    [
      'one host, silent resolver',
      { canaries: 'not-asked', hostsAsked: 1, hostsResolved: 0, connectionsTried: 0, connectionsMade: 0 },
      'online',
    ],
    ['no connection with anyone', { connectionsTried: 3, connectionsMade: 0 }, 'no-connection'],
    ['two hosts down are two hosts down', { connectionsTried: 2, connectionsMade: 0 }, 'online'],
    ['one connection shows that the others could be', { connectionsTried: 50, connectionsMade: 1 }, 'online'],
    [
      'one authority everywhere',
      { certificatesVerified: 0, unknownIssuers: { Portal: ['a.example', 'b.test', 'c.example'] } },
      'intercepted',
    ],
    [
      'one authority, related hosts',
      { certificatesVerified: 0, unknownIssuers: { Firm: ['a.firm.test', 'b.firm.test', 'c.firm.test'] } },
      'online',
    ],
    [
      'several authorities',
      { certificatesVerified: 0, unknownIssuers: { A: ['a.test'], B: ['b.test'], C: ['c.test'] } },
      'online',
    ],
    [
      "an agency's own authority among many good ones",
      { unknownIssuers: { Agency: ['a.test', 'b.test', 'c.test', 'd.test'] } },
      'online',
    ],
    [
      'one certificate, signed by itself, everywhere',
      {
        certificatesVerified: 0,
        certificatesSeen: 3,
        lonelyIssuers: { 'login.hotel': ['a.example', 'b.test', 'c.example'] },
      },
      'intercepted',
    ],
    [
      'one certificate, signed by itself, on all hosts but one',
      {
        certificatesVerified: 0,
        certificatesSeen: 4,
        lonelyIssuers: { localhost: ['a.example', 'b.test', 'c.example'], other: ['d.test'] },
      },
      'online',
    ],
    [
      'two hosts, each with a default certificate',
      { certificatesVerified: 0, certificatesSeen: 2, lonelyIssuers: { localhost: ['a.example', 'b.test'] } },
      'online',
    ],
    [
      'whoever can be impersonated sends us to one host',
      {
        certificatesVerified: 0,
        plainHosts: ['a.example', 'b.test', 'c.example', 'login.hotel.test'],
        sentTo: { 'login.hotel.test': ['a.example', 'b.test', 'c.example'] },
      },
      'portal',
    ],
    [
      'somebody stays where he is',
      {
        certificatesVerified: 0,
        plainHosts: ['a.example', 'b.test', 'c.example', 'd.test'],
        sentTo: { 'new.test': ['a.example', 'b.test', 'c.example'] },
      },
      'online',
    ],
    [
      'a certificate holds',
      {
        certificatesVerified: 1,
        plainHosts: ['a.example', 'b.test', 'c.example'],
        sentTo: { 'new.test': ['a.example', 'b.test', 'c.example'] },
      },
      'online',
    ],
    [
      'hosts of one owner lead to his new one',
      {
        certificatesVerified: 0,
        plainHosts: ['a.firm.test', 'b.firm.test', 'c.firm.test'],
        sentTo: { 'www.new.test': ['a.firm.test', 'b.firm.test', 'c.firm.test'] },
      },
      'online',
    ],
  ])('%s', (_name, facts, why) => {
    expect(whyOf(facts)).toBe(why);
  });

  test('names the authority that stands in between', () => {
    const facts = {
      ...fine,
      certificatesVerified: 1,
      unknownIssuers: { Portal: ['a.example', 'b.test', 'c.invalid'] },
    };
    expect(judgeNetwork(facts, { hosts: 3 })).toEqual({ kind: 'offline', why: 'intercepted', issuer: 'Portal' });
  });
});
