import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { createFakeWeb, html, type Reply, redirect, type Web } from './fake-web.ts';

const page = 'https://a.example/deep/page';

describe('chains', () => {
  test('a good page takes one exchange', async () => {
    const web = createFakeWeb({ [page]: html('A fine article') });
    const probe = await web.probe(page);
    expect(probe).toMatchObject({ requestKey: page, hops: [], looks: [], exchanges: 1, attempts: 1, ms: 20 });
    expect(probe.ending).toMatchObject({
      kind: 'answer',
      answer: { url: page, status: 200, certificate: 'ok', page: { title: 'A fine article', ended: true } },
    });
  });

  test('a redirect to a 404 ends there, confirmed', async () => {
    const web = createFakeWeb({ [page]: redirect('/lost') });
    const probe = await web.probe(page);
    expect(probe.hops).toEqual([{ url: page, status: 301, via: 'location' }]);
    expect(probe.ending).toMatchObject({ kind: 'answer', answer: { url: 'https://a.example/lost', status: 404 } });
    expect(probe.looks).toEqual([{ kind: 'confirmed', url: 'https://a.example/lost', status: 404, changed: false }]);
    expect(probe.exchanges).toBe(3);
  });
});

test('what is asked for has no fragment, though the answer to it keeps one', async () => {
  const web = createFakeWeb({ [page]: redirect('/there#part'), 'https://a.example/there': html('There') });
  const { ending } = await web.probe(page);
  expect(web.requests.map(({ url }) => url)).toEqual([page, 'https://a.example/there']);
  expect(ending).toMatchObject({ kind: 'answer', answer: { url: 'https://a.example/there#part' } });
});

/** Servers that would keep a careless client busy for ever, and the exchanges that one probe may spend on them. */
const endless: readonly (readonly [name: string, web: Web, ending: string, exchanges: number])[] = [
  ['always 500', { '*': { status: 500 } }, 'answer', 3],
  ['always 503 with Retry-After', { '*': { status: 503, headers: { 'retry-after': '86400' } } }, 'answer', 4],
  ['always 999', { '*': { status: 999 } }, 'answer', 1],
  ['301 without Location', { '*': { status: 301 } }, 'bad-redirect', 1],
  ['302 with an empty Location', { '*': redirect('', 302) }, 'bad-redirect', 1],
  ['redirect to a file', { '*': redirect('file:///etc/passwd') }, 'bad-redirect', 1],
  ['permanent 429', { '*': { status: 429 } }, 'rate-limited', 4],
  ['permanent 429 with Retry-After', { '*': { status: 429, headers: { 'retry-after': '1' } } }, 'rate-limited', 4],
  [
    'ever new redirects',
    { 'https://a.example': (_, { now }) => redirect(`/deep/${now}`, 302) },
    'too-many-redirects',
    22,
  ],
  [
    'ever new cookies',
    {
      'https://a.example': (_, { now }) => ({
        status: 302,
        headers: { location: '/deep/page' },
        setCookies: [`a=${now}`],
      }),
    },
    'too-many-redirects',
    22,
  ],
  ['redirect to itself', { '*': redirect(page) }, 'redirect-loop', 2],
  [
    'http and https in a circle',
    { [page]: redirect('http://a.example/deep/page'), 'http://a.example/deep/page': redirect(page) },
    'redirect-loop',
    4,
  ],
  ['refreshes in a circle', { '*': html('Turn', '', '<meta http-equiv=refresh content="0;url=/b">') }, 'answer', 2],
  [
    'two hundred refreshes',
    { 'https://a.example': (_, { now }) => html('On', '', `<meta http-equiv=refresh content="0;url=/${now}">`) },
    'answer',
    11,
  ],
  ['every connection reset', { '*': { kind: 'reset' } }, 'failure', 3],
  ['every answer late', { '*': { kind: 'timeout', phase: 'answer' } }, 'failure', 3],
  ['garbage', { '*': { kind: 'protocol', code: 'HPE_INVALID_CONSTANT' } }, 'failure', 2],
  ['no name', { '*': { kind: 'dns', code: 'no-such-name' } }, 'failure', 2],
  ['no TLS that works', { '*': { kind: 'tls', fault: 'tls', code: 'EPROTO' } }, 'failure', 2],
  ['a private address', { '*': { kind: 'private-address', address: '10.0.0.7' } }, 'failure', 1],
  ['a challenge on 503', { '*': { status: 503, headers: { 'cf-mitigated': 'challenge' } } }, 'answer', 1],
  ['a challenge on 429', { '*': { status: 429, headers: { 'cf-mitigated': 'challenge' } } }, 'answer', 1],
  ['a captcha on 405', { '*': { status: 405, headers: { 'x-amzn-waf-action': 'captcha' } } }, 'answer', 1],
  ['captive portal', { '*': { status: 511 } }, 'answer', 1],
];

