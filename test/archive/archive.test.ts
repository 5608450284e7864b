import { describe, expect, test } from 'vitest';
import { type ArchiveQuestion, createArchive } from '../../src/archive/archive.ts';
import type { ArchiveAsk } from '../../src/archive/ask.ts';
import type { Capture } from '../../src/model/capture.ts';
import { answer, config, excluded, failure, type Played, playArchive, playClock } from './played-archive.ts';

const url = 'https://x.example/a/b?c=d#e';
const page = (wanted: string | null = null): ArchiveQuestion => ({
  url,
  wanted: wanted === null ? null : { at: wanted },
  kind: 'page',
});
const find = (ask: ArchiveAsk, question = page(), signal = new AbortController().signal): Promise<Capture> =>
  createArchive(config, { ask, ...playClock() }).find(question, signal);
const brief = (capture: Capture): string => {
  if (capture.state === 'found') return capture.url.slice('https://web.archive.org/web/'.length).slice(0, 14);
  return capture.state === 'unknown' ? capture.why : capture.state;
};

const y = (year: number, rest: Omit<Played, 'at'> = {}): Played => ({ at: `${year}0601120000`, ...rest });
const notFound = { title: 'Page not found' };

describe('which capture', () => {
  const choices: readonly (readonly [string, readonly Played[], string | null, string])[] = [
    ['the newest one without a date', [y(2015), y(2018)], null, '20180601120000'],
    ['not a captured 404', [y(2015), y(2018), y(2020, { status: 404 })], null, '20180601120000'],
    ['not a captured 503', [y(2015), y(2018, { status: 503 })], null, '20150601120000'],
    ['not a captured redirect', [y(2015), y(2018, { status: 301 })], null, '20150601120000'],
    ['not a soft 404', [y(2015), y(2018, notFound), y(2019, notFound)], null, '20150601120000'],
    [
      'not a page that offers the domain',
      [y(2015), y(2018, { title: 'x.example is for sale - Buy this domain. This domain is for sale' })],
      null,
      '20150601120000',
    ],
    ['the newest one before the day', [y(2015), y(2018), y(2021)], '2019-01-01T00:00:00Z', '20180601120000'],
    ['before the day, though a later one is nearer', [y(2015), y(2021)], '2020-12-01T00:00:00Z', '20150601120000'],
    ['not on a day that is over in UTC', [y(2015), y(2018), y(2021)], '2018-06-01T00:00:00+02:00', '20150601120000'],
    ['on the day itself, though later that day', [y(2015), y(2018), y(2021)], '2018-06-01T08:00:00Z', '20180601120000'],
    [
      'a good one before the day, though bad ones are nearer',
      [y(2015), y(2018, notFound), y(2021)],
      '2019-01-01T00:00:00Z',
      '20150601120000',
    ],
    ['the first one after the day where none is before', [y(2020), y(2021)], '2019-01-01T00:00:00Z', '20200601120000'],
    [
      'the first good one after the day',
      [y(2020, notFound), y(2021), y(2022)],
      '2019-01-01T00:00:00Z',
      '20210601120000',
    ],
    [
      'after the day where those before are bad',
      [y(2015, notFound), y(2021)],
      '2019-01-01T00:00:00Z',
      '20210601120000',
    ],
    ['listed, but not to be seen', [y(2015), y(2018, { playback: 'missing' })], null, '20150601120000'],
    ['broken in the archive: the next one', [y(2015), y(2018, { playback: 'broken' })], null, '20150601120000'],
    ['an unreadable date is no date', [y(2015), y(2018)], 'some day', '20180601120000'],
  ];
  test.each(choices)('%s', async (_name, captures, wanted, expected) => {
    expect(brief(await find(playArchive(captures).ask, page(wanted)))).toBe(expected);
  });

  test('errors that fill a page of the index are passed over', async () => {
    const errors = Array.from({ length: 8 }, (_, index) => y(2010 + index, notFound));
    expect(brief(await find(playArchive([y(2005), ...errors]).ask))).toBe('20050601120000');
  });

  test('errors that fill years are no proof that nothing is behind them', async () => {
    const errors = Array.from({ length: 12 }, (_, index) => y(2010 + index, notFound));
    expect(brief(await find(playArchive([y(2005), ...errors]).ask))).toBe('unreadable');
  });

  test.each<readonly [string, readonly Played[], string]>([
    ['an image as itself', [y(2015, { type: 'image/png' })], '20150601120000'],
    ['no page in the place of an image', [y(2015, { type: 'image/png' }), y(2018)], '20150601120000'],
    ['none where only pages were captured', [y(2015)], 'none'],
  ])('for media: %s', async (_name, captures, expected) => {
    expect(brief(await find(playArchive(captures).ask, { ...page(), kind: 'media' }))).toBe(expected);
  });
});

