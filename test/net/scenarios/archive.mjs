// Which capture shows what the author linked: by the day on which the list got its address.
import { link, site, wellKnown } from '../site.mjs';

const good = (at, title = 'The article') => ({ at, status: 200, title });
const lost = (at) => ({ at, status: 200, title: 'Page not found' });
const error = (at, status) => ({ at, status, title: `Error ${status}` });
const redirect = (at, to) => ({ at, status: 301, to });
const parked = (at) => ({
  at,
  status: 200,
  title: 'dead.example is for sale',
  body: '<title>dead.example is for sale</title><p>The domain is for sale. Buy this domain.</p>',
});

const dead = (path) => `https://dead.example/${path}`;
const shown = (at, url) => `https://web.archive.org/web/${at}/${url}`;

/** Captures of one dead page, the day on which it was linked, and the capture that is the right one. */
const cases = {
  before: [[good('20150101000000'), good('20180601120000'), good('20210101000000')], '2019-06-01', '20180601120000'],
  'after-only': [[good('20200101000000'), good('20210101000000')], '2016-01-01', '20200101000000'],
  'same-day': [
    [good('20150101000000'), good('20190601213000'), good('20200101000000')],
    '2019-06-01',
    '20190601213000',
  ],
  'nearer-after': [[good('20140101000000'), good('20190602000000')], '2019-06-01', '20140101000000'],
  'soft-404-before': [
    [good('20150101000000'), lost('20180101000000'), good('20220101000000')],
    '2019-06-01',
    '20150101000000',
  ],
  'error-before': [
    [good('20150101000000'), error('20180101000000', 404), error('20190101000000', 503)],
    '2019-06-01',
    '20150101000000',
  ],
  'redirect-before': [
    [good('20150101000000'), redirect('20190101000000', 'https://dead.example/')],
    '2019-06-01',
    '20150101000000',
  ],
  'bad-before-good-after': [
    [lost('20180101000000'), error('20190101000000', 500), good('20220101000000')],
    '2019-06-01',
    '20220101000000',
  ],
  'parked-after': [[parked('20200101000000'), good('20210101000000')], '2019-06-01', '20210101000000'],
  'only-bad': [
    [lost('20150101000000'), error('20180101000000', 404), redirect('20190101000000', 'https://dead.example/')],
    '2019-06-01',
    'none',
  ],
  never: [null, '2019-06-01', 'none'],
  excluded: [[good('20150101000000')], '2019-06-01', 'unknown'],
  renamed: [[good('20140101000000'), good('20170101000000'), good('20210101000000')], '2018-02-03', '20170101000000'],
};

const undated = [good('20150101000000'), good('20190101000000'), lost('20230101000000')];

export const hosts = { ...wellKnown, 'dead.example': site({ '/': 200 }), 'dead-name.example': { dns: 'nxdomain' } };

export const archive = {
  $options: { availabilityFlaky: 1, excluded: [dead('excluded')] },
  ...Object.fromEntries(
    Object.entries(cases).flatMap(([path, [captures]]) => (captures === null ? [] : [[dead(path), captures]])),
  ),
  [dead('undated')]: undated,
  [dead('fragment')]: [good('20150101000000')],
  [dead('query?a=1&b=2')]: [good('20150101000000')],
  'http://dead-name.example/paper.html': [good('20100101000000')],
  'https://elsewhere.example/page': [good('20150101000000')],
};

export const truth = [
  ...Object.entries(cases).map(([path, [, added, at]]) =>
    link(dead(path), 'dead/not-found', { added, archive: /^\d+$/.test(at) ? shown(at, dead(path)) : at }),
  ),
  link('http://dead-name.example/paper.html', 'dead/dns', {
    added: '2012-01-01',
    archive: shown('20100101000000', 'http://dead-name.example/paper.html'),
  }),
  link(dead('undated'), 'dead/not-found', { archive: shown('20190101000000', dead('undated')) }),
  link(dead('fragment#part'), 'dead/not-found', { archive: shown('20150101000000', dead('fragment#part')) }),
  link(dead('query?a=1&b=2'), 'dead/not-found', { archive: shown('20150101000000', dead('query?a=1&b=2')) }),
  link('https://web.archive.org/web/20150101000000/https://elsewhere.example/page', 'ok', { archive: null }),
  link('https://web.archive.org/web/2015/https://elsewhere.example/page', 'redirected/temporary-redirect', {
    archive: null,
  }),
  link('https://web.archive.org/web/20150101000000/https://never.example/page', 'dead/not-found', { archive: null }),
];

export const settings = {
  seconds: 60,
  /** The list gets another name; its links stay as old as they are. */
  history: ({ git }) => {
    git('2023-01-01', 'mv', 'dated.md', 'renamed.md');
    git('2023-01-01', 'commit', '--quiet', '--message', 'Another name');
  },
};
