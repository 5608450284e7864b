import { describe, expect, test } from 'vitest';
import { readPlayback } from '../../src/archive/read-playback.ts';
import { answer } from './played-archive.ts';

const address = 'https://x.example/page';
const shown = (body: string, url = address) =>
  readPlayback(
    answer(200, { 'memento-datetime': 'Wed, 01 Jun 2016 12:00:00 GMT', 'content-type': 'text/html' }, body),
    url,
    'page',
  );
const good = { kind: 'capture', at: '20160601120000', quality: 'good' };
const bad = { ...good, quality: 'bad' };
const refresh = (content: string) => `<title>A page</title><meta http-equiv="refresh" content="${content}"><p>Text`;

describe('a captured page is no good', () => {
  test.each([
    'Account Suspended',
    'This account has been suspended.',
    'Site disabled',
    '403 Forbidden',
    'Access Denied',
    '502 Bad Gateway',
    'Bad Gateway (502)',
    'Error establishing a database connection',
    'WordPress › Error',
    'Under construction',
    'Site under maintenance',
    'Maintenance mode',
    'Welcome to nginx!',
    'Apache2 Ubuntu Default Page: It works',
    'Test Page for the Nginx HTTP Server on Fedora',
    'IIS7',
    'IIS Windows Server',
    'Log in',
    'Sign-In',
    'Just a moment...',
    'Attention Required! | Cloudflare',
  ])('where a host or a gate stands in its place: %s', (title) => {
    expect(shown(`<title>\n ${title} </title><p>Text`)).toEqual(bad);
  });

  test.each([
    '0; url=/404.html',
    '5;url=https://new.example/',
    '0;url=https://web.archive.org/web/20160601120001/https://x.example/other',
  ])('where it is on its way to another one: %s', (content) => {
    expect(shown(refresh(content))).toEqual(bad);
  });

  test('where nothing is in it', () => {
    expect(shown(' \n')).toEqual(bad);
  });
});

describe('a captured page is good', () => {
  test.each([
    'How to fix a 502 Bad Gateway in nginx',
    'Forbidden planets',
    'Welcome to nginx land',
    'Coming soon to a theatre near you',
    'Log in with a password manager',
    'Access',
  ])('whatever its title has in common with placeholders: %s', (title) => {
    expect(shown(`<title>${title}</title><p>Text`)).toEqual(good);
  });

  test('where a log-in is what was linked', () => {
    expect(shown('<title>Log in</title><p>Text', 'https://x.example/user/login')).toEqual(good);
  });

  test.each([
    '300',
    '300; url=https://new.example/',
    '0; url=https://x.example/page',
    '5;url=https://web.archive.org/web/20160601120000/https://x.example/page',
  ])('where it only reloads itself, or stays: %s', (content) => {
    expect(shown(refresh(content))).toEqual(good);
  });
});