describe('the link', () => {
  test('keeps the address as its author wrote it', async () => {
    const { ask, asked } = playArchive([y(2018)]);
    const address = 'http://User:Secret@X.example:80/a b/%7Eé?q=(1)#top';
    expect(await find(ask, { url: address, wanted: null, kind: 'page' })).toEqual({
      state: 'found',
      url: `https://web.archive.org/web/20180601120000/${address}`,
      capturedAt: '2018-06-01T12:00:00.000Z',
      checked: 'verified',
    });
    expect(asked).toEqual([
      '/web/http://x.example/a%20b/%7E%C3%A9?q=(1)',
      '/web/20180601120000/http://x.example/a%20b/%7E%C3%A9?q=(1)',
    ]);
  });
});

describe('what is asked', () => {
  test('playback alone, where it leads to the right capture', async () => {
    const { ask, asked } = playArchive([y(2015), y(2018)]);
    await find(ask, page('2019-03-04T05:06:07Z'));
    expect(asked).toEqual([
      '/web/20190304235959/https://x.example/a/b?c=d',
      '/web/20180601120000/https://x.example/a/b?c=d',
    ]);
  });

  test('one question where nothing was ever captured', async () => {
    const { ask, asked } = playArchive([]);
    expect(brief(await find(ask, page('2019-03-04T05:06:07Z')))).toBe('none');
    expect(asked).toHaveLength(1);
  });

  test('an empty index once more, for the whole of it; no capture twice', async () => {
    const { ask, asked } = playArchive([y(2018, notFound), y(2020, { status: 404 })]);
    expect(brief(await find(ask, page('2017-01-01T00:00:00Z')))).toBe('none');
    const query =
      'url=https%3A%2F%2Fx.example%2Fa%2Fb%3Fc%3Dd&output=json&fl=timestamp%2Cstatuscode%2Cmimetype&filter=statuscode%3A200';
    expect(asked).toEqual([
      '/web/20170101235959/https://x.example/a/b?c=d',
      `/cdx/search/cdx?${query}&limit=-5&to=20170101235959`,
      `/cdx/search/cdx?${query}&limit=-5&to=20170101235959&fastLatest=false`,
      '/web/20180601120000/https://x.example/a/b?c=d',
      `/cdx/search/cdx?${query}&limit=5&from=20170102000000`,
    ]);
  });

  test('one after the other: what was found before the archive had enough stays found', async () => {
    const { ask, asked } = playArchive([y(2018)]);
    const limited: ArchiveAsk = (address, signal) => (asked.length < 4 ? ask(address, signal) : answered429);
    const answered429 = Promise.resolve(answer(429));
    const archive = createArchive(config, { ask: limited, ...playClock() });
    const { signal } = new AbortController();
    const found = await Promise.all(
      ['a', 'b', 'c'].map((path) => archive.find({ ...page(), url: `https://x.example/${path}` }, signal)),
    );
    expect(found.map(brief)).toEqual(['20180601120000', '20180601120000', 'rate-limited']);
  });

  test('equal questions once, whatever their fragments', async () => {
    const { ask, asked } = playArchive([y(2018)]);
    const archive = createArchive(config, { ask, ...playClock() });
    const { signal } = new AbortController();
    const questions = [page(), { ...page(), url: 'https://x.example/a/b?c=d#f' }];
    const [one, other] = await Promise.all(questions.map((question) => archive.find(question, signal)));
    expect(one).toMatchObject({ url: expect.stringMatching(/#e$/) });
    expect(other).toMatchObject({ url: expect.stringMatching(/#f$/) });
    expect(asked).toHaveLength(2);
  });

  test.each([
    'https://web.archive.org/web/2015/https://x.example/',
    'https://archive.ph/abc',
    'mailto:a@x.example',
    'x',
  ])('nothing for %s', async (address) => {
    const { ask, asked } = playArchive([y(2018)]);
    expect(brief(await find(ask, { ...page(), url: address }))).toBe('excluded');
    expect(asked).toEqual([]);
  });
});

describe('unknown is not none', () => {
  const playing = (
    overrides: {
      readonly playback?: ReturnType<typeof answer> | typeof failure;
      readonly index?: ReturnType<typeof answer> | typeof failure;
    },
    captures: readonly Played[] = [],
  ) => {
    const played = playArchive(captures);
    const asked: string[] = [];
    const ask: ArchiveAsk = async (address, signal) => {
      asked.push(address);
      const instead = address.includes('/cdx/') ? overrides.index : overrides.playback;
      return instead ?? played.ask(address, signal);
    };
    return { ask, asked };
  };

  test.each([
    ['playback refuses the connection', { playback: failure }, 'silent'],
    ['playback has an error', { playback: answer(503) }, 'silent'],
    ['playback shows something else', { playback: answer(200, {}, 'Hello') }, 'unreadable'],
    ['playback is empty', { playback: answer(200) }, 'unreadable'],
    ['playback refuses', { playback: answer(403) }, 'unreadable'],
    ['playback leads nowhere', { playback: answer(302, { location: 'https://archive.org/' }) }, 'unreadable'],
    ['the address is excluded', { playback: excluded }, 'excluded'],
    [
      'robots.txt excludes the address',
      { playback: answer(404, {}, 'org.archive…RobotAccessControlException') },
      'excluded',
    ],
  ])('%s', async (_name, overrides, why) => {
    expect(brief(await find(playing(overrides).ask))).toBe(why);
  });

  test.each([
    ['the index is empty', answer(200, {}, ''), 'silent'],
    ['the index is no list', answer(200, {}, '<html>'), 'unreadable'],
    ['the index is cut off', answer(200, {}, '[["timestamp","statuscode"],["2018'), 'unreadable'],
    ['the index has no such field', answer(200, {}, '[["a"],["b"]]'), 'unreadable'],
    ['the index fails', answer(504), 'silent'],
    ['the index is not to be reached', failure, 'silent'],
    ['the index excludes the address', excluded, 'excluded'],
  ])('%s', async (_name, index, why) => {
    expect(brief(await find(playing({ index }, [y(2018, { status: 404 })]).ask))).toBe(why);
  });

  test('the index answers where playback fails, but only what playback shows is found', async () => {
    const good = [y(2018)];
    expect(brief(await find(playing({ playback: answer(503) }, good).ask))).toBe('silent');
  });

  test('one bad moment of playback is made up for by the index', async () => {
    const { ask } = playArchive([y(2018)]);
    let first = true;
    const hiccup: ArchiveAsk = async (address, signal) => {
      if (!first) return ask(address, signal);
      first = false;
      return answer(502);
    };
    expect(brief(await find(hiccup))).toBe('20180601120000');
  });

  test('an exclusion is asked for once only', async () => {
    const { ask, asked } = playing({ playback: excluded });
    await find(ask);
    expect(asked).toHaveLength(1);
  });

  test('an interruption', async () => {
    const controller = new AbortController();
    const { ask } = playArchive([y(2018)]);
    const aborting: ArchiveAsk = async (address, signal) => {
      controller.abort();
      return ask(address, signal);
    };
    expect(brief(await find(aborting, page(), controller.signal))).toBe('interrupted');
  });

  test('an interrupted question can be asked again', async () => {
    const archive = createArchive(config, { ask: playArchive([y(2018)]).ask, ...playClock() });
    expect(brief(await archive.find(page(), AbortSignal.abort()))).toBe('interrupted');
    expect(brief(await archive.find(page(), new AbortController().signal))).toBe('20180601120000');
  });

  test('a bug is not hidden', async () => {
    const broken: ArchiveAsk = () => Promise.reject(new TypeError('a bug'));
    await expect(find(broken)).rejects.toThrow('a bug');
  });
});