test.each(endless)('%s ends', async (_, table, ending, exchanges) => {
  const web = createFakeWeb(table);
  const probe = await web.probe(page);
  expect(probe.ending.kind).toBe(ending);
  expect(probe.exchanges).toBe(exchanges);
  expect(web.requests).toHaveLength(exchanges);
});

test('a chain that goes round keeps all its hops', async () => {
  const web = createFakeWeb({
    [page]: redirect('/login', 302),
    'https://a.example/login': redirect('/deep/page', 302),
  });
  const { hops, ending } = await web.probe(page);
  expect(hops.map(({ url }) => url)).toEqual([page, 'https://a.example/login']);
  expect(ending).toEqual({ kind: 'redirect-loop', url: page });
});

describe('a chain that goes round is followed once more, as the plain agent', () => {
  const round: Reply = redirect('/deep/page', 302);

  test('where nothing changes, that is said', async () => {
    const { looks } = await createFakeWeb({ [page]: round }).probe(page);
    expect(looks).toEqual([{ kind: 'confirmed', url: page, status: null, changed: false }]);
  });

  test('a wall that sends programs in circles shows it the page, and is remembered', async () => {
    const web = createFakeWeb({
      'https://a.example': ({ headers }) =>
        headers['user-agent'] === defaults.probe.plainUserAgent ? html('There') : round,
    });
    expect((await web.probe(page)).ending).toMatchObject({ kind: 'answer', answer: { status: 200 } });
    expect((await web.probe('https://a.example/other')).exchanges).toBe(1);
  });

  test('a server that was wrong for a moment', async () => {
    const web = createFakeWeb({ [page]: [round, html('There')] });
    const { ending, hops, looks } = await web.probe(page);
    expect(ending).toMatchObject({ kind: 'answer', answer: { status: 200 } });
    expect(hops).toEqual([]);
    expect(looks).toEqual([{ kind: 'confirmed', url: page, status: 200, changed: true }]);
  });

  test('what was dead before needs no second round', async () => {
    const web = createFakeWeb({ [page]: round });
    expect((await web.probe(page, { known: 'dead-before' })).exchanges).toBe(1);
  });
});

