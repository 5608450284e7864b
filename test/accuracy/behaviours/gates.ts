import type { Behaviour } from '../behaviour.ts';
import { answer, html, missing, page, paths, redirect, type Scene, type Visit, when } from '../scene.ts';

const good = page();
const home = page('Our home');
const wall = 'blocked/bot-wall';

/** Sends everybody to one page. */
const sending = (path: string, stop: Scene): Scene =>
  when((visit) => visit.path.split('?')[0] === path, stop, redirect(302, path));
const sendingHome = (title: string): Scene => sending('/', page(title));
const asking = (path: string): Scene =>
  when(
    (visit) => visit.path.startsWith(path),
    page('Hello'),
    (visit) => redirect(302, `${path}=${encodeURIComponent(visit.path)}`)(visit),
  );
const challenge = (title: string, body = '', status = 200): Scene => answer(status, {}, html(title, body));
const isOurs = ({ headers }: Visit): boolean => /compatible/.test(headers['user-agent'] ?? '');
const hasSession = ({ headers }: Visit): boolean => (headers.cookie ?? '').includes('session=1');
const shell = (status: number): Scene =>
  answer(status, {}, '<!doctype html><title>App</title><div id="root"></div><script src="/app.js"></script>');
const handOver = `<!doctype html><title>App</title><script>var l = window.location; l.replace('/?/' + l.pathname.slice(1))</script>`;

/** Pages that are shown in place of the one that was asked for, until something is done or over. */
export const gates: readonly Behaviour[] = [
  { name: 'gate-title-wall', truth: wall, why: 'a challenge without a mark', serve: challenge('Just a moment...') },
  { name: 'gate-title-404', truth: wall, why: 'the wall answers 404', serve: challenge('Just a moment...', '', 404) },
  {
    name: 'gate-title-410',
    truth: wall,
    why: 'the wall answers 410',
    serve: challenge('Access to this page has been denied', '', 410),
  },
  {
    name: 'gate-wall-script',
    truth: wall,
    why: 'nothing on it but the test',
    serve: challenge('gate-wall-script.example.test', '<script src="https://ct.captcha-delivery.com/c.js"></script>'),
  },
  {
    name: 'gate-wall-form',
    truth: 'ok',
    why: 'a page with a form that has such a test',
    serve: page('Write to us', undefined, '<script src="https://www.google.com/recaptcha/api.js"></script>'),
  },
  {
    name: 'gate-wall-home',
    truth: wall,
    why: 'the challenge stands at the root',
    serve: sendingHome('Just a moment...'),
  },
  { name: 'gate-captcha', truth: wall, why: 'an address for the test', serve: sending('/captcha', page('Hello')) },
  { name: 'gate-captcha-round', truth: wall, why: 'the test sends round', serve: redirect(302, '/captcha') },
  {
    name: 'gate-login-home',
    truth: 'blocked/login',
    why: 'the root is the log-in',
    serve: sendingHome('Log in | Club'),
  },
  {
    name: 'gate-login-folder',
    truth: 'blocked/login',
    why: 'Moodle',
    serve: sending('/login/index.php', page('Hello')),
  },
  { name: 'gate-way-back', truth: 'blocked/login', why: 'it will send back', serve: asking('/welcome?next') },
  { name: 'gate-consent', truth: 'blocked/login', why: 'asks for consent first', serve: asking('/consent?back') },
  {
    name: 'gate-consent-home',
    truth: 'blocked/login',
    why: 'asks at the root',
    serve: sendingHome('We value your privacy'),
  },
  { name: 'gate-age-home', truth: 'blocked/login', why: 'a brewery', serve: sendingHome('Are you over 18?') },
  {
    name: 'gate-region',
    truth: 'blocked/legal',
    why: 'not for readers from here',
    serve: sending('/not-available-in-your-country', page('Hello')),
  },
  {
    name: 'gate-region-home',
    truth: 'blocked/legal',
    why: 'not for readers from here',
    serve: sendingHome('Not available in your country'),
  },
  {
    name: 'gate-maintenance',
    truth: 'unstable/server-error',
    why: 'it will be back',
    serve: sending('/maintenance.html', page('Hello')),
  },
  {
    name: 'gate-maintenance-home',
    truth: 'unstable/server-error',
    why: 'it will be back',
    serve: sendingHome('Site maintenance'),
  },
  {
    name: 'gate-broken',
    truth: 'unstable/server-error',
    why: 'nothing works, for now',
    serve: sending('/error', page('Something went wrong')),
  },
  {
    name: 'gate-suspended',
    truth: 'unstable/server-error',
    why: 'somebody has not paid, for now',
    serve: sending('/cgi-sys/suspendedpage.cgi', page('Account Suspended')),
  },
  {
    name: 'gate-session',
    truth: 'ok',
    why: 'sends home who comes without a session, once',
    serve: when(
      hasSession,
      good,
      when(({ path }) => path === '/', home, redirect(302, '/', { 'set-cookie': 'session=1' })),
    ),
  },
  {
    name: 'gate-session-lost',
    truth: 'dead/soft-404',
    why: 'a session does not bring the page back',
    serve: when(({ path }) => path === '/', home, redirect(302, '/', { 'set-cookie': 'session=1' })),
  },
  {
    name: 'gate-agent-home',
    truth: 'ok',
    why: 'sends home whose agent it does not like',
    serve: when(({ path }) => path === '/', home, when(isOurs, redirect(302, '/'), good)),
  },
  {
    name: 'gate-agent-soft',
    truth: 'ok',
    why: 'says "not found" to agents that it does not like',
    serve: when(isOurs, page('Page not found'), paths({ '/page': good })),
  },
  {
    name: 'gate-shell-404',
    truth: 'blocked/forbidden',
    why: 'files served by name send every address to the application by their error page; readers see the page',
    serve: paths({ '/': shell(200) }, shell(404)),
  },
  {
    name: 'gate-shell-hand-over',
    truth: 'blocked/forbidden',
    why: 'rafgraph/spa-github-pages: readers see the page',
    serve: paths({ '/': shell(200) }, answer(404, {}, handOver)),
  },
  {
    name: 'gate-shell-rendered',
    truth: 'dead/not-found',
    why: 'an application that has rendered its error',
    serve: paths(
      {},
      answer(
        404,
        {},
        html('404: This page could not be found', '<div id="__next">404</div><script src="/a.js"></script>'),
      ),
    ),
  },
  {
    name: 'gate-moved-there',
    url: 'http://gate-moved-there.example.test/old/maintenance',
    truth: 'moved/permanent-redirect',
    why: 'an article about maintenance has moved',
    serve: paths({ '/old/maintenance': redirect(301, '/new/maintenance'), '/new/maintenance': page('Maintenance') }),
  },
  { name: 'gate-own-404', truth: 'dead/not-found', why: 'honest beside all that', serve: missing },
];
