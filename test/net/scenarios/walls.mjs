// Servers that answer, but will not show the page to a program.
import { link, site, wellKnown } from '../site.mjs';

const plainly = (refusal) => (ask) =>
  /linkmend|compatible/.test(ask.agent) ? ask.page(refusal, 'No') : ask.page(200, 'A page');
const challenge = (status) => (ask) =>
  ask.page(status, 'Just a moment...', '', { server: 'cloudflare', 'cf-mitigated': 'challenge' });
const waf = (status, action) => (ask) => ask.send(status, { 'x-amzn-waf-action': action }, '');

const answers = {
  'cloudflare-403': [challenge(403), 'blocked/bot-wall'],
  'cloudflare-503': [challenge(503), 'blocked/bot-wall'],
  'cloudflare-404': [challenge(404), 'blocked/bot-wall'],
  'waf-202': [waf(202, 'challenge'), 'blocked/bot-wall'],
  'waf-405': [waf(405, 'captcha'), 'blocked/bot-wall'],
  'status-999': [999, 'blocked/bot-wall'],
  'bare-202': [(ask) => ask.send(202, {}, ''), 'blocked/bot-wall'],
  'page-202': [202, 'ok'],
  'status-403': [403, 'blocked/forbidden'],
  'status-405': [405, 'blocked/forbidden'],
  'status-406': [406, 'blocked/forbidden'],
  'status-415': [415, 'blocked/forbidden'],
  'status-418': [418, 'blocked/forbidden'],
  'status-400': [400, 'blocked/forbidden'],
  'status-401': [401, 'blocked/auth-required'],
  'status-402': [402, 'blocked/auth-required'],
  'status-407': [407, 'blocked/auth-required'],
  'status-440': [440, 'blocked/auth-required'],
  'status-511': [511, 'blocked/auth-required'],
  'status-451': [451, 'blocked/legal'],
  'agent-403': [plainly(403), 'ok'],
  'agent-404': [plainly(404), 'ok'],
  'agent-406': [plainly(406), 'ok'],
  'agent-503': [plainly(503), 'ok'],
  'accept-406': [(ask) => ask.page(/text\/html/.test(ask.request.headers.accept ?? '') ? 200 : 406, 'A page'), 'ok'],
  'accept-language': [(ask) => ask.page(ask.request.headers['accept-language'] ? 200 : 403, 'A page'), 'ok'],
  'head-405': [(ask) => ask.page(ask.request.method === 'HEAD' ? 405 : 200, 'A page'), 'ok'],
  'head-404': [(ask) => ask.page(ask.request.method === 'HEAD' ? 404 : 200, 'A page'), 'ok'],
  'gone-for-get': [(ask) => ask.page(ask.request.method === 'HEAD' ? 200 : 404, 'A page'), 'dead/not-found'],
  'to-wall': [[301, 'https://cloudflare-403.example/'], 'blocked/bot-wall'],
  'to-999': [[301, 'https://status-999.example/in/x'], 'blocked/bot-wall'],
  'status-204': [204, 'ok'],
  'status-203': [203, 'ok'],
  'status-206': [206, 'ok'],
  'status-600': [600, 'unstable/protocol'],
  'status-799': [799, 'unstable/protocol'],
};

export const hosts = {
  ...wellKnown,
  ...Object.fromEntries(Object.entries(answers).map(([name, [answer]]) => [`${name}.example`, site(answer)])),
  'twitter.com': site(404),
};

export const truth = [
  ...Object.entries(answers).flatMap(([name, [, truth]]) => [
    link(`https://${name}.example/page`, truth),
    link(`http://${name}.example/page`, truth),
  ]),
  link('https://twitter.com/someone/status/1', 'blocked/bot-wall'),
];

export const settings = { seconds: 30 };
