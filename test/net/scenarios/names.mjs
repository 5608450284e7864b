// What DNS can say of a name, and addresses that are nobody's business.
import { link, links, site, wellKnown } from '../site.mjs';

const secret = site((ask) => ask.page(200, 'Secret'), { dns: '10.0.0.7' });
const leadingTo = (location, status = 302) => site([status, location]);

const inside = {
  'ten.example': '10.0.0.1',
  'loop.example': '127.0.0.1',
  'metadata.example': '169.254.169.254',
  'home.example': '192.168.0.10',
  'office.example': '172.16.9.9',
  'carrier.example': '100.64.0.1',
  'zero.example': '0.0.0.0',
  'multicast.example': '224.0.0.1',
  'benchmark.example': '198.18.0.1',
  'broadcast.example': '255.255.255.255',
};

const rebinding = {
  'to-private-name.example': 'http://secret.example/admin',
  'to-private-https.example': 'https://secret.example/admin',
  'to-localhost.example': 'http://localhost/server-status',
  'to-metadata.example': 'http://169.254.169.254/latest/meta-data/',
  'to-decimal.example': 'http://2130706433/',
  'to-hexadecimal.example': 'http://0x7f.1/',
  'to-octal.example': 'http://0177.0.0.01/',
  'to-short.example': 'http://127.1/',
  'to-mapped.example': 'http://[::ffff:127.0.0.1]/',
  'to-six.example': 'http://[::1]/',
  'to-nat64.example': 'http://[64:ff9b::10.0.0.1]/',
  'to-full-width.example': Buffer.from('http://①②⑦.⓪.⓪.①/').toString('latin1'),
  'to-private-in-two.example': 'http://to-private-name.example/',
};

export const hosts = {
  ...wellKnown,
  'servfail.example': { dns: 'servfail' },
  'silent.example': { dns: 'silent' },
  'nodata.example': { dns: 'nodata' },
  'six.example': site(200, { dns: 'v6only' }),
  'six-gone.example': site({ '/': 200 }, { dns: 'v6only' }),
  'secret.example': secret,
  ...Object.fromEntries(Object.entries(inside).map(([name, dns]) => [name, site(200, { dns })])),
  ...Object.fromEntries(Object.entries(rebinding).map(([name, location]) => [name, leadingTo(location)])),
  'refresh-to-private.example': site((ask) =>
    ask.send(
      200,
      { 'content-type': 'text/html' },
      '<meta http-equiv="refresh" content="0; url=http://secret.example/">',
    ),
  ),
  'to-nowhere.example': leadingTo('http://gone-name.example/', 301),
  'to-servfail.example': leadingTo('https://servfail.example/', 301),
  'to-silent.example': leadingTo('http://silent.example/'),
  'to-nodata.example': leadingTo('http://nodata.example/', 308),
  'to-six.test': leadingTo('http://six.example/page', 301),
  'under_score.example': site(200),
  'xn--bcher-kva.example': site(200),
  'upper.example': site({ '/A': 200 }),
  'dot.example': site(200),
  'dot.example.': site(200),
};

const privately = (names) => names.flatMap((name) => [`http://${name}/`, `https://${name}/page`]);

export const truth = [
  ...links(['http://gone-name.example/', 'https://gone-too.example/page', 'http://a.b.c.gone.test/'], 'dead/dns'),
  link(`http://${'long'.repeat(16)}.example/`, 'dead/dns'),
  ...links(['http://servfail.example/', 'https://servfail.example/page'], 'unstable/dns-temporary'),
  ...links(['http://silent.example/', 'https://silent.example/page'], 'unstable/dns-temporary'),
  ...links(['http://nodata.example/', 'https://nodata.example/page'], 'dead/dns'),
  ...links(['http://six.example/', 'https://six.example/page'], 'ok'),
  link('http://six-gone.example/page', 'dead/not-found'),
  ...links(privately(Object.keys(inside)), 'skipped/private-address'),
  ...links(
    ['http://127.0.0.1/', 'http://2130706433/', 'http://0x7f.1/x', 'http://[::1]/', 'http://[::ffff:10.0.0.1]/'],
    'skipped/private-address',
  ),
  ...links(
    Object.keys(rebinding).map((name) => `http://${name}/page`),
    'skipped/private-address',
  ),
  link('https://to-metadata.example/', 'skipped/private-address'),
  link('http://refresh-to-private.example/', 'skipped/private-address'),
  link('http://to-nowhere.example/', 'dead/dns'),
  link('http://to-servfail.example/', 'unstable/dns-temporary'),
  link('http://to-silent.example/', 'unstable/dns-temporary'),
  link('http://to-nodata.example/', 'dead/dns'),
  link('http://to-six.test/', 'moved/permanent-redirect', { finalUrl: 'http://six.example/page' }),
  link('http://under_score.example/', 'ok'),
  link('http://bücher.example/', 'ok'),
  link('HTTP://UPPER.Example/A', 'ok'),
  link('http://dot.example./', 'ok'),
];

export const settings = {
  args: ['--timeout', '2000'],
  seconds: 40,
  check: ({ hits }) =>
    hits.hits
      .filter(
        ({ host }) =>
          host === 'secret.example' || Object.hasOwn(inside, host) || !/\.(?:com|org|example\.?|test)$/.test(host),
      )
      .map(({ host, path }) => ({ what: 'private addresses', wanted: 'no request', got: `${host}${path}` })),
};
