import { describe, expect, test } from 'vitest';
import type { Reply, Web } from '../fake-web.ts';
import { createFakeWeb, html, redirect } from '../fake-web.ts';
import { verdictOf } from './verdict-of.ts';

const missing: Reply = { status: 404 };

describe('hosts that keep pages from programs are never dead', () => {
  test.each<[string, Reply, string]>([
    ['https://x.com/someone/status/1', missing, 'blocked/bot-wall'],
    ['https://twitter.com/someone', { status: 410 }, 'blocked/bot-wall'],
    ['https://mobile.twitter.com/someone', { status: 400 }, 'blocked/forbidden'],
    ['https://x.com/someone', redirect('/someone'), 'blocked/bot-wall'],
    ['https://www.x.com/someone', { kind: 'dns', code: 'no-such-name' }, 'blocked/bot-wall'],
    ['https://x.com/someone', html('X'), 'ok'],
    ['https://www.linkedin.com/in/someone', { status: 999 }, 'blocked/bot-wall'],
    ['https://www.linkedin.com/in/someone', missing, 'blocked/bot-wall'],
    ['https://de.linkedin.com/in/someone', missing, 'blocked/bot-wall'],
    ['https://engineering.linkedin.com/blog', missing, 'dead/not-found'],
    ['https://blog.twitter.com/engineering', missing, 'dead/not-found'],
    ['https://notx.com/', missing, 'dead/not-found'],
    ['https://linkedin.com.example/', missing, 'dead/not-found'],
  ])('%s: %o', async (url, reply, verdict) => {
    const web = createFakeWeb({ [url]: reply });
    expect(verdictOf(await web.probe(url))).toBe(verdict);
  });
});

describe('Google Docs', () => {
  const document = 'https://docs.google.com/document/d/1a2b3c/edit';
  const login = 'https://accounts.google.com/v3/signin/identifier?continue=x';
  test.each<[string, Web, string]>([
    ['one for everyone', { [document]: html('Notes - Google Docs') }, 'ok'],
    ['one for some', { [document]: redirect(login, 302), [login]: html('Sign in') }, 'blocked/login'],
    ['one for some, and no log-in for us', { [document]: redirect(login, 302), [login]: missing }, 'blocked/login'],
    ['one for some, said at once', { [document]: { status: 401 } }, 'blocked/auth-required'],
    ['one that is not there', { [document]: missing }, 'dead/not-found'],
  ])('%s', async (_, web, verdict) => {
    expect(verdictOf(await createFakeWeb(web).probe(document))).toBe(verdict);
  });
});

describe('captures', () => {
  const capture = 'https://web.archive.org/web/20190504030201/https://old.example/page';
  const other = 'https://web.archive.org/web/20190505000000/https://old.example/new';
  const replayed = (status: number): Reply => ({
    ...html(`Then ${status}`),
    status,
    headers: { 'content-type': 'text/html', 'memento-datetime': 'Sat, 04 May 2019 03:02:01 GMT' },
  });
  test.each<[string, Web, string, number]>([
    ['of a page', { [capture]: replayed(200) }, 'ok', 1],
    ['of an error page show no page', { [capture]: replayed(404) }, 'dead/not-found', 2],
    ['that are not there', { [capture]: missing }, 'dead/not-found', 2],
    ['that were excluded', { [capture]: { status: 403 } }, 'blocked/forbidden', 2],
    ['of a rate limit are none', { [capture]: replayed(429) }, 'blocked/rate-limited', 1],
    ['of a server error will not pass', { [capture]: replayed(500) }, 'unstable/server-error', 1],
    [
      'of a move keep their address',
      { [capture]: redirect(other), [other]: replayed(200) },
      'redirected/kept-redirect',
      2,
    ],
    [
      'of another moment',
      { [capture]: redirect(other, 302), [other]: replayed(200) },
      'redirected/temporary-redirect',
      2,
    ],
  ])('%s', async (_, table, verdict, exchanges) => {
    const web = createFakeWeb(table);
    expect(verdictOf(await web.probe(capture))).toBe(verdict);
    expect(web.requests).toHaveLength(exchanges);
    expect(web.prober.hosts().every(({ pauses }) => pauses === 0)).toBe(true);
  });
});
