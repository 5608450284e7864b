import { describe, expect, test } from 'vitest';
import { findGate, type Gate } from '../../src/judge/gates.ts';
import type { Answer } from '../../src/model/probe.ts';
import { asked, hop, makeAnswer } from './make-probe.ts';

function answerAt(url: string, title: string | null = 'A page', status = 200): Answer {
  const ending = makeAnswer({ url, status, page: { title } });
  if (ending.kind !== 'answer') throw new TypeError('no answer');
  return ending.answer;
}

const gateAt = (url: string, title?: string | null): Gate | null => findGate([hop(asked, 302)], answerAt(url, title));

describe('a chain that was sent to an address', () => {
  test.each<[Gate, string]>([
    ['login', 'https://site.example/login/index.php'],
    ['login', 'https://site.example/login/user'],
    ['login', 'https://site.example/signin/identifier'],
    ['login', 'https://site.example/anmelden'],
    ['login', 'https://site.example/password'],
    ['login', 'https://sso.uni.example/idp/profile?SAMLRequest=abc'],
    ['login', 'https://id.site.example/oauth2/authorize?client_id=1&redirect_uri=x'],
    ['login', 'https://id.site.example/realms/main/protocol/openid-connect/auth?client_id=1&redirect_uri=x'],
    ['login', 'https://fs.site.example/adfs/ls/?wa=wsignin1.0&wtrealm=urn:x'],
    ['login', 'https://auth.site.example/'],
    ['login', 'https://site.example/welcome?next=%2Fa%2Fpage'],
    ['login', 'https://site.example/start?returnUrl=https://site.example/a/page'],
    ['question', 'https://site.example/consent'],
    ['question', 'https://site.example/cookie-wall'],
    ['question', 'https://site.example/age-gate/'],
    ['challenge', 'https://site.example/errors/validateCaptcha'],
    ['challenge', 'https://validate.perfdrive.com/?ssa=1'],
    ['challenge', 'https://www.google.com/sorry/index?continue=x'],
    ['challenge', 'https://site.example/unsupported-browser.html'],
    ['refusal', 'https://site.example/access-denied'],
    ['region', 'https://site.example/not-available-in-your-country'],
    ['region', 'https://site.example/geo-blocked'],
    ['outage', 'https://site.example/maintenance.html'],
    ['outage', 'https://site.example/cgi-sys/suspendedpage.cgi'],
  ])('%s: %s', (gate, url) => expect(gateAt(url)).toBe(gate));

  test.each([
    'https://site.example/',
    'https://site.example/new/page',
    'https://site.example/blog/how-to-login',
    'https://site.example/docs/maintenance-guide',
    'https://site.example/view?url=https://site.example/a/page',
    'https://site.example/new?ref=/a/page',
    'https://site.example/welcome?next=/other',
    'https://auth.site.example/a/page',
    'https://site.example/404?aspxerrorpath=/a/page',
  ])('none: %s', (url) => expect(gateAt(url)).toBeNull());

  test('the address that the author chose is none', () => {
    expect(
      findGate([hop('http://site.example/maintenance', 301)], answerAt('https://site.example/maintenance')),
    ).toBeNull();
    expect(findGate([hop('http://site.example/login', 301)], answerAt('https://site.example/signin'))).toBeNull();
    expect(findGate([], answerAt('https://site.example/maintenance', 'Site maintenance'))).toBeNull();
  });
});

describe('a chain that was sent to a page with the title', () => {
  test.each<[Gate, string]>([
    ['login', 'Log in | Members'],
    ['login', 'Sign in to continue'],
    ['login', 'Enter store password'],
    ['login', 'Members only'],
    ['question', 'Choose your location'],
    ['question', 'Altersprüfung'],
    ['outage', 'Wartungsarbeiten'],
    ['outage', 'Site en maintenance'],
    ['question', 'We value your privacy'],
    ['question', 'Age Verification | Brewery'],
    ['question', 'Are you over 18?'],
    ['challenge', 'Security check'],
    ['refusal', 'Access denied'],
    ['region', 'This shop is not available in your country'],
    ['outage', 'Site Maintenance'],
    ['outage', 'Scheduled maintenance | Site'],
    ['outage', 'We’ll be right back'],
    ['outage', 'Something went wrong'],
    ['outage', 'Account Suspended'],
  ])('%s: %s', (gate, title) => expect(gateAt('https://site.example/', title)).toBe(gate));

  test.each([
    'Sign in with Google: a guide',
    'Access Denied: what the status means',
    'How we value your privacy and why it matters',
    'Maintenance manual for the model 7',
    'Page not found',
    null,
  ])('none: %s', (title) => expect(gateAt('https://site.example/', title)).toBeNull());

  test('a page that was called so from the beginning has moved', () => {
    const old = hop('https://site.example/docs/site-maintenance', 301);
    expect(findGate([old], answerAt('https://site.example/new/docs/upkeep', 'Site maintenance'))).toBeNull();
  });

  test('titles of pages that are not good say nothing', () => {
    expect(findGate([hop(asked)], answerAt('https://site.example/new', 'Log in', 404))).toBeNull();
  });
});
