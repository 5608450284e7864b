import type { NameServerWord } from '../../support/name-server.ts';
import type { Behaviour } from '../behaviour.ts';
import { page, paths } from '../scene.ts';

const good = page();

/** A name of its own, outside of the zone, about which DNS says this. */
const named = (name: string, truth: Behaviour['truth'], why: string, word: NameServerWord): Behaviour => ({
  name,
  url: `http://${name}.test/page`,
  truth,
  why,
  names: { [`${name}.test`]: word },
});

const inside = (name: string, ...v4: readonly string[]): Behaviour =>
  named(name, 'skipped/private-address', 'we do not look into private networks', { v4 });

const literal = (name: string, host: string): Behaviour => ({
  name,
  url: `http://${host}/page`,
  truth: 'skipped/private-address',
  why: 'we do not look into private networks, however they are written',
});

/** Names, addresses, and networks in which nothing answers. */
export const names: readonly Behaviour[] = [
  named('name-lost', 'dead/dns', 'no such name', 'nxdomain'),
  { ...named('name-lost-https', 'dead/dns', 'no such name', 'nxdomain'), url: 'https://name-lost-https.test/page' },
  {
    ...named('name-lost-many', 'dead/dns', 'one lost name takes all its pages along', 'nxdomain'),
    also: [1, 2, 3, 4, 5, 6, 7].map((n) => `http://name-lost-many.test/${n}`),
  },
  named('name-without-address', 'dead/dns', 'the name is there, but leads nowhere', {}),
  named('name-servfail', 'unstable/dns-temporary', 'its name servers are broken', 'servfail'),
  named('name-silent', 'unstable/dns-temporary', 'its name servers are silent', 'silent'),
  {
    name: 'name-port-closed',
    url: 'http://name-port-closed.example.test:81/page',
    truth: 'unstable/refused',
    why: 'nobody listens; it may come back',
    serve: good,
  },
  {
    name: 'name-port-closed-https',
    url: 'https://name-port-closed-https.example.test:444/page',
    truth: 'unstable/refused',
    why: 'nobody listens; it may come back',
    serve: good,
  },
  {
    name: 'name-port-closed-many',
    url: 'http://name-port-closed-many.example.test:81/page',
    also: [1, 2, 3, 4, 5, 6, 7].map((n) => `http://name-port-closed-many.example.test:81/${n}`),
    truth: 'unstable/refused',
    why: 'a host that is down takes all its pages along',
    serve: good,
  },
  {
    name: 'name-unreachable',
    url: 'http://name-unreachable.example.test/page',
    truth: 'unstable/unreachable',
    why: 'no way leads there; so are IPv6-only hosts for most runners',
    names: { 'name-unreachable.example.test': { v4: ['127.255.255.255'] } },
  },
  {
    name: 'name-two-addresses',
    url: 'http://name-two-addresses.example.test/page',
    truth: 'ok',
    why: 'the first address is dead, the second is not',
    names: { 'name-two-addresses.example.test': { v4: ['127.255.255.255', '127.0.0.1'] } },
    serve: good,
  },
  {
    name: 'name-trailing-dot',
    url: 'http://name-trailing-dot.example.test./page',
    truth: 'ok',
    why: 'the dot of the root',
    serve: good,
  },
  {
    name: 'name-upper-case',
    url: 'HTTP://NAME-UPPER-CASE.Example.Test/page',
    truth: 'ok',
    why: 'names know no case',
    serve: good,
  },
  { name: 'name_under_score', truth: 'ok', why: 'underscores are in use', serve: good },
  {
    name: 'xn--nam-mit-umlaut-kvb',
    url: 'http://xn--nam-mit-umlaut-kvb.example.test/page',
    truth: 'ok',
    why: 'an international name in its ASCII form',
    serve: good,
  },
  {
    name: 'name-default-port',
    url: 'http://name-default-port.example.test:80/page',
    truth: 'ok',
    why: 'the default port is no other place',
    serve: paths({ '/page': good }),
  },
  {
    name: 'name-no-path',
    url: 'http://name-no-path.example.test',
    truth: 'ok',
    why: 'no path is the root',
    serve: paths({ '/': good }),
  },
  {
    name: 'name-query',
    url: 'http://name-query.example.test?a=b',
    truth: 'ok',
    why: 'a query without a path',
    serve: paths({ '/?a=b': good }),
  },
  inside('inside-ten', '10.0.0.7'),
  inside('inside-home', '192.168.1.1'),
  inside('inside-office', '172.20.0.5'),
  inside('inside-carrier', '100.64.1.1'),
  inside('inside-metadata', '169.254.169.254'),
  inside('inside-loopback', '127.0.0.1'),
  inside('inside-zero', '0.0.0.0'),
  inside('inside-mixed', '198.18.0.1', '10.0.0.7'),
  named('inside-v6', 'skipped/private-address', 'unique local', { v6: ['fd00::7'] }),
  named('inside-v6-link', 'skipped/private-address', 'link local', { v6: ['fe80::7'] }),
  named('inside-v6-loopback', 'skipped/private-address', 'loopback', { v6: ['::1'] }),
  literal('literal-loopback', '127.0.0.1'),
  literal('literal-short', '127.1'),
  literal('literal-decimal', '2130706433'),
  literal('literal-octal', '0177.0.0.1'),
  literal('literal-hexadecimal', '0x7f.1'),
  literal('literal-v6', '[::1]'),
  literal('literal-mapped', '[::ffff:127.0.0.1]'),
  literal('literal-localhost', 'localhost'),
];
