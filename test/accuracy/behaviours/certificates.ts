import type { CertificateName } from '../../support/web.ts';
import type { Behaviour, Tls } from '../behaviour.ts';
import {
  answer,
  close,
  missing,
  onSocket,
  page,
  paths,
  type RawScene,
  raw,
  redirect,
  type Scene,
  silence,
  when,
} from '../scene.ts';

const good = page();
const faulty = (certificate: CertificateName): Tls => ({ kind: 'tls', certificate });
const old: Tls = { kind: 'tls', certificate: 'valid', versions: 'old' };
const alert = (description: number): Tls => ({
  kind: 'raw',
  play: onSocket((socket) => void socket.end(Buffer.from([21, 3, 3, 0, 2, 2, description]))),
});

/** A host that is asked over https. */
const secure = (
  name: string,
  truth: Behaviour['truth'],
  why: string,
  tls: Tls,
  serve: Scene | RawScene = good,
): Behaviour => ({
  name,
  url: `https://${name}.example.test/page`,
  truth,
  why,
  tls,
  serve,
});

/** Certificates and TLS, and what is behind them. */
export const certificates: readonly Behaviour[] = [
  secure('tls-valid', 'ok', 'a good page', faulty('valid')),
  secure('tls-valid-404', 'dead/not-found', 'a missing page', faulty('valid'), missing),
  secure('tls-expired', 'insecure/cert-expired', 'the page is there', faulty('expired')),
  secure('tls-not-yet-valid', 'insecure/cert-expired', 'the page is there', faulty('not-yet-valid')),
  secure('tls-wrong-host', 'insecure/cert-hostname', 'the page is there', faulty('wrong-host')),
  secure('tls-self-signed', 'insecure/cert-untrusted', 'the page is there', faulty('self-signed')),
  secure('tls-untrusted', 'insecure/cert-untrusted', 'the page is there', faulty('untrusted')),
  secure('tls-incomplete', 'insecure/cert-chain', 'browsers fetch the missing certificate', faulty('incomplete')),
  secure('tls-old', 'insecure/tls', 'TLS 1.1 at most', old),
  secure('tls-expired-404', 'dead/not-found', 'behind the certificate there is no page', faulty('expired'), missing),
  secure(
    'tls-wrong-host-404',
    'dead/not-found',
    'behind the certificate there is no page',
    faulty('wrong-host'),
    missing,
  ),
  secure(
    'tls-self-signed-410',
    'dead/gone',
    'behind the certificate there is no page',
    faulty('self-signed'),
    answer(410),
  ),
  secure(
    'tls-incomplete-404',
    'dead/not-found',
    'behind the certificate there is no page',
    faulty('incomplete'),
    missing,
  ),
  secure('tls-old-404', 'dead/not-found', 'behind old TLS there is no page', old, missing),
  secure('tls-expired-403', 'blocked/forbidden', 'the end of the chain decides', faulty('expired'), answer(403)),
  secure('tls-expired-500', 'unstable/server-error', 'the end of the chain decides', faulty('expired'), answer(500)),
  {
    ...secure('tls-expired-silence', 'unstable/timeout', 'nothing behind the certificate', faulty('expired'), silence),
    patience: 1000,
  },
  secure(
    'tls-expired-301',
    'insecure/cert-expired',
    'a bad certificate on the way',
    faulty('expired'),
    paths({ '/page': redirect(301, '/new'), '/new': good }),
  ),
  secure(
    'tls-expired-301-404',
    'dead/not-found',
    'the end of the chain decides',
    faulty('expired'),
    paths({ '/page': redirect(301, '/lost') }),
  ),
  secure(
    'tls-expired-soft-404',
    'dead/soft-404',
    'a liar behind a bad certificate',
    faulty('expired'),
    page('Page not found'),
  ),
  secure(
    'tls-wrong-host-parked',
    'dead/parked',
    'a marketplace took the name, and has no certificate for it',
    faulty('wrong-host'),
    page(
      'old-name.test is for sale',
      '<p>Buy this domain. This domain may be for sale by its owner!</p>',
      '<script src="https://www.sedoparking.com/frmpark/x.js"></script>',
    ),
  ),
  secure(
    'tls-self-signed-wall',
    'blocked/bot-wall',
    'a wall behind a bad certificate',
    faulty('self-signed'),
    answer(403, { 'cf-mitigated': 'challenge' }),
  ),
  secure(
    'tls-expired-bare-lf',
    'insecure/cert-expired',
    'a bad certificate before line feeds alone: two looks, and both are told',
    faulty('expired'),
    raw('HTTP/1.1 200 OK\nContent-Type: text/html\nConnection: close\n\n<title>A page</title>'),
  ),
  {
    name: 'tls-expired-behind',
    truth: 'insecure/cert-expired',
    why: 'http moves to a bad certificate',
    tls: faulty('expired'),
    serve: when(({ secure }) => secure, good, redirect(301, 'https://tls-expired-behind.example.test/page')),
  },
  {
    name: 'tls-expired-behind-404',
    truth: 'dead/not-found',
    why: 'http moves to a missing page',
    tls: faulty('expired'),
    serve: when(({ secure }) => secure, missing, redirect(301, 'https://tls-expired-behind-404.example.test/page')),
  },
  secure('tls-plain-text', 'unstable/protocol', 'plain HTTP on port 443', {
    kind: 'raw',
    play: raw('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\nplain'),
  }),
  secure('tls-plain-404', 'unstable/protocol', 'what is said in plain text there counts for nothing', {
    kind: 'raw',
    play: raw('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n'),
  }),
  {
    ...secure('tls-silent', 'unstable/timeout', 'never answers the handshake', {
      kind: 'raw',
      play: onSocket(() => {}),
    }),
    patience: 1000,
  },
  secure('tls-closes', 'unstable/reset', 'hangs up in the handshake', {
    kind: 'raw',
    play: onSocket((socket) => void socket.end()),
  }),
  secure('tls-resets', 'unstable/reset', 'breaks off in the handshake', {
    kind: 'raw',
    play: onSocket((socket) => void socket.resetAndDestroy()),
  }),
  secure('tls-no-cipher', 'unstable/protocol', 'no common cipher', alert(40)),
  secure('tls-unknown-name', 'unstable/protocol', 'does not know the name', alert(112)),
  secure('tls-internal-error', 'unstable/protocol', 'a broken front end', alert(80)),
  secure('tls-closes-after', 'unstable/reset', 'a good handshake, then nothing', faulty('valid'), close),
  {
    name: 'tls-http-on-443',
    url: 'http://tls-http-on-443.example.test:443/page',
    truth: 'blocked/forbidden',
    why: 'http sent to the https port: nginx says 400',
    serve: good,
    tls: faulty('valid'),
  },
];
