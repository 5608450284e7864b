import { describe, expect, test } from 'vitest';
import { readPage } from '../../../src/probe/page/page.ts';

const long = `<p>${'Roses and more roses. '.repeat(30)}</p>`;

function standIn(head: string, body = ''): string | null {
  const html = `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
  const source = { url: 'https://site.example/a', headers: { 'content-type': 'text/html' }, ended: true };
  return readPage({ ...source, body: Buffer.from(html) }, []).standIn;
}

describe('the test of a wall', () => {
  test.each([
    'Just a moment...',
    'Einen Moment bitte …',
    '请稍候…',
    'Attention Required! | Cloudflare',
    'Access to this page has been denied.',
    'Making sure you&#39;re not a bot!',
    'Pardon Our Interruption',
    'Robot Check',
    'Human Verification',
    'DDoS-Guard',
    'Vercel Security Checkpoint',
    'Verify you are human',
    'Robot Challenge Screen',
    'Request Rejected',
    'Checking your browser before accessing site.example',
  ])('by its title: %s', (title) => expect(standIn(`<title>${title}</title>`, long)).toBe('challenge'));

  test.each([
    ['<script src="https://ct.captcha-delivery.com/c.js"></script>'],
    ['<script>var dd={"host":"geo.captcha-delivery.com"}</script>'],
    ['<script src="/_Incapsula_Resource?SWJIYLWA=719d34d31c8e"></script>'],
    ['<iframe src="/_Incapsula_Resource?CWUDNSAI=9&incident_id=1"></iframe>'],
    ['<script>window._cf_chl_opt={}</script>'],
    ['<script>sucuri_cloudproxy_js=1</script>'],
  ])('by what it takes scripts from: %s', (mark) => {
    expect(standIn('<title>site.example</title>', mark)).toBe('challenge');
    expect(standIn('<title>A page with a form</title>', long + mark)).toBeNull();
  });

  test.each([
    'https://challenges.cloudflare.com/turnstile/v0/api.js',
    'https://www.google.com/recaptcha/api.js',
    'https://js.hcaptcha.com/1/api.js',
  ])('not what short pages with a form take too: %s', (source) => {
    expect(standIn('<title>Contact</title>', `<form><input></form><script src="${source}"></script>`)).toBeNull();
  });

  test.each(['A moment of science', 'Robot checklists', 'Attention Required!', 'Captcha - an encyclopedia'])(
    'not: %s',
    (title) => expect(standIn(`<title>${title}</title>`, long)).toBeNull(),
  );

  test('an application whose host watches its visitors is a shell', () => {
    const watch = '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>';
    expect(standIn('<title>App</title>', `<div id="root"></div>${watch}`)).toBe('app-shell');
  });
});

describe('the shell of an application', () => {
  test('an empty root and a script', () => {
    expect(standIn('<title>App</title>', '<div id="app"></div><script src="/a.js"></script>')).toBe('app-shell');
  });
  test('a page that hands its address over to the root', () => {
    expect(standIn('<title>App</title><script>var l = window.location; l.replace("/?/" + l.pathname)</script>')).toBe(
      'app-shell',
    );
  });
  test.each([
    ['with its text in it', '<title>App</title>', `<div id="app">${long}</div><script src="/a.js"></script>`],
    ['without a script', '<title>App</title>', '<div id="app"></div>'],
    ['that says 404', '<title>Page not found | App</title>', '<div id="app"></div><script src="/a.js"></script>'],
    ['that leads home', '<script>setTimeout(() => { location.href = "/" }, 5000)</script>', '<p>No such page</p>'],
    ['that leads home at once', '<script>location.replace("/")</script>', ''],
    ['that counts visits', '<script>send(document.location.pathname)</script>', '<p>Not here</p>'],
    ['of text', '<title>Site</title>', '<p>Short</p><script src="/a.js"></script>'],
  ])('not one %s', (_, head, body) => expect(standIn(head, body)).toBeNull());
});
