import type { Behaviour } from '../behaviour.ts';
import { answer, html, inTurn, missing, page, paths, redirect, silence, when } from '../scene.ts';

const good = page();
const toNew = (status: number) => paths({ '/page': redirect(status, '/new'), '/new': good });

/** A chain of so many hops from `/page`, and what stands at its end. */
const chain = (hops: number, end = good) =>
  paths(
    Object.fromEntries([
      ...Array.from({ length: hops }, (_, hop) => [
        hop === 0 ? '/page' : `/hop-${hop}`,
        redirect(301, hop === hops - 1 ? '/end' : `/hop-${hop + 1}`),
      ]),
      ['/end', end],
    ]),
  );

const then = (status: number, end = good) =>
  paths({ '/page': redirect(301, '/next'), '/next': redirect(status, '/end'), '/end': end });
const into = (end: Parameters<typeof then>[1]) =>
  paths({ '/page': redirect(301, '/end'), ...(end === undefined ? {} : { '/end': end }) });

/** Chains of redirects and where they end. */
export const redirects: readonly Behaviour[] = [
  { name: 'redirect-301', truth: 'moved/permanent-redirect', why: 'for good', serve: toNew(301) },
  { name: 'redirect-308', truth: 'moved/permanent-redirect', why: 'for good', serve: toNew(308) },
  { name: 'redirect-302', truth: 'redirected/temporary-redirect', why: 'for now', serve: toNew(302) },
  { name: 'redirect-303', truth: 'redirected/temporary-redirect', why: 'see other', serve: toNew(303) },
  { name: 'redirect-307', truth: 'redirected/temporary-redirect', why: 'for now', serve: toNew(307) },
  { name: 'redirect-301-301', truth: 'moved/permanent-redirect', why: 'every hop is permanent', serve: then(301) },
  { name: 'redirect-301-308', truth: 'moved/permanent-redirect', why: 'every hop is permanent', serve: then(308) },
  {
    name: 'redirect-301-302',
    truth: 'redirected/temporary-redirect',
    why: 'the second hop is for now',
    serve: then(302),
  },
  { name: 'redirect-ten', truth: 'moved/permanent-redirect', why: 'long, but it ends', serve: chain(10) },
  { name: 'redirect-to-404', truth: 'dead/not-found', why: 'the end of the chain decides', serve: into(missing) },
  { name: 'redirect-to-410', truth: 'dead/gone', why: 'the end of the chain decides', serve: into(answer(410)) },
  {
    name: 'redirect-302-to-404',
    truth: 'dead/not-found',
    why: 'the end of the chain decides',
    serve: paths({ '/page': redirect(302, '/lost') }),
  },
  {
    name: 'redirect-three-to-404',
    truth: 'dead/not-found',
    why: 'the end of the chain decides',
    serve: chain(3, missing),
  },
  {
    name: 'redirect-to-403',
    truth: 'blocked/forbidden',
    why: 'the end of the chain decides',
    serve: into(answer(403)),
  },
  { name: 'redirect-to-999', truth: 'blocked/bot-wall', why: 'moved to LinkedIn', serve: into(answer(999)) },
  {
    name: 'redirect-to-500',
    truth: 'unstable/server-error',
    why: 'the end of the chain decides',
    serve: into(answer(500)),
  },
  {
    name: 'redirect-to-silence',
    patience: 1000,
    truth: 'unstable/timeout',
    why: 'the end of the chain decides',
    serve: into(silence),
  },
  {
    name: 'redirect-to-lost-name',
    truth: 'dead/dns',
    why: 'the new place is gone too',
    serve: redirect(301, 'http://redirect-lost.test/page'),
    names: { 'redirect-lost.test': 'nxdomain' },
  },
  {
    name: 'redirect-to-mute-name',
    truth: 'unstable/dns-temporary',
    why: 'a name server that does not know is no death',
    serve: redirect(301, 'http://redirect-mute.test/page'),
    names: { 'redirect-mute.test': 'servfail' },
  },
  {
    name: 'redirect-to-refused',
    needs: 'names',
    truth: 'unstable/refused',
    why: 'the new place is down',
    serve: redirect(301, 'http://redirect-to-refused.example.test:81/page'),
  },
  {
    name: 'redirect-to-private',
    truth: 'skipped/private-address',
    why: 'we do not look into private networks',
    serve: redirect(302, 'http://redirect-inside.test/page'),
    names: { 'redirect-inside.test': { v4: ['10.1.2.3'] } },
  },
  {
    name: 'redirect-to-metadata',
    needs: 'names',
    truth: 'skipped/private-address',
    why: 'we do not look into private networks',
    serve: redirect(302, 'http://169.254.169.254/latest/meta-data/'),
  },
  {
    name: 'redirect-to-https',
    needs: 'names',
    truth: 'moved/permanent-redirect',
    why: 'the usual move',
    serve: when(({ secure }) => secure, good, redirect(301, 'https://redirect-to-https.example.test/page')),
  },
  {
    name: 'redirect-to-http',
    url: 'https://redirect-to-http.example.test/page',
    truth: 'moved/permanent-redirect',
    why: 'against the stream, but it works',
    serve: when(({ secure }) => secure, redirect(301, 'http://redirect-to-http.example.test/page'), good),
  },
  {
    name: 'redirect-to-host',
    truth: 'moved/permanent-redirect',
    why: 'a renamed site',
    serve: redirect(301, 'http://redirect-newhome.test/page'),
    cast: { 'redirect-newhome.test': paths({ '/page': good }) },
  },
  {
    name: 'redirect-slash',
    truth: 'moved/permanent-redirect',
    why: 'a slash more',
    serve: paths({ '/page': redirect(301, '/page/'), '/page/': good }),
  },
  {
    name: 'redirect-header',
    truth: 'redirected/temporary-redirect',
    why: 'the Refresh header redirects in browsers',
    serve: paths({ '/page': answer(200, { refresh: '0; url=/new' }), '/new': good }),
  },
  {
    name: 'redirect-header-404',
    truth: 'dead/not-found',
    why: 'the Refresh header redirects in browsers',
    serve: paths({ '/page': answer(200, { refresh: '0;URL=/lost' }) }),
  },
  {
    name: 'redirect-locale',
    truth: 'redirected/kept-redirect',
    why: 'every visitor gets a language of his own',
    serve: paths({ '/page': redirect(301, '/en/page'), '/en/page': good }),
  },
  {
    name: 'redirect-version',
    truth: 'redirected/kept-redirect',
    why: 'tomorrow it leads to the next version',
    serve: paths({ '/page': redirect(301, '/stable/page'), '/stable/page': good }),
  },
  {
    name: 'redirect-session',
    truth: 'redirected/kept-redirect',
    why: 'the address of one visit',
    serve: paths({ '/page': redirect(301, '/page;jsessionid=0A1B'), '/page;jsessionid=0A1B': good }),
  },
  {
    name: 'redirect-tracking',
    truth: 'redirected/kept-redirect',
    why: 'the address of one campaign',
    serve: paths({ '/page': redirect(301, '/page?utm_source=x'), '/page?utm_source=x': good }),
  },
  {
    name: 'redirect-doi',
    url: 'http://doi.org/10.1000/182',
    truth: 'redirected/kept-redirect',
    why: 'a persistent name is the better address',
    cast: { 'doi.org': redirect(301, 'http://redirect-doi.example.test/page') },
    serve: paths({ '/page': good }),
  },
  {
    name: 'redirect-doi-404',
    url: 'http://dx.doi.org/10.1000/404',
    truth: 'dead/not-found',
    why: 'persistent names die as well',
    cast: { 'dx.doi.org': missing },
  },
  {
    name: 'redirect-to-itself',
    truth: 'dead/redirect-loop',
    why: 'no browser gets out of it',
    serve: redirect(301, '/page'),
  },
  {
    name: 'redirect-to-itself-302',
    truth: 'dead/redirect-loop',
    why: 'no browser gets out of it',
    serve: redirect(302, '/page'),
  },
  {
    name: 'redirect-two-round',
    truth: 'dead/redirect-loop',
    why: 'no browser gets out of it',
    serve: paths({ '/page': redirect(302, '/other'), '/other': redirect(302, '/page') }),
  },
  {
    name: 'redirect-schemes-round',
    needs: 'names',
    truth: 'dead/redirect-loop',
    why: 'http and https send to each other',
    serve: when(
      ({ secure }) => secure,
      redirect(301, 'http://redirect-schemes-round.example.test/page'),
      redirect(301, 'https://redirect-schemes-round.example.test/page'),
    ),
  },
  {
    name: 'redirect-hosts-round',
    truth: 'dead/redirect-loop',
    why: 'with and without www send to each other',
    serve: redirect(301, 'http://www.redirect-round.test/page'),
    cast: { 'www.redirect-round.test': redirect(301, 'http://redirect-hosts-round.example.test/page') },
  },
  {
    name: 'redirect-round-once',
    truth: 'ok',
    why: 'a rule that was wrong for a moment',
    serve: paths({ '/page': inTurn(redirect(301, '/page'), good) }),
  },
  {
    name: 'redirect-slash-round',
    truth: 'dead/redirect-loop',
    why: 'one rule adds the slash, the other takes it',
    serve: paths({ '/page': redirect(301, '/page/'), '/page/': redirect(301, '/page') }),
  },
  {
    name: 'redirect-endless',
    truth: 'dead/too-many-redirects',
    why: 'a new address every time',
    serve: (visit) => redirect(302, `${visit.path}x`)(visit),
  },
  {
    name: 'redirect-counting',
    truth: 'dead/too-many-redirects',
    why: 'a calendar without end',
    serve: (visit) => redirect(302, `/page?n=${Number(/\d+$/.exec(visit.path)?.[0] ?? 0) + 1}`)(visit),
  },
  {
    name: 'redirect-body',
    truth: 'moved/permanent-redirect',
    why: 'a large body on a redirect is not read',
    serve: paths({
      '/page': answer(301, { location: '/new' }, html('Moved', '<p>x</p>'.repeat(60_000))),
      '/new': good,
    }),
  },
  {
    name: 'redirect-fragment',
    url: 'http://redirect-fragment.example.test/page#here',
    truth: 'moved/permanent-redirect',
    why: 'browsers keep the fragment',
    serve: paths({ '/page': redirect(301, '/new'), '/new': page('New', '<p id="here">Here</p>') }),
  },
  {
    name: 'redirect-500-once',
    truth: 'moved/permanent-redirect',
    why: 'a hiccup behind a redirect',
    serve: paths({ '/page': redirect(301, '/new'), '/new': inTurn(answer(500), good) }),
  },
];
