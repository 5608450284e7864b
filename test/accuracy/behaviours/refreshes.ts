import type { Behaviour } from '../behaviour.ts';
import { answer, html, page, paths, type Scene } from '../scene.ts';

const good = page();
const words = '<p>You will be forwarded.</p>';
/** A page with this in its head; `/new` is there, `/lost` is not. */
const withHead = (head: string, body = words): Scene =>
  paths({ '/page': page('Forwarding', body, head), '/new': good });
const meta = (content: string): Scene => withHead(`<meta http-equiv="refresh" content="${content}">`);
const on = 'redirected/temporary-redirect';

/** Pages that lead on by themselves: the HTML standard's declarative refresh. */
export const refreshes: readonly Behaviour[] = [
  { name: 'refresh-plain', truth: on, why: 'the usual form', serve: meta('0; url=/new') },
  {
    name: 'refresh-upper-case',
    truth: on,
    why: 'names know no case',
    serve: withHead('<META HTTP-EQUIV="REFRESH" CONTENT="0;URL=/new">'),
  },
  {
    name: 'refresh-unquoted',
    truth: on,
    why: 'attributes need no quotes',
    serve: withHead('<meta http-equiv=refresh content=0;url=/new>'),
  },
  { name: 'refresh-quoted-url', truth: on, why: 'the address in quotes of its own', serve: meta("0; url='/new'") },
  { name: 'refresh-open-quote', truth: on, why: 'the closing quote is forgotten', serve: meta("0; url='/new") },
  { name: 'refresh-no-url-word', truth: on, why: 'without "url="', serve: meta('0; /new') },
  { name: 'refresh-comma', truth: on, why: 'a comma instead of a semicolon', serve: meta('0, url=/new') },
  { name: 'refresh-spaces', truth: on, why: 'spaces everywhere', serve: meta('  0 ;  URL  =  /new ') },
  { name: 'refresh-fraction', truth: on, why: 'half a second', serve: meta('0.5; url=/new') },
  { name: 'refresh-five', truth: on, why: '"you will be forwarded in five seconds"', serve: meta('5; url=/new') },
  { name: 'refresh-entities', truth: on, why: 'character references', serve: meta('0; url=&#47;new') },
  {
    name: 'refresh-base',
    truth: on,
    why: 'relative to the base',
    serve: paths({
      '/page': page('Forwarding', words, '<base href="/deep/"><meta http-equiv="refresh" content="0; url=new">'),
      '/deep/new': good,
    }),
  },
  {
    name: 'refresh-body',
    truth: on,
    why: 'browsers obey it in the body too',
    serve: withHead('', '<meta http-equiv="refresh" content="0; url=/new">'),
  },
  {
    name: 'refresh-host',
    truth: on,
    why: 'to another host',
    serve: meta('0; url=http://refresh-newhome.test/'),
    cast: { 'refresh-newhome.test': paths({ '/': good }) },
  },
  { name: 'refresh-404', truth: 'dead/not-found', why: 'where readers end is not there', serve: meta('0; url=/lost') },
  {
    name: 'refresh-five-404',
    truth: 'dead/not-found',
    why: 'where readers end is not there',
    serve: meta('5; url=/lost'),
  },
  {
    name: 'refresh-two-404',
    truth: 'dead/not-found',
    why: 'two pages on',
    serve: paths({
      '/page': page('One', words, '<meta http-equiv="refresh" content="0; url=/two">'),
      '/two': page('Two', words, '<meta http-equiv="refresh" content="0; url=/lost">'),
    }),
  },
  {
    name: 'refresh-lost-name',
    truth: 'dead/dns',
    why: 'where readers end is not there',
    serve: meta('0; url=http://refresh-lost.test/'),
    names: { 'refresh-lost.test': 'nxdomain' },
  },
  {
    name: 'refresh-login',
    truth: 'blocked/login',
    why: 'sends strangers to the log-in',
    serve: paths({
      '/page': page('One moment', words, '<meta http-equiv="refresh" content="0; url=/login">'),
      '/login': page('Log in'),
    }),
  },
  {
    name: 'refresh-slow',
    truth: 'ok',
    why: 'a page that turns over after five minutes',
    serve: meta('300; url=/lost'),
  },
  { name: 'refresh-reload', truth: 'ok', why: 'a page that reloads itself', serve: meta('0') },
  { name: 'refresh-itself', truth: 'ok', why: 'a page that reloads itself by name', serve: meta('5; url=/page') },
  {
    name: 'refresh-round',
    truth: on,
    why: 'two pages that take turns are both there',
    serve: paths({
      '/page': page('One', words, '<meta http-equiv="refresh" content="5; url=/two">'),
      '/two': page('Two', words, '<meta http-equiv="refresh" content="5; url=/page">'),
    }),
  },
  { name: 'refresh-no-time', truth: 'ok', why: 'without a time it does nothing', serve: meta('url=/lost') },
  { name: 'refresh-negative', truth: 'ok', why: 'a negative time does nothing', serve: meta('-1; url=/lost') },
  {
    name: 'refresh-script',
    truth: 'ok',
    why: 'browsers do not run addresses',
    serve: meta('0; url=javascript:alert(1)'),
  },
  {
    name: 'refresh-noscript',
    truth: 'ok',
    why: 'readers have scripts',
    serve: withHead('<noscript><meta http-equiv="refresh" content="0; url=/lost"></noscript>'),
  },
  {
    name: 'refresh-comment',
    truth: 'ok',
    why: 'a comment does nothing',
    serve: withHead('<!-- <meta http-equiv="refresh" content="0; url=/lost"> -->'),
  },
  {
    name: 'refresh-template',
    truth: 'ok',
    why: 'a template does nothing',
    serve: withHead('<template><meta http-equiv="refresh" content="0; url=/lost"></template>'),
  },
  {
    name: 'refresh-in-script',
    truth: 'ok',
    why: 'a string in a script does nothing',
    serve: withHead('<script>var s = \'<meta http-equiv="refresh" content="0; url=/lost">\';</script>'),
  },
  {
    name: 'refresh-in-text',
    truth: 'ok',
    why: 'an article about it',
    serve: withHead('', '<p>Write &lt;meta http-equiv="refresh" content="0; url=/lost"&gt; to redirect.</p>'),
  },
  {
    name: 'refresh-textarea',
    truth: 'ok',
    why: 'an example to copy',
    serve: withHead('', '<textarea><meta http-equiv="refresh" content="0; url=/lost"></textarea>'),
  },
  {
    name: 'refresh-on-404',
    truth: 'dead/not-found',
    why: 'an error page that leads home',
    serve: answer(404, {}, html('Not here', words, '<meta http-equiv="refresh" content="0; url=/new">')),
  },
];