describe('asking again', () => {
  test.each<[string, Reply]>([
    ['a missing page', { status: 404 }],
    ['a name that is not there', { kind: 'dns', code: 'no-such-name' }],
  ])('%s is confirmed as what takes about as long once more', async (_what, reply) => {
    const web = createFakeWeb({ [page]: reply });
    await web.probe(page);
    expect(web.requests.map(({ rank }) => rank)).toEqual([undefined, { kind: 'confirming', expected: 20 }]);
  });

  test('what passes is retried, and the look says so', async () => {
    const web = createFakeWeb({ [page]: [{ status: 503 }, { kind: 'reset' }, html('There')] });
    const probe = await web.probe(page);
    expect(probe.ending).toMatchObject({ kind: 'answer', answer: { status: 200 } });
    expect(probe.attempts).toBe(3);
    expect(probe.looks).toEqual([{ kind: 'retried', url: page, times: 2, last: 'reset' }]);
    expect(web.requests.map(({ connection }) => connection)).toEqual(['any', 'fresh', 'fresh']);
    expect(web.requests.map(({ rank }) => rank?.kind)).toEqual([undefined, 'further', 'further']);
  });

  test.each<[Reply, number]>([
    [{ status: 425 }, 2],
    [{ status: 511 }, 1],
    [{ kind: 'timeout', phase: 'answer' }, 2],
    [{ kind: 'refused' }, 2],
    [{ kind: 'unreachable' }, 2],
    [{ kind: 'proxy', code: '407' }, 2],
    [{ kind: 'dns', code: 'temporary' }, 2],
    [{ kind: 'private-address', address: '10.0.0.7' }, 1],
  ])('%o: %i exchanges where the second one is good', async (reply, exchanges) => {
    const web = createFakeWeb({ [page]: [reply, html('There')] });
    expect((await web.probe(page)).exchanges).toBe(exchanges);
  });

  test('a page that is always limited is given up after its pauses, though others of its host answer', async () => {
    const others = Array.from({ length: 30 }, (_, index) => `https://a.example/${index}`);
    const web = createFakeWeb({
      [page]: { status: 429, headers: { 'retry-after': '1' } },
      ...Object.fromEntries(others.map((url) => [url, html('There')])),
    });
    const [probe] = await Promise.all([page, ...others].map((url) => web.probe(url)));
    expect(probe?.ending).toMatchObject({ kind: 'rate-limited', status: 429 });
    expect(web.requests.filter(({ url }) => url === page)).toHaveLength(defaults.probe.pauses + 1);
  });

  test('a 503 waits as long as Retry-After wants, but not longer than the longest pause', async () => {
    const wait = async (value: string): Promise<number> => {
      const web = createFakeWeb({ [page]: [{ status: 503, headers: { 'retry-after': value } }, html('There')] });
      await web.probe(page);
      return (web.requests[1]?.at ?? 0) - (web.requests[0]?.at ?? 0) - 20;
    };
    expect(await wait('7')).toBe(7000);
    expect(await wait('86400')).toBe(60_000);
    expect(await wait('-1')).toBeLessThan(2000);
  });

  test.each<[string, readonly Reply[], number | null, string]>([
    ['404 then 200', [{ status: 404 }, html('There')], 200, 'changed'],
    ['410 then 404', [{ status: 410 }, { status: 404 }], 410, 'same'],
    ['404, plain agent refused, 404', [{ status: 404 }, { status: 403 }, { status: 404 }], 404, 'same'],
    ['404, plain agent refused, 200', [{ status: 404 }, { status: 403 }, html('There')], 200, 'changed'],
    ['404, 500, 500', [{ status: 404 }, { status: 500 }, { status: 500 }], 500, 'changed'],
    ['404, a redirect to a page', [{ status: 404 }, redirect('/b')], 200, 'changed'],
  ])('%s', async (_, replies, status, outcome) => {
    const web = createFakeWeb({ [page]: replies, 'https://a.example/b': html('B') });
    const probe = await web.probe(page);
    expect(probe.ending).toMatchObject({ kind: 'answer', answer: { status } });
    const confirmed = probe.looks.find(({ kind }) => kind === 'confirmed');
    expect(confirmed).toMatchObject({ changed: outcome === 'changed' });
    expect(web.requests[1]?.connection).toBe('fresh');
  });

  test('what was dead before needs no confirmation', async () => {
    const web = createFakeWeb({});
    const probe = await web.probe(page, { known: 'dead-before' });
    expect(probe).toMatchObject({ exchanges: 1, looks: [], ending: { kind: 'answer', answer: { status: 404 } } });
  });

  test.each([403, 404, 406, 503])(
    'on %i the plain agent is asked, and kept for the host when it helps',
    async (status) => {
      const ours = (agent: string | undefined): boolean => agent?.includes('compatible') ?? false;
      const web = createFakeWeb({
        'https://a.example': ({ headers }) => (ours(headers['user-agent']) ? { status } : html('There')),
      });
      const probe = await web.probe(page);
      expect(probe.ending).toMatchObject({ kind: 'answer', answer: { status: 200 } });
      expect(probe.looks).toContainEqual({ kind: 'plain-agent', url: page, status: 200, changed: true });
      const next = await web.probe('https://a.example/other');
      expect(next).toMatchObject({ exchanges: 1, looks: [] });
    },
  );

  test('a 403 to both agents stays, with one ask more', async () => {
    const web = createFakeWeb({ [page]: { status: 403 } });
    const probe = await web.probe(page);
    expect(probe).toMatchObject({ exchanges: 2, ending: { kind: 'answer', answer: { status: 403 } } });
    expect(probe.looks).toEqual([{ kind: 'plain-agent', url: page, status: 403, changed: false }]);
  });

  test('a configured agent is not exchanged for another', async () => {
    const web = createFakeWeb(
      { [page]: { status: 403 } },
      { config: { hosts: [{ host: 'a.example', userAgent: 'ours/1' }] } },
    );
    expect((await web.probe(page)).exchanges).toBe(1);
    expect(web.requests[0]?.headers['user-agent']).toBe('ours/1');
  });
});

