// Certificates that are not right, and what stands behind them.
import { link, site, wellKnown } from '../site.mjs';

const behind = {
  '/': 200,
  '/page': 200,
  '/gone': 410,
  '/wall': 403,
  '/broken': 500,
  '/moved': [301, '/page'],
  '/away': [301, 'https://good.example/page'],
};
const lying = { '*': (ask) => ask.page(200, 'Page not found') };

const kinds = {
  expired: 'insecure/cert-expired',
  'self-signed': 'insecure/cert-untrusted',
  'wrong-host': 'insecure/cert-hostname',
};

export const hosts = {
  ...wellKnown,
  'good.example': site({
    ...behind,
    '/to-expired': [301, 'https://expired.example/page'],
    '/to-expired-gone': [301, 'https://expired.example/gone'],
    '/to-garbage': [302, 'https://garbage.example/'],
    '/to-h2': [301, 'https://h2.example/page'],
  }),
  ...Object.fromEntries(Object.keys(kinds).map((tls) => [`${tls}.example`, site(behind, { tls })])),
  ...Object.fromEntries(Object.keys(kinds).map((tls) => [`${tls}-liar.example`, site(lying, { tls })])),
  'h2.example': site(behind, { tls: 'h2' }),
  'h2-liar.example': site(lying, { tls: 'h2' }),
  'garbage.example': site(behind, { tls: 'garbage' }),
  'upgrade.example': site(
    (ask) => (ask.secure ? ask.page(200, 'A page') : ask.send(301, { location: 'https://upgrade.example/' })),
    {
      tls: 'self-signed',
    },
  ),
};

export const truth = [
  ...Object.entries(kinds).flatMap(([tls, truth]) => [
    link(`https://${tls}.example/`, truth),
    link(`https://${tls}.example/page`, truth),
    link(`https://${tls}.example/missing`, 'dead/not-found'),
    link(`https://${tls}.example/gone`, 'dead/gone'),
    link(`https://${tls}.example/wall`, 'blocked/forbidden'),
    link(`https://${tls}.example/broken`, 'unstable/server-error'),
    link(`https://${tls}.example/moved`, truth, { finalUrl: `https://${tls}.example/page` }),
    link(`https://${tls}.example/away`, truth, { finalUrl: 'https://good.example/page' }),
    link(`http://${tls}.example/page`, 'ok'),
    link(`https://${tls}-liar.example/page`, 'dead/soft-404'),
  ]),
  link('https://good.example/to-expired', 'insecure/cert-expired'),
  link('https://good.example/to-expired-gone', 'dead/gone'),
  link('http://upgrade.example/', 'insecure/cert-untrusted', { finalUrl: 'https://upgrade.example/' }),

  link('https://h2.example/', 'ok'),
  link('https://h2.example/page', 'ok'),
  link('https://h2.example/missing', 'dead/not-found'),
  link('https://h2.example/gone', 'dead/gone'),
  link('https://h2.example/wall', 'blocked/forbidden'),
  link('https://h2.example/broken', 'unstable/server-error'),
  link('https://h2.example/moved', 'moved/permanent-redirect', { finalUrl: 'https://h2.example/page' }),
  link('https://h2-liar.example/page', 'dead/soft-404'),
  link('https://good.example/to-h2', 'moved/permanent-redirect', { finalUrl: 'https://h2.example/page' }),

  link('https://garbage.example/', 'unstable/protocol'),
  link('https://garbage.example/missing', 'unstable/protocol'),
  link('https://good.example/to-garbage', 'unstable/protocol'),
  link('http://garbage.example/page', 'ok'),
  link('http://garbage.example/missing', 'dead/not-found'),
];

export const settings = { seconds: 20 };
