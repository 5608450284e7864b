// Chains of redirects across paths, hosts and schemes, and where they end.
import { html, link, site, times, wellKnown } from '../site.mjs';

const refresh =
  (content, title = 'Moving') =>
  (ask) =>
    ask.send(200, {}, html(title, '').replace('<title>', `<meta http-equiv="Refresh" content="${content}"><title>`));
const steps = (count, last) =>
  Object.fromEntries(
    times(count, (step) => [`/step-${count}-${step}`, [301, step + 1 < count ? `/step-${count}-${step + 1}` : last]]),
  );
const moved = (url, finalUrl) => link(url, 'moved/permanent-redirect', { finalUrl });
const redirected = (url, finalUrl) => link(url, 'redirected/temporary-redirect', { finalUrl });

export const hosts = {
  ...wellKnown,
  'from.example': site({
    '/page': 200,
    '/301': [301, '/page'],
    '/308': [308, '/page'],
    '/302': [302, '/page'],
    '/303': [303, '/page'],
    '/307': [307, '/page'],
    '/301-302': [301, '/302'],
    '/302-301': [302, '/301'],
    '/301-301': [301, '/301'],
    '/host': [301, 'https://to.example/page'],
    '/scheme-free': [301, '//to.example/page'],
    '/relative': [301, 'page?x=1'],
    '/utf-8': (ask) => ask.send(301, { location: Buffer.from('/café').toString('latin1') }),
    '/latin-1': (ask) => ask.send(301, { location: '/caf\xe9' }),
    '/caf%C3%A9': 200,
    '/caf%E9': 200,
    '/page?x=1': 200,
    '/fragment': [301, '/page#part'],
    '/absent': (ask) => ask.send(301, {}),
    '/empty': (ask) => ask.send(302, { location: '' }),
    '/file': [301, 'file:///etc/passwd'],
    '/script': [302, 'javascript:alert(1)'],
    '/mail': [302, 'mailto:someone@from.example'],
    '/unreadable': [301, 'http://[/'],
    '/300': (ask) => ask.send(300, { location: '/page' }, html('Choices')),
    '/304': 304,
    '/loop': [301, '/loop'],
    '/loop-2': [301, '/loop-3'],
    '/loop-3': [302, '/loop-2'],
    '/loop-host': [301, 'https://to.example/back'],
    '/endless': [302, '/endless/1'],
    '/cookie': (ask) =>
      ask.request.headers.cookie
        ? ask.page(200, 'A page')
        : ask.send(302, { location: '/cookie', 'set-cookie': 'seen=1' }),
    '/members': [302, '/users/sign_in'],
    '/users/sign_in': (ask) => ask.page(200, 'Sign in'),
    '/members-host': [302, 'https://accounts.google.com/ServiceLogin'],
    '/gone': [301, '/no-longer-there'],
    '/gone-host': [301, 'https://to.example/no-longer-there'],
    '/410': [302, '/really-gone'],
    '/really-gone': 410,
    '/wall': [301, 'https://wall.example/in/someone'],
    '/forbidden': [301, '/forbidden-page'],
    '/forbidden-page': 403,
    '/error': [302, '/error-page'],
    '/error-page': 500,
    '/downgrade': [301, 'http://to.example/page'],
    '/meta': refresh('0; url=/page'),
    '/meta-quoted': refresh("3;URL='/page'"),
    '/meta-late': refresh('600; url=/page', 'A page that turns over'),
    '/meta-itself': refresh('5', 'A page that reloads'),
    '/meta-gone': refresh('0; url=/no-longer-there'),
    '/header-refresh': (ask) => ask.send(200, { refresh: '0; url=/page' }, html('Moving')),
    ...steps(10, '/page'),
    ...steps(11, '/page'),
    '*': (ask) =>
      ask.path.startsWith('/endless/')
        ? ask.send(302, { location: `/endless/${Number(ask.path.slice(9)) + 1}` })
        : ask.page(404, 'No'),
  }),
  'to.example': site({ '/page': 200, '/back': [301, 'https://from.example/loop-host'] }),
  'wall.example': site(999),
  'accounts.google.com': site(200),
  'secure.example': site((ask) =>
    ask.secure ? ask.page(200, 'A page') : ask.send(301, { location: `https://secure.example${ask.path}` }),
  ),
  'round.example': site((ask) =>
    ask.send(301, { location: `${ask.secure ? 'http' : 'https'}://round.example${ask.path}` }),
  ),
  'www.bare.example': site(200),
  'bare.example': site((ask) => ask.send(308, { location: `https://www.bare.example${ask.path}` })),
  'git.io': site([301, 'https://to.example/page']),
  'locale.example': site({ '/docs': [301, '/en-us/docs'], '/en-us/docs': 200 }),
};

const from = 'https://from.example';

export const truth = [
  ...['301', '308', '301-301'].map((path) => moved(`${from}/${path}`, `${from}/page`)),
  ...['302', '303', '307', '301-302', '302-301'].map((path) => redirected(`${from}/${path}`, `${from}/page`)),
  moved(`${from}/host`, 'https://to.example/page'),
  moved(`${from}/scheme-free`, 'https://to.example/page'),
  moved('http://from.example/scheme-free', 'http://to.example/page'),
  moved(`${from}/relative`, `${from}/page?x=1`),
  moved(`${from}/utf-8`, `${from}/caf%C3%A9`),
  moved(`${from}/latin-1`, `${from}/caf%E9`),
  moved(`${from}/fragment`, `${from}/page#part`),
  moved(`${from}/downgrade`, 'http://to.example/page'),
  moved('http://secure.example/a?b=c', 'https://secure.example/a?b=c'),
  moved('http://bare.example/a', 'https://www.bare.example/a'),
  moved(`${from}/step-10-0`, `${from}/page`),
  redirected(`${from}/meta`, `${from}/page`),
  redirected(`${from}/meta-quoted`, `${from}/page`),
  redirected(`${from}/header-refresh`, `${from}/page`),
  link('https://git.io/abc', 'redirected/kept-redirect'),
  link('https://locale.example/docs', 'redirected/kept-redirect'),
  ...['page', 'cookie', 'meta-late', 'meta-itself'].map((path) => link(`${from}/${path}`, 'ok')),
  ...['absent', 'empty', 'file', 'script', 'unreadable', '304'].map((path) =>
    link(`${from}/${path}`, 'unstable/protocol'),
  ),
  link(`${from}/mail`, 'skipped/scheme'),
  ...['loop', 'loop-2', 'loop-host'].map((path) => link(`${from}/${path}`, 'dead/redirect-loop')),
  link('http://round.example/', 'dead/redirect-loop'),
  ...['endless', 'step-11-0'].map((path) => link(`${from}/${path}`, 'dead/too-many-redirects')),
  ...['members', 'members-host'].map((path) => link(`${from}/${path}`, 'blocked/login')),
  ...['gone', 'gone-host', 'meta-gone'].map((path) => link(`${from}/${path}`, 'dead/not-found')),
  link(`${from}/410`, 'dead/gone'),
  link(`${from}/wall`, 'blocked/bot-wall'),
  link(`${from}/forbidden`, 'blocked/forbidden'),
  link(`${from}/error`, 'unstable/server-error'),
];

export const settings = { seconds: 45 };
