import { describe, expect, test } from 'vitest';
import { defaults } from '../../../src/config/defaults.ts';
import type { Look } from '../../../src/model/probe.ts';
import { createFakeWeb, html, type Reply, redirect } from '../fake-web.ts';
import { verdictOf } from './verdict-of.ts';

const { endpoints, packagePages } = defaults.probe;
const [npm, python, rust] = [packagePages.npm[0], packagePages.python[0], packagePages.rust[0]];

const json = (status: number): Reply => ({ status, headers: { 'content-type': 'application/json; charset=utf-8' } });
const problem = (status: number): Reply => ({ status, headers: { 'content-type': 'application/problem+json' } });
const refused: Reply = { status: 403 };
const shown = html('A fine page');
const walled: Reply = { ...html('Just a moment'), status: 403, headers: { 'cf-mitigated': 'challenge' } };

const oembed = (video: string): string => `${endpoints.vimeoEmbeds}/api/oembed.json?url=${encodeURIComponent(video)}`;
const slides = (url: string): string =>
  `${endpoints.slideshareEmbeds}/api/oembed/2?format=json&url=${encodeURIComponent(url)}`;
const thumbnail = `${endpoints.youtubeThumbnails}/vi/dQw4w9WgXcQ/0.jpg`;
const video = 'https://vimeo.com/76979871';
const deck = 'https://www.slideshare.net/someone/some-slides';
const left = `https://${npm}/package/left`;
const snake = `https://${python}/project/snake/`;
const crab = `https://${rust}/crates/crab`;
const paper = 'https://doi.org/10.1000/182';

/** What the page says, what the site says to which question, and what comes of both. */
const answers: readonly (readonly [page: string, Reply, question: string, Reply, says: string, verdict: string])[] = [
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', shown, thumbnail, { status: 200 }, 'there', 'ok'],
  ['https://youtu.be/dQw4w9WgXcQ', shown, thumbnail, { status: 404 }, 'gone', 'dead/not-found'],
  ['https://www.youtube.com/embed/dQw4w9WgXcQ', { status: 429 }, thumbnail, { status: 200 }, 'there', 'ok'],
  ['https://m.youtube.com/shorts/dQw4w9WgXcQ', shown, thumbnail, { kind: 'reset' }, 'unknown', 'ok'],

  [video, refused, oembed(video), json(200), 'there', 'ok'],
  [video, walled, oembed(video), json(404), 'gone', 'dead/not-found'],
  [video, { ...walled, status: 404 }, oembed(video), json(200), 'there', 'ok'],
  [video, refused, oembed(video), json(403), 'unknown', 'blocked/forbidden'],
  [video, refused, oembed(video), html('Verify that you are human'), 'unknown', 'blocked/forbidden'],
  [`${video}/0a1b2c3d4e`, refused, oembed(`${video}/0a1b2c3d4e`), json(200), 'there', 'ok'],

  [deck, refused, slides(deck), json(200), 'there', 'ok'],
  [deck, refused, slides(deck), json(404), 'unknown', 'blocked/forbidden'],
  [deck, refused, slides(deck), refused, 'unknown', 'blocked/forbidden'],

  [left, refused, `${endpoints.npmPackages}/left/latest`, json(200), 'there', 'ok'],
  [left, refused, `${endpoints.npmPackages}/left/latest`, html('Not found'), 'unknown', 'blocked/forbidden'],
  [left, refused, `${endpoints.npmPackages}/left/latest`, { status: 404 }, 'unknown', 'blocked/forbidden'],
  [`${left}/v/1.2.3`, refused, `${endpoints.npmPackages}/left/1.2.3`, json(404), 'gone', 'dead/not-found'],
  [
    `https://${npm}/package/@a/left?activeTab=readme`,
    refused,
    `${endpoints.npmPackages}/%40a%2Fleft/latest`,
    json(200),
    'there',
    'ok',
  ],

  [snake, html('Client Challenge'), `${endpoints.pythonPackages}/pypi/snake/json`, json(200), 'there', 'ok'],
  [snake, html('Client Challenge'), `${endpoints.pythonPackages}/pypi/snake/json`, json(404), 'gone', 'dead/not-found'],
  [snake, refused, `${endpoints.pythonPackages}/pypi/snake/json`, problem(404), 'gone', 'dead/not-found'],
  [snake, refused, `${endpoints.pythonPackages}/pypi/snake/json`, { status: 404 }, 'unknown', 'blocked/forbidden'],
  [`${snake}2.0/`, refused, `${endpoints.pythonPackages}/pypi/snake/2.0/json`, json(200), 'there', 'ok'],

  [crab, shown, `${endpoints.rustPackages}/cr/ab/crab`, { status: 200 }, 'there', 'ok'],
  [crab, shown, `${endpoints.rustPackages}/cr/ab/crab`, { status: 404 }, 'gone', 'dead/not-found'],
  [crab, shown, `${endpoints.rustPackages}/cr/ab/crab`, { status: 451 }, 'unknown', 'ok'],
  [crab, refused, `${endpoints.rustPackages}/cr/ab/crab`, { status: 200 }, 'there', 'ok'],
  [`${crab}/9.9.9`, refused, `${endpoints.rustPackages}/cr/ab/crab`, { status: 200 }, 'unknown', 'blocked/forbidden'],
  [`https://${rust}/crates/Abc`, shown, `${endpoints.rustPackages}/3/a/abc`, { status: 410 }, 'gone', 'dead/not-found'],
  [`https://${rust}/crates/x`, shown, `${endpoints.rustPackages}/1/x`, { status: 200 }, 'there', 'ok'],

  [paper, refused, `${endpoints.doiHandles}/api/handles/10.1000/182`, json(404), 'gone', 'dead/not-found'],
  [paper, refused, `${endpoints.doiHandles}/api/handles/10.1000/182`, json(200), 'unknown', 'blocked/forbidden'],
  [paper, refused, `${endpoints.doiHandles}/api/handles/10.1000/182`, { status: 404 }, 'unknown', 'blocked/forbidden'],
];

