// Servers that say 200 for pages they do not have, parked domains, and honest pages that look like them.
import { link, links, site, wellKnown } from '../site.mjs';

const title = (text) => (ask) => ask.page(200, text);
const home = { '/': title('Home') };
const parkingScript =
  '<script src="https://www.sedoparking.com/frmpark/x/park.js"></script><p>Buy this domain. This domain may be for sale by its owner!</p>';
const marketplace = site((ask) => ask.page(200, 'This domain is for sale', '<p>Buy this domain from us.</p>'));

const liars = {
  'titled.example': { ...home, '*': title('Page not found') },
  'titled-404.example': { ...home, '*': title('404 Not Found') },
  'oops.example': { ...home, '*': title('Oops! That page can’t be found. | My Site') },
  'german.example': { ...home, '*': title('Seite nicht gefunden – Verein') },
  'to-home.example': { ...home, '*': [302, '/'] },
  'to-home-for-good.example': { ...home, '*': [301, '/'] },
  'to-home-host.example': { ...home, '*': [301, 'https://www.to-home-host.example/'] },
  'to-404.example': { ...home, '/404': title('My Site'), '*': [302, '/404'] },
  'to-404-page.example': { ...home, '/errors/404.html': title('My Site'), '*': [301, '/errors/404.html'] },
  'refresh-home.example': { ...home, '*': (ask) => ask.send(200, {}, '<meta http-equiv="refresh" content="0;url=/">') },
};

const parked = {
  'script.example': { '*': (ask) => ask.page(200, 'script.example', parkingScript) },
  'sold.example': { '*': [302, 'https://www.hugedomains.com/domain_profile.cfm?d=sold.example'] },
  'sold-for-good.example': { '*': [301, 'https://www.afternic.com/forsale/sold-for-good.example'] },
  'by-host.example': { '*': [302, 'https://ww1.by-host.example/'] },
  'for-sale.example': {
    '*': (ask) =>
      ask.page(
        200,
        'for-sale.example is for sale',
        '<p>The domain for-sale.example is for sale. Make an offer on this domain.</p>',
      ),
  },
};

export const hosts = {
  ...wellKnown,
  ...Object.fromEntries(
    [...Object.entries(liars), ...Object.entries(parked)].map(([name, answers]) => [name, site(answers)]),
  ),
  'www.to-home-host.example': site(200),
  'ww1.by-host.example': site((ask) => ask.page(200, 'by-host.example', parkingScript)),
  'www.hugedomains.com': marketplace,
  'www.afternic.com': marketplace,

  'honest.example': site({
    ...home,
    '/design/404': title('404 page design: twenty examples'),
    '/songs/not-found': title('Page not found'),
    '/http/404': title('404'),
    '/old-home': [301, '/'],
    '/start': [302, '/'],
    '/index.html': [301, '/'],
    '/domains': (ask) =>
      ask.page(200, 'What it means that a domain is parked', '<p>They write: this domain is for sale.</p>'),
  }),
  'app.example': site((ask) => ask.page(200, 'My App', '<div id="root"></div><script src="/app.js"></script>')),
  'language.example': site({ '/': [302, '/en/'], '/en/': title('Welcome') }),
  'bare.example': site((ask) => ask.send(200, {}, '<p>No title at all</p>')),
  'catch-all.example': site((ask) => ask.page(200, `Search: ${ask.path}`)),
  'www.sedo.com': site(title('Sedo: buy and sell domains')),
  'mixed.example': site({
    '/a/there': 200,
    '*': (ask) => (ask.path.startsWith('/blog/') ? ask.page(200, 'Page not found') : ask.page(404, 'Not found')),
  }),
};

export const truth = [
  ...Object.keys(liars).flatMap((host) => [
    ...links(
      [`https://${host}/articles/one`, `https://${host}/articles/two.html`, `https://${host}/three`],
      'dead/soft-404',
    ),
    link(`https://${host}/`, 'ok'),
  ]),
  ...Object.keys(parked).flatMap((host) => links([`http://${host}/`, `http://${host}/articles/one`], 'dead/parked')),
  ...links(
    ['', 'design/404', 'songs/not-found', 'http/404', 'domains'].map((path) => `https://honest.example/${path}`),
    'ok',
  ),
  link('https://honest.example/old-home', 'moved/permanent-redirect'),
  link('https://honest.example/index.html', 'moved/permanent-redirect'),
  link('https://honest.example/start', 'redirected/temporary-redirect'),
  ...links(['https://app.example/', 'https://app.example/users/7', 'https://app.example/404'], 'ok'),
  link('https://language.example/', 'redirected/temporary-redirect'),
  ...links(['https://bare.example/', 'https://bare.example/deep/page'], 'ok'),
  link('https://catch-all.example/words', 'ok'),
  link('https://www.sedo.com/', 'ok'),
  link('https://mixed.example/a/there', 'ok'),
  link('https://mixed.example/a/missing', 'dead/not-found'),
  link('https://mixed.example/blog/missing', 'dead/soft-404'),
];

export const settings = {
  seconds: 40,
  // One sibling for each host, folder and extension.
  check: ({ hits }) => {
    const asked = hits.hits.filter(({ host }) => host === 'app.example' || host === 'bare.example').length;
    return asked === 5 ? [] : [{ what: 'requests for unsuspected pages', wanted: '5', got: String(asked) }];
  },
};
