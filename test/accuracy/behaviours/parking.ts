import type { Behaviour } from '../behaviour.ts';
import { answer, html, missing, page, paths, redirect, type Scene } from '../scene.ts';

const parked = 'dead/parked';
const script = (source: string): string => `<script src="${source}"></script>`;
const sale: Scene = page(
  'old-name.test is for sale',
  `<p>Buy this domain. This domain may be for sale by its owner!</p>`,
  script('https://www.sedoparking.com/frmpark/x.js'),
);
const landing = page('A name for you');

/** Names that were given up, and pages that only look so. */
export const parking: readonly Behaviour[] = [
  { name: 'parked-sale', truth: parked, why: 'a marketplace took the name', serve: sale },
  {
    name: 'parked-root',
    url: 'http://parked-root.example.test/',
    truth: parked,
    why: 'even the root is not what was linked',
    serve: sale,
  },
  {
    name: 'parked-ads',
    truth: parked,
    why: 'links for advertising',
    serve: answer(
      200,
      {},
      '<!doctype html><html data-adblockkey="MFwwDQYJ"><head><title>parked-ads.example.test</title></head><body><div id="target"></div><script>window.park = "eyJ1dWlkIjoi";</script><script src="/bPqRs.js"></script></body></html>',
    ),
  },
  {
    name: 'parked-lander',
    truth: parked,
    why: 'a registrar shows its own page',
    serve: paths(
      {
        '/lander': answer(
          200,
          {},
          html('parked', '', script('https://img1.wsimg.com/parking-lander/static/js/main.js')),
        ),
      },
      answer(
        200,
        {},
        `<!doctype html><html><head><script>window.onload=function(){window.location.href="/lander"}</script>${script('https://img1.wsimg.com/parking-lander/static/js/main.js')}</head><body></body></html>`,
      ),
    ),
  },
  {
    name: 'parked-crew',
    truth: parked,
    why: 'links for advertising',
    serve: answer(
      200,
      {},
      html(
        'parked-crew.example.test',
        '<p>This domain is parked.</p>',
        script('https://d38psrni17bvxu.cloudfront.net/x.js'),
      ),
    ),
  },
  {
    name: 'parked-german',
    truth: parked,
    why: 'in German',
    serve: answer(
      200,
      {},
      html(
        'parked-german.example.test',
        '<p>Diese Domain steht zum Verkauf.</p>',
        script('https://img.sedoparking.com/js/x.js'),
      ),
    ),
  },
  {
    name: 'parked-seller',
    truth: parked,
    why: 'sent to the seller',
    serve: redirect(302, 'http://www.hugedomains.com/domain_profile.cfm?d=x'),
    cast: { 'www.hugedomains.com': landing },
  },
  {
    name: 'parked-seller-301',
    truth: parked,
    why: 'sent to the seller for good',
    serve: redirect(301, 'http://www.afternic.com/forsale/x'),
    cast: { 'www.afternic.com': landing },
  },
  {
    name: 'parked-frame',
    truth: parked,
    why: 'the seller in a frame',
    serve: answer(
      200,
      {},
      html(
        'parked-frame.example.test for sale',
        '<iframe src="https://www.bodis.com/x"></iframe><p>This domain is for sale</p>',
      ),
    ),
  },
  {
    name: 'parked-expired',
    truth: parked,
    why: 'the registrar wants it to be renewed',
    serve: page('parked-expired.example.test has expired', '<p>This domain has expired. Renew it now.</p>'),
  },
  {
    name: 'parked-bare',
    truth: parked,
    why: 'nothing but a step to the page for sale',
    serve: answer(
      200,
      {},
      '<html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>',
    ),
  },
  {
    name: 'parked-named',
    truth: parked,
    why: 'sent to a market that has the name in its address',
    serve: redirect(302, 'http://market.test/domains/example.test'),
    cast: { 'market.test': landing },
  },
  {
    name: 'parked-russian',
    truth: parked,
    why: 'in Russian',
    serve: page('parked-russian.example.test', '<p>Домен продаётся. Купить этот домен.</p>'),
  },
  {
    name: 'parked-title',
    truth: parked,
    why: 'a bare name as the title, and one mark',
    serve: page('parked-title.example.test', '<p>This domain is parked.</p>'),
  },
  {
    name: 'parked-missing',
    truth: 'dead/not-found',
    why: 'says 404 before it advertises',
    serve: answer(404, {}, html('for sale', 'Buy this domain', script('https://www.sedoparking.com/x.js'))),
  },
  {
    name: 'parking-article',
    truth: 'ok',
    why: 'an article about it carries one mark at most',
    serve: paths({
      '/page': page(
        'How parking works',
        '<p>Many pages say: this domain is for sale. Then they show advertisements for hours.</p>',
      ),
    }),
  },
  {
    name: 'parking-article-two',
    truth: 'ok',
    why: 'an article that quotes more, on an honest server',
    serve: paths({
      '/page': page('How parking works', '<p>“This domain is for sale”, they say, and “Buy this domain”.</p>'),
    }),
  },
  {
    name: 'parking-shop',
    url: 'http://sedo.com/search',
    truth: 'ok',
    why: 'the list links to the marketplace itself',
    cast: { 'sedo.com': page('Domains', '<p>Buy this domain. This domain is for sale.</p>') },
  },
  {
    name: 'parking-adverts',
    truth: 'ok',
    why: 'a page with advertisements is a page',
    serve: paths({ '/page': answer(200, {}, html('News', undefined, script('https://ads.test/show.js'))) }, missing),
  },
];
