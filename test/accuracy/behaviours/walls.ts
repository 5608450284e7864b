import type { Behaviour } from '../behaviour.ts';
import { answer, html, missing, page, paths, redirect, type Visit, when } from '../scene.ts';

const good = page();
const agent = ({ headers }: Visit): string => headers['user-agent'] ?? '';
const cookie =
  (name: string) =>
  ({ headers }: Visit): boolean =>
    (headers.cookie ?? '').includes(name);

/** Servers that keep programs, strangers or some headers out. */
export const walls: readonly Behaviour[] = [
  {
    name: 'wall-cloudflare-403',
    truth: 'blocked/bot-wall',
    why: 'cf-mitigated says so',
    serve: answer(403, { 'cf-mitigated': 'challenge', server: 'cloudflare' }, html('Just a moment...')),
  },
  {
    name: 'wall-cloudflare-503',
    truth: 'blocked/bot-wall',
    why: 'linkinator-action#140',
    serve: answer(503, { 'cf-mitigated': 'challenge' }, html('Just a moment...')),
  },
  {
    name: 'wall-cloudflare-429',
    truth: 'blocked/bot-wall',
    why: 'a challenge is no rate limit',
    serve: answer(429, { 'cf-mitigated': 'challenge' }),
  },
  {
    name: 'wall-cloudflare-404',
    truth: 'blocked/bot-wall',
    why: 'a wall before everything, its own status counts for nothing',
    serve: answer(404, { 'cf-mitigated': 'challenge' }),
  },
  {
    name: 'wall-cloudflare-200',
    truth: 'blocked/bot-wall',
    why: 'the challenge, not the page',
    serve: answer(200, { 'cf-mitigated': 'challenge' }),
  },
  {
    name: 'wall-cloudflare-other',
    truth: 'dead/not-found',
    why: 'no other word in cf-mitigated means a challenge',
    serve: answer(404, { 'cf-mitigated': 'none' }),
  },
  {
    name: 'wall-aws-202',
    truth: 'blocked/bot-wall',
    why: 'AWS WAF challenges with 202',
    serve: answer(202, { 'x-amzn-waf-action': 'challenge' }, ''),
  },
  {
    name: 'wall-aws-405',
    truth: 'blocked/bot-wall',
    why: 'AWS WAF asks for a captcha with 405',
    serve: answer(405, { 'x-amzn-waf-action': 'captcha' }),
  },
  {
    name: 'wall-202-empty',
    truth: 'blocked/bot-wall',
    why: 'a page without a body is no page',
    serve: answer(202, { 'content-type': 'text/html' }, ''),
  },
  {
    name: 'wall-202-script',
    truth: 'blocked/bot-wall',
    why: 'a script instead of a page',
    serve: answer(202, {}, '<html><script>go()</script></html>'),
  },
  {
    name: 'wall-behind-redirect',
    truth: 'blocked/bot-wall',
    why: 'the end of the chain decides',
    serve: paths({ '/page': redirect(301, '/new'), '/new': answer(403, { 'cf-mitigated': 'challenge' }) }),
  },
  {
    name: 'wall-x',
    url: 'http://x.com/someone/status/1',
    truth: 'blocked/bot-wall',
    why: 'answers 404 to programs',
    cast: { 'x.com': missing },
  },
  {
    name: 'wall-agent-name',
    truth: 'ok',
    why: 'projectbenyehuda/bybe#1594: "link" in the name is refused',
    serve: when((visit) => /link|bot|compatible/i.test(agent(visit)), answer(403), good),
  },
  {
    name: 'wall-agent-404',
    truth: 'ok',
    why: 'hides from agents it does not know',
    serve: when((visit) => /link|bot|compatible/i.test(agent(visit)), missing, good),
  },
  {
    name: 'wall-agent-406',
    truth: 'ok',
    why: 'mod_security answers 406',
    serve: when((visit) => /compatible/i.test(agent(visit)), answer(406), good),
  },
  {
    name: 'wall-agent-503',
    truth: 'ok',
    why: 'refuses with 503',
    serve: when((visit) => /compatible/i.test(agent(visit)), answer(503), good),
  },
  {
    name: 'wall-agent-403-404',
    truth: 'blocked/forbidden',
    why: 'two agents, two answers: only a person can tell',
    serve: when((visit) => /compatible/i.test(agent(visit)), answer(403), missing),
  },
  {
    name: 'wall-agent-redirect',
    truth: 'moved/permanent-redirect',
    why: 'moves those whose agent it likes',
    serve: paths({
      '/page': when((visit) => /compatible/i.test(agent(visit)), answer(403), redirect(301, '/new')),
      '/new': good,
    }),
  },
  {
    name: 'insist-mozilla',
    truth: 'ok',
    why: 'wants what looks like a browser',
    serve: when((visit) => agent(visit).startsWith('Mozilla/5.0'), good, answer(403)),
  },
  {
    name: 'insist-agent',
    truth: 'ok',
    why: 'wants any agent at all',
    serve: when((visit) => agent(visit) !== '', good, answer(400)),
  },
  {
    name: 'insist-accept',
    truth: 'ok',
    why: 'the Rust registry wants text/html',
    serve: when(({ headers }) => (headers.accept ?? '').includes('text/html'), good, missing),
  },
  {
    name: 'insist-language',
    truth: 'ok',
    why: 'wants a language',
    serve: when(({ headers }) => headers['accept-language'] !== undefined, good, answer(403)),
  },
  {
    name: 'insist-encoding',
    truth: 'ok',
    why: 'wants compression',
    serve: when(({ headers }) => /gzip/.test(String(headers['accept-encoding'] ?? '')), good, answer(406)),
  },
  {
    name: 'cookie-wall',
    truth: 'ok',
    why: 'sends round once to see whether the cookie stays',
    serve: when(cookie('seen=1'), good, redirect(302, '/page', { 'set-cookie': 'seen=1; Path=/' })),
  },
  {
    name: 'cookie-wall-301',
    truth: 'ok',
    why: 'a permanent round trip is no move',
    serve: when(cookie('seen=1'), good, redirect(301, '/page', { 'set-cookie': 'seen=1; Path=/' })),
  },
  {
    name: 'cookie-detour',
    truth: 'ok',
    why: 'by way of a page that sets the cookie',
    serve: paths({
      '/page': when(cookie('ok'), good, redirect(302, '/check')),
      '/check': redirect(302, '/page', { 'set-cookie': 'ok=yes; Path=/' }),
    }),
  },
  {
    name: 'cookie-404',
    truth: 'dead/not-found',
    why: 'behind the cookie there is no page',
    serve: when(cookie('seen=1'), missing, redirect(302, '/page', { 'set-cookie': 'seen=1; Path=/' })),
  },
  {
    name: 'cookie-changing',
    truth: 'dead/too-many-redirects',
    why: 'a new cookie every time, and never a page',
    serve: (visit) => redirect(302, '/page', { 'set-cookie': `n=${visit.earlier}; Path=/` })(visit),
  },
  {
    name: 'wall-agent-round',
    truth: 'ok',
    why: 'sends programs in circles',
    serve: when((visit) => /compatible/i.test(agent(visit)), redirect(302, '/page'), good),
  },
  {
    name: 'login-redirect',
    truth: 'blocked/login',
    why: 'behind it everything may be',
    serve: paths({ '/page': redirect(302, '/login?next=/page'), '/login?next=/page': page('Log in') }),
  },
  {
    name: 'login-forge',
    truth: 'blocked/login',
    why: 'GitLab for private and missing projects alike',
    serve: paths({ '/page': redirect(302, '/users/sign_in'), '/users/sign_in': page('Sign in') }),
  },
  {
    name: 'login-google',
    url: 'http://docs.google.com/document/d/1/edit',
    truth: 'blocked/login',
    why: 'Google Docs',
    cast: {
      'docs.google.com': redirect(302, 'http://accounts.google.com/ServiceLogin?continue=x'),
      'accounts.google.com': page('Sign in'),
    },
  },
  {
    name: 'login-php',
    truth: 'blocked/login',
    why: 'old forums',
    serve: paths({ '/page': redirect(302, '/login.php'), '/login.php': page('Log in') }),
  },
  {
    name: 'login-401',
    truth: 'blocked/login',
    why: 'the log-in itself refuses',
    serve: paths({ '/page': redirect(302, '/signin'), '/signin': answer(401) }),
  },
  {
    name: 'login-404',
    truth: 'blocked/login',
    why: 'even a missing log-in says nothing of the page',
    serve: paths({ '/page': redirect(302, '/sso/login') }),
  },
  {
    name: 'login-round',
    truth: 'blocked/login',
    why: 'sends strangers round in circles',
    serve: paths({ '/page': redirect(302, '/login'), '/login': redirect(302, '/page') }),
  },
  {
    name: 'login-itself',
    url: 'http://login-itself.example.test/login',
    truth: 'ok',
    why: 'the list links to the log-in',
    serve: page('Log in'),
  },
];
