// What --fix writes into a list: other addresses, and not one byte more.
import { link, site, wellKnown } from '../site.mjs';

const good = (at) => ({ at, status: 200, title: 'The article' });

export const hosts = {
  ...wellKnown,
  'alive.example': site(200),
  'secure.example': site((ask) =>
    ask.secure ? ask.page(200, 'A page') : ask.send(301, { location: `https://secure.example${ask.path}` }),
  ),
  'moved.example': site({
    '/old': [301, '/2020/old-and-well-known'],
    '/2020/old-and-well-known': 200,
    '/posts/an-article': [301, '/archive/posts/an-article'],
    '/archive/posts/an-article': 200,
    '/posts/a_(b)': [308, '/archive/posts/a_(b)'],
    '/archive/posts/a_(b)': 200,
    '/soon': [302, '/later'],
    '/later': 200,
    '/to-404': [301, '/nothing'],
    '/other-site': [301, 'https://alive.example/other-site'],
  }),
  'dead.example': site({ '/': 200 }),
  'soft.example': site({ '/': 200, '*': (ask) => ask.page(200, 'Page not found') }),
  'gone.example': { dns: 'nxdomain' },
  'shy.example': site(429),
};

export const archive = {
  $options: { excluded: ['https://dead.example/excluded'] },
  'https://dead.example/article': [good('20180601120000'), good('20220101000000')],
  'https://dead.example/a(b)': [good('20180601120000')],
  'https://dead.example/picture.png': [good('20180601120000')],
  'https://dead.example/excluded': [good('20180601120000')],
  'https://soft.example/page': [good('20180601120000')],
  'http://gone.example/paper': [good('20120101000000')],
  'https://moved.example/to-404': [good('20180601120000')],
};

const bom = '\uFEFF';
const saved = (at, url) => `https://web.archive.org/web/${at}/${url}`;

const before = [
  '# A list  ',
  '',
  '* [Secure](http://secure.example/a?b=c#d "A title") - text http://secure.example/bare.',
  '\t* [Article](<http://secure.example/x y>) and <http://secure.example/auto>',
  '* [Old](https://moved.example/posts/an-article), [temporary](https://moved.example/soon), [lost](https://moved.example/to-404)',
  '* [Parentheses](https://moved.example/posts/a_(b)) [other site](https://moved.example/other-site)',
  '* [Dead](https://dead.example/article#part) ![picture](https://dead.example/picture.png) [soft](https://soft.example/page)',
  '* [Dead](https://dead.example/a(b)) [excluded](https://dead.example/excluded) [never](https://dead.example/never)',
  "* [Paper][paper], [limited](https://shy.example/) <a href='http://secure.example/html?a=1&amp;b=2'>html</a>",
  '',
  '| Name | Link |',
  '|------|------|',
  '| cell | [x](http://secure.example/p%7Cq) `http://secure.example/code` |',
  '',
  '```',
  'http://secure.example/code',
  '```',
  '',
  '[paper]: http://gone.example/paper',
];

const after = [
  '# A list  ',
  '',
  '* [Secure](https://secure.example/a?b=c#d "A title") - text https://secure.example/bare.',
  '\t* [Article](<https://secure.example/x%20y>) and <https://secure.example/auto>',
  `* [Old](https://moved.example/archive/posts/an-article), [temporary](https://moved.example/soon), [lost](${saved('20220101000000', 'x')})`,
  '* [Parentheses](https://moved.example/archive/posts/a_(b)) [other site](https://moved.example/other-site)',
  `* [Dead](${saved('20220101000000', 'https://dead.example/article#part')}) ![picture](https://dead.example/picture.png) [soft](https://soft.example/page)`,
  `* [Dead](${saved('20180601120000', 'https://dead.example/a(b)')}) [excluded](https://dead.example/excluded) [never](https://dead.example/never)`,
  "* [Paper][paper], [limited](https://shy.example/) <a href='https://secure.example/html?a=1&amp;b=2'>html</a>",
  '',
  '| Name | Link |',
  '|------|------|',
  '| cell | [x](https://secure.example/p%7Cq) `http://secure.example/code` |',
  '',
  '```',
  'http://secure.example/code',
  '```',
  '',
  `[paper]: ${saved('20120101000000', 'http://gone.example/paper')}`,
];
after[4] = after[4].replace(/https:\/\/web\S+x\)/, `${saved('20180601120000', 'https://moved.example/to-404')})`);

const moved = (url, finalUrl) => link(url, 'moved/permanent-redirect', { finalUrl });

export const truth = [
  moved('http://secure.example/a?b=c#d', 'https://secure.example/a?b=c'),
  moved('http://secure.example/bare', 'https://secure.example/bare'),
  moved('http://secure.example/x%20y', 'https://secure.example/x%20y'),
  moved('http://secure.example/auto', 'https://secure.example/auto'),
  moved('http://secure.example/html?a=1&b=2', 'https://secure.example/html?a=1&b=2'),
  moved('http://secure.example/p%7Cq', 'https://secure.example/p%7Cq'),
  moved('https://moved.example/posts/an-article', 'https://moved.example/archive/posts/an-article'),
  moved('https://moved.example/posts/a_(b)', 'https://moved.example/archive/posts/a_(b)'),
  moved('https://moved.example/other-site', 'https://alive.example/other-site'),
  link('https://moved.example/soon', 'redirected/temporary-redirect'),
  link('https://moved.example/to-404', 'dead/not-found'),
  link('https://dead.example/article#part', 'dead/not-found'),
  link('https://dead.example/picture.png', 'dead/not-found'),
  link('https://dead.example/a(b)', 'dead/not-found'),
  link('https://dead.example/excluded', 'dead/not-found'),
  link('https://dead.example/never', 'dead/not-found'),
  link('https://soft.example/page', 'dead/soft-404'),
  link('http://gone.example/paper', 'dead/dns'),
  link('https://shy.example/', 'blocked/rate-limited'),
];

export const settings = {
  config: { defaultPause: '1s', archive: { cdxBurst: 30 } },
  limits: { defaultPause: 1000, indexBurst: 30 },
  lists: { 'README.md': bom + before.join('\r\n') },
  mended: { 'README.md': bom + after.join('\r\n') },
  seconds: 30,
};