describe('second looks', () => {
  const expired: Reply = { kind: 'tls', fault: 'cert-expired', code: 'CERT_HAS_EXPIRED' };
  const checked =
    (reply: Reply): Web[string] =>
    ({ verification }) =>
      verification === 'strict' ? expired : reply;

  test('the page behind a bad certificate', async () => {
    const web = createFakeWeb({ [page]: checked(html('Old')) });
    const probe = await web.probe(page);
    expect(probe.ending).toMatchObject({ kind: 'answer', answer: { status: 200, certificate: 'cert-expired' } });
    expect(probe.looks).toEqual([{ kind: 'unverified', url: page, code: 'CERT_HAS_EXPIRED', status: 200 }]);
  });

  test('a fault on the way is kept to the end', async () => {
    const web = createFakeWeb({ [page]: checked(redirect('https://b.example/')), 'https://b.example/': html('B') });
    const probe = await web.probe(page);
    expect(probe.ending).toMatchObject({ answer: { url: 'https://b.example/', certificate: 'cert-expired' } });
  });

  test('a 404 behind a bad certificate is confirmed without verification', async () => {
    const web = createFakeWeb({ [page]: checked({ status: 404 }) });
    const probe = await web.probe(page);
    expect(probe.ending).toMatchObject({ answer: { status: 404, certificate: 'cert-expired' } });
    expect(probe.exchanges).toBe(3);
  });

  test('the lenient parser and HTTP/2, one after the other where it takes both', async () => {
    const web = createFakeWeb({
      [page]: ({ protocol, parser }) =>
        protocol === 'http/1.1'
          ? { kind: 'tls', fault: 'no-application-protocol', code: 'ERR_SSL' }
          : parser === 'strict'
            ? { kind: 'protocol', code: 'HPE_X' }
            : html('There'),
    });
    const probe = await web.probe(page);
    expect(probe.ending).toMatchObject({ kind: 'answer', answer: { status: 200, certificate: 'ok' } });
    expect(probe.looks).toEqual([
      { kind: 'http2', url: page, status: null },
      { kind: 'lenient-parser', url: page, code: 'HPE_X', status: 200 },
    ]);
  });

  test('silence behind a bad certificate is what there is to tell', async () => {
    const web = createFakeWeb({ [page]: checked({ kind: 'timeout', phase: 'answer' }) });
    expect((await web.probe(page)).ending).toMatchObject({ failure: { kind: 'timeout', phase: 'answer' } });
  });

  test('a host whose certificate is accepted as it is', async () => {
    const web = createFakeWeb(
      { [page]: checked(html('Inside')) },
      { config: { hosts: [{ host: '*.example', tls: 'accept-any' }] } },
    );
    expect(await web.probe(page)).toMatchObject({ exchanges: 1, ending: { answer: { certificate: 'ok' } } });
  });
});

describe('soft 404', () => {
  const home = html('Welcome');
  const site = (pages: Web, missing: Reply): Web => ({
    'https://a.example/': home,
    ...pages,
    'https://a.example': missing,
  });
  const cases: readonly (readonly [name: string, web: Web, url: string, looks: readonly unknown[]])[] = [
    [
      'missing pages redirect home, and so does this one',
      site({}, redirect('/', 302)),
      page,
      [{ suspicion: 'redirect-to-root', lies: true }],
    ],
    [
      'this page redirects home, missing ones are 404',
      site({ [page]: redirect('/') }, { status: 404 }),
      page,
      [{ suspicion: 'redirect-to-root', lies: false, status: 404 }],
    ],
    [
      'missing pages say so with 200, and so does this one',
      site({}, html('Oops! That page can’t be found')),
      page,
      [{ suspicion: 'title', lies: true, status: 200 }],
    ],
    [
      'missing pages say so with 200, this one is there',
      site({ [page]: html('Fine') }, html('Page not found')),
      page,
      [],
    ],
    ['an app that gives every path one title', site({}, html('My app')), page, []],
    [
      'an article with a suspect title on an honest server',
      site({ [page]: html('404') }, { status: 404 }),
      page,
      [{ suspicion: 'title', lies: false }],
    ],
    [
      'an error page for everything',
      site({ 'https://a.example/error?from=x': html('Error') }, redirect('/error?from=x', 302)),
      page,
      [{ suspicion: 'path', lies: true }],
    ],
    [
      'the home page goes to a language',
      site({ 'https://a.example/': redirect('/en/'), 'https://a.example/en/': home }, redirect('/')),
      'https://a.example/',
      [],
    ],
    ['the home page says not found', { 'https://a.example/': html('Not found') }, 'https://a.example/', []],
  ];

  test.each(cases)('%s', async (_, table, url, looks) => {
    const web = createFakeWeb(table);
    const probe = await web.probe(url);
    expect(probe.looks.filter(({ kind }) => kind === 'sibling')).toMatchObject(looks);
    expect(probe.ending).toMatchObject({ kind: 'answer', answer: { status: 200 } });
  });

  test('one sibling serves all of a folder, however many ask at once', async () => {
    const web = createFakeWeb(site({}, html('Page not found')));
    const urls = Array.from({ length: 30 }, (_, index) => `https://a.example/blog/${index}`);
    const probes = await web.probeAll([...urls, 'https://a.example/docs/x', 'https://a.example/blog/x.html']);
    expect(probes.every(({ looks }) => looks.some((look) => look.kind === 'sibling' && look.lies))).toBe(true);
    // Each is asked once more before it counts.
    expect(web.requests).toHaveLength(2 * 32 + 3);
    const siblings = web.requests.map(({ url }) => url).filter((url) => /[a-z0-9]{16}/.test(url));
    expect(siblings.map((url) => url.replace(/[a-z0-9]{16}/, '*')).sort()).toEqual([
      'https://a.example/blog/*',
      'https://a.example/blog/*.html',
      'https://a.example/docs/*',
    ]);
  });

  test.each<[string, Web]>([
    [
      'marks',
      {
        '*': html(
          'a.example is for sale',
          '<script src="https://www.sedoparking.com/x.js"></script><p>Buy this domain.</p>',
        ),
      },
    ],
    [
      'redirect',
      { 'https://a.example': redirect('https://www.hugedomains.com/p?d=a.example', 302), '*': html('For sale') },
    ],
  ])('a parked domain by its %s, at the root too', async (_, table) => {
    const web = createFakeWeb(table);
    for (const url of [page, 'https://a.example/']) {
      const probe = await web.probe(url);
      expect(probe.looks).toMatchObject([{ kind: 'sibling', suspicion: 'parking', lies: true }]);
    }
  });
});