test.each(answers)('%s: %o, and %s: %o', async (page, reply, question, answer, says, verdict) => {
  const web = createFakeWeb({ [page]: reply, [question]: answer });
  const probe = await web.probe(page);
  const look = probe.looks.find((one): one is Extract<Look, { kind: 'site' }> => one.kind === 'site');
  expect(look).toMatchObject({ url: question, says });
  expect(verdictOf(probe)).toBe(verdict);
});

/** What is a page of its own, and what the page answers honestly, costs no further request. */
const unasked: readonly (readonly [page: string, Reply, verdict: string])[] = [
  ['https://www.youtube.com/@channel', shown, 'ok'],
  ['https://www.youtube.com/embed/videoseries?list=x', shown, 'ok'],
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', { status: 500 }, 'unstable/server-error'],
  [video, shown, 'ok'],
  [video, { status: 404 }, 'dead/not-found'],
  ['https://vimeo.com/someone', refused, 'blocked/forbidden'],
  ['https://vimeo.com/channels/staffpicks', refused, 'blocked/forbidden'],
  ['https://www.slideshare.net/someone', refused, 'blocked/forbidden'],
  [deck, { status: 404 }, 'dead/not-found'],
  [left, shown, 'ok'],
  [left, { status: 404 }, 'dead/not-found'],
  [`https://${npm}/~someone`, refused, 'blocked/forbidden'],
  [`https://${npm}/search?q=left`, refused, 'blocked/forbidden'],
  [`https://${npm}/package/left/a/b`, refused, 'blocked/forbidden'],
  [`https://${npm}/package/%zz`, refused, 'blocked/forbidden'],
  [snake, shown, 'ok'],
  [snake, { status: 404 }, 'dead/not-found'],
  [`https://${python}/user/someone/`, refused, 'blocked/forbidden'],
  [`https://${rust}/keywords/crab`, shown, 'ok'],
  [`https://${rust}/crates/..%2f`, shown, 'ok'],
  [paper, { status: 404 }, 'dead/not-found'],
  ['https://doi.org/', refused, 'blocked/forbidden'],
];

test.each(unasked)('%s: %o asks nobody else', async (page, reply, verdict) => {
  const web = createFakeWeb({ [page]: reply });
  const probe = await web.probe(page);
  expect(probe.looks.filter(({ kind }) => kind === 'site')).toEqual([]);
  expect(new Set(web.requests.map(({ url }) => url))).toEqual(new Set([page]));
  expect(verdictOf(probe)).toBe(verdict);
});

describe('where a chain leads', () => {
  test('a DOI whose page refuses us is no question of the DOI', async () => {
    const landing = 'https://publisher.example/article';
    const web = createFakeWeb({ [paper]: redirect(landing, 302), [landing]: refused });
    const probe = await web.probe(paper);
    expect(probe.looks.filter(({ kind }) => kind === 'site')).toEqual([]);
    expect(verdictOf(probe)).toBe('blocked/forbidden');
  });

  test('the last address is asked about', async () => {
    const web = createFakeWeb({
      'https://old.example/left': redirect(left),
      [left]: refused,
      [`${endpoints.npmPackages}/left/latest`]: json(200),
    });
    expect(verdictOf(await web.probe('https://old.example/left'))).toBe('ok');
  });

  test('a consent page stands before the video that was asked for', async () => {
    const watch = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
    const consent = 'https://consent.youtube.com/m?continue=x';
    const web = createFakeWeb({ [watch]: redirect(consent, 302), [consent]: shown, [thumbnail]: { status: 404 } });
    expect(verdictOf(await web.probe(watch))).toBe('dead/not-found');
  });
});

test.each([
  [json(404), 'dead/not-found'],
  [json(200), 'ok'],
  [html('Not found'), 'blocked/bot-wall'],
  [{ status: 404 }, 'blocked/bot-wall'],
] as const)(
  'a package without a version that is tagged latest is asked for as a whole: %j is %s',
  async (whole, verdict) => {
    const web = createFakeWeb({
      [left]: walled,
      [`${endpoints.npmPackages}/left/latest`]: json(404),
      [`${endpoints.npmPackages}/left`]: whole,
    });
    expect(verdictOf(await web.probe(left))).toBe(verdict);
  },
);

test('an endpoint of the configuration is asked instead', async () => {
  const local = { ...endpoints, npmPackages: 'http://127.0.0.1:4873' };
  const web = createFakeWeb(
    { [left]: refused, 'http://127.0.0.1:4873/left/latest': json(404), 'http://127.0.0.1:4873/left': json(404) },
    { config: { endpoints: local } },
  );
  expect(verdictOf(await web.probe(left))).toBe('dead/not-found');
  expect(web.requests.some(({ url }) => url.startsWith(endpoints.npmPackages))).toBe(false);
});