describe('sites', () => {
  const thumbnails = 'https://img.youtube.com/vi/dQw4w9WgXcQ/0.jpg';
  test.each<[string, Reply, string]>([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', { status: 200 }, 'there'],
    ['https://youtu.be/dQw4w9WgXcQ', { status: 404 }, 'gone'],
    ['https://www.youtube.com/embed/dQw4w9WgXcQ', { status: 403 }, 'unknown'],
    ['https://www.youtube.com/shorts/dQw4w9WgXcQ', { kind: 'reset' }, 'unknown'],
  ])('%s', async (url, reply, says) => {
    const web = createFakeWeb({ [url]: html('Video - YouTube'), [thumbnails]: reply });
    expect((await web.probe(url)).looks.find(({ kind }) => kind === 'site')).toMatchObject({
      site: 'youtube',
      url: thumbnails,
      says,
    });
  });

  test('other pages of the site are not asked about', async () => {
    const web = createFakeWeb({ '*': html('YouTube') });
    expect((await web.probe('https://www.youtube.com/@channel')).exchanges).toBe(1);
    expect((await web.probe('https://www.youtube.com/embed/videoseries?list=x')).exchanges).toBe(1);
  });
});

describe('headers and cookies', () => {
  test('a cookie wall opens', async () => {
    const web = createFakeWeb({
      [page]: ({ headers }) =>
        headers['cookie'] === 'seen=1'
          ? html('In')
          : { status: 302, headers: { location: page }, setCookies: ['seen=1; Path=/'] },
    });
    expect((await web.probe(page)).ending).toMatchObject({ kind: 'answer', answer: { status: 200 } });
  });

  test.each([
    ['many', 1000, 1, 180],
    ['long', 60, 4000, 4],
  ])('of %s cookies no more are kept than a server would take', async (_, count, length, kept) => {
    const setCookies = Array.from({ length: count }, (_unused, index) => `c${index}=${'v'.repeat(length)}; Path=/`);
    const web = createFakeWeb({ [page]: { ...redirect('/next'), setCookies }, 'https://a.example/next': html('In') });
    await web.probe(page);
    expect(web.requests.at(-1)?.headers['cookie']?.split('; ')).toHaveLength(kept);
  });

  test('nothing that belongs to one host reaches another', async () => {
    const web = createFakeWeb(
      {
        'https://a.example/x': { status: 302, headers: { location: 'https://b.example/' }, setCookies: ['a=1'] },
        'https://b.example/': redirect('https://a.example/y'),
        'https://a.example/y': html('Y'),
      },
      {
        env: { TOKEN: 'secret', USER: 'u', PASS: 'p' },
        config: {
          hosts: [
            { host: 'a.example', headers: { 'X-Token': 'T ${TOKEN}', 'X-Unset': '${NONE}' } },
            { host: 'b.example', basicAuth: { user: 'USER', password: 'PASS' } },
          ],
        },
      },
    );
    const probe = await web.probe('https://me:pass%40word@a.example/x');
    const sent = web.requests.map(({ headers: { cookie, authorization, 'x-token': token } }) => ({
      cookie,
      authorization,
      token,
    }));
    const own = `Basic ${btoa('me:pass@word')}`;
    expect(sent).toEqual([
      { cookie: undefined, authorization: own, token: 'T secret' },
      { cookie: undefined, authorization: `Basic ${btoa('u:p')}`, token: undefined },
      { cookie: 'a=1', authorization: own, token: 'T secret' },
    ]);
    expect(web.requests.some(({ headers }) => 'x-unset' in headers)).toBe(false);
    const { requestKey: _, ...facts } = probe;
    expect(JSON.stringify([facts, web.requests.map(({ url }) => url)])).not.toContain('pass%40word');
  });

  test('what is configured for a host does not travel in the clear after https', async () => {
    const web = createFakeWeb(
      { [page]: redirect('http://a.example/z'), 'http://a.example/z': html('Z') },
      { env: { T: 'secret' }, config: { hosts: [{ host: 'a.example', headers: { 'x-token': '${T}' } }] } },
    );
    await web.probe(page);
    expect(web.requests.map(({ headers }) => headers['x-token'])).toEqual(['secret', undefined]);
  });
});

describe('anchors', () => {
  const body = '<h1 id="top">A</h1><h2 id="café">B</h2>';
  test('are looked for only where they are to be checked', async () => {
    const ignored = createFakeWeb({ [page]: html('A', body) });
    const probe = await ignored.probe(page, { fragments: ['caf%C3%A9'] });
    expect(probe.ending).toMatchObject({ answer: { page: { anchors: null } } });
    expect(ignored.requests[0]?.body.bytes).toBe(65_536);

    const checked = createFakeWeb({ [page]: html('A', body) }, { config: { anchors: 'check' } });
    const found = await checked.probe(page, { fragments: ['caf%C3%A9', 'nope'] });
    expect(found.ending).toMatchObject({ answer: { page: { anchors: { found: ['caf%C3%A9'], scripted: false } } } });
    expect(checked.requests[0]?.body.bytes).toBe(4 * 1024 * 1024);
  });
});

describe('the end of the run', () => {
  test.each([
    ['interrupted', 'interrupted'],
    ['budget', 'budget'],
    [new Error('budget'), 'budget'],
    [undefined, 'interrupted'],
  ])('%s: what was not asked says why', async (reason, why) => {
    const web = createFakeWeb({ '*': html('A') }, { latency: 1000 });
    const run = new AbortController();
    const urls = Array.from({ length: 50 }, (_, index) => `https://a.example/p/${index}`);
    const probes = web.probeAll(urls, run.signal);
    const { signal } = new AbortController();
    void web.time.sleep(2500, signal).then(() => run.abort(reason));
    const endings = (await probes).map(({ ending }) => (ending.kind === 'not-asked' ? ending.why : ending.kind));
    expect(endings.filter((ending) => ending === 'answer').length).toBe(8);
    expect(endings.filter((ending) => ending === why).length).toBe(42);
  });

  test('a death that was not confirmed is not one', async () => {
    const web = createFakeWeb({ '*': { status: 404 } }, { latency: 1000 });
    const run = new AbortController();
    const probes = web.probeAll([page], run.signal);
    const { signal } = new AbortController();
    void web.time.sleep(1500, signal).then(() => run.abort('interrupted'));
    expect((await probes)[0]?.ending).toEqual({ kind: 'not-asked', why: 'interrupted' });
  });

  test('the exchange of the prober rejects with the reason', async () => {
    const web = createFakeWeb({ '*': html('A') });
    const request = {
      url: page,
      headers: {},
      connection: 'any',
      verification: 'strict',
      parser: 'strict',
      protocol: 'http/1.1',
      body: { types: 'any', bytes: 10 },
      timeout: 1,
      bodyTimeout: 1,
    } as const;
    await expect(web.prober.exchange(request, AbortSignal.abort('interrupted'))).rejects.toBe('interrupted');
    const { signal } = new AbortController();
    expect(await web.time.run(web.prober.exchange(request, signal))).toMatchObject({ kind: 'answer', status: 200 });
  });
});
