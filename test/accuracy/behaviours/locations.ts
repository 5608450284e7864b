import type { Behaviour } from '../behaviour.ts';
import { answer, missing, onSocket, page, paths, raw, redirect } from '../scene.ts';

const good = page();
const to = (location: string | Buffer, path: string) => paths({ '/page': redirect(301, location), [path]: good });
const moved = 'moved/permanent-redirect';

/** Addresses in `Location` as servers really write them. */
export const locations: readonly Behaviour[] = [
  {
    name: 'location-relative',
    truth: moved,
    why: 'RFC 9110 allows it',
    serve: paths({ '/page': redirect(301, 'new'), '/new': good }),
  },
  {
    name: 'location-up',
    url: 'http://location-up.example.test/a/b/page',
    truth: moved,
    why: 'relative to the page',
    serve: paths({ '/a/b/page': redirect(301, '../new'), '/a/new': good }),
  },
  { name: 'location-query', truth: moved, why: 'a query alone keeps the path', serve: to('?id=1', '/page?id=1') },
  {
    name: 'location-protocol-relative',
    needs: 'names',
    truth: moved,
    why: 'keeps the scheme',
    serve: to('//location-protocol-relative.example.test/new', '/new'),
  },
  {
    name: 'location-upper-case',
    needs: 'names',
    truth: moved,
    why: 'schemes and hosts know no case',
    serve: to('HTTP://LOCATION-UPPER-CASE.EXAMPLE.TEST/new', '/new'),
  },
  {
    name: 'location-port',
    needs: 'names',
    truth: moved,
    why: 'the default port is no other place',
    serve: to('http://location-port.example.test:80/new', '/new'),
  },
  {
    name: 'location-utf8',
    truth: moved,
    why: 'raw bytes as browsers read them',
    serve: to(Buffer.from('/été'), '/%C3%A9t%C3%A9'),
  },
  {
    name: 'location-latin1',
    truth: moved,
    why: 'raw bytes as browsers send them',
    serve: to(Buffer.from('/été', 'latin1'), '/%E9t%E9'),
  },
  { name: 'location-space', truth: moved, why: 'a space is escaped', serve: to('/new page', '/new%20page') },
  { name: 'location-backslash', truth: moved, why: 'browsers take it for a slash', serve: to('\\new', '/new') },
  { name: 'location-percent', truth: moved, why: 'a stray percent sign stays', serve: to('/100%', '/100%') },
  {
    name: 'location-slashes',
    needs: 'names',
    truth: moved,
    why: 'two slashes in a path stay',
    serve: to('http://location-slashes.example.test//new', '//new'),
  },
  { name: 'location-lost-slash', truth: moved, why: 'browsers mend http:/host', serve: to('http:/new', '/new') },
  {
    name: 'location-userinfo',
    needs: 'names',
    truth: moved,
    why: 'user names in a Location are dropped',
    serve: to('http://user@location-userinfo.example.test/new', '/new'),
  },
  {
    name: 'location-lower-case-name',
    truth: moved,
    why: 'header names know no case',
    serve: raw('HTTP/1.1 301 Moved\r\nlocation: http://location-good.test/new\r\nContent-Length: 0\r\n\r\n'),
    cast: { 'location-good.test': paths({ '/new': good }) },
  },
  {
    name: 'location-twice',
    truth: moved,
    why: 'two equal ones are one (Chromium, Firefox)',
    serve: raw(
      'HTTP/1.1 301 Moved\r\nLocation: http://location-same.test/new\r\nLocation: http://location-same.test/new\r\nContent-Length: 0\r\n\r\n',
    ),
    cast: { 'location-same.test': paths({ '/new': good }) },
  },
  {
    name: 'location-two',
    truth: 'unstable/protocol',
    why: 'two different ones are refused by browsers (response splitting)',
    serve: raw('HTTP/1.1 301 Moved\r\nLocation: /one\r\nLocation: /two\r\nContent-Length: 0\r\n\r\n'),
  },
  {
    name: 'location-empty',
    truth: 'unstable/protocol',
    why: 'leads nowhere; the server lives',
    serve: redirect(301, ''),
  },
  {
    name: 'location-missing',
    truth: 'unstable/protocol',
    why: 'leads nowhere; dead-or-alive asks for ever',
    serve: answer(301),
  },
  { name: 'location-missing-302', truth: 'unstable/protocol', why: 'leads nowhere', serve: answer(302, {}, '') },
  {
    name: 'location-file',
    truth: 'unstable/protocol',
    why: 'crashes markdown-link-check',
    serve: redirect(302, 'file:///etc/passwd'),
  },
  {
    name: 'location-javascript',
    truth: 'unstable/protocol',
    why: 'no one follows it',
    serve: redirect(302, 'javascript:alert(1)'),
  },
  {
    name: 'location-data',
    truth: 'unstable/protocol',
    why: 'no one follows it',
    serve: redirect(302, 'data:text/html,hi'),
  },
  {
    name: 'location-mail',
    truth: 'skipped/scheme',
    why: 'opens another program',
    serve: redirect(302, 'mailto:someone@mail.test'),
  },
  {
    name: 'location-app',
    truth: 'skipped/scheme',
    why: 'opens an app store',
    serve: redirect(302, 'itms-apps://apps.test/app/1'),
  },
  {
    name: 'location-broken',
    truth: 'unstable/protocol',
    why: 'no address at all',
    serve: redirect(302, 'http://[broken'),
  },
  {
    name: 'location-bad-port',
    needs: 'names',
    truth: 'unstable/protocol',
    why: 'no address at all',
    serve: redirect(302, 'http://location-bad-port.example.test:99999/'),
  },
  { name: 'location-on-200', truth: 'ok', why: 'only redirects redirect', serve: answer(200, { location: '/lost' }) },
  {
    name: 'location-on-404',
    truth: 'dead/not-found',
    why: 'only redirects redirect',
    serve: answer(404, { location: '/new' }),
  },
  {
    name: 'location-broken-http',
    truth: moved,
    why: 'bare line feeds in a redirect',
    serve: raw('HTTP/1.1 301 Moved\nLocation: http://location-behind.test/new\n\n'),
    cast: { 'location-behind.test': paths({ '/new': good }) },
  },
  {
    name: 'location-broken-http-404',
    truth: 'dead/not-found',
    why: 'bare line feeds before a missing page',
    serve: raw('HTTP/1.1 301 Moved\nLocation: http://location-behind-404.test/x\n\n'),
    cast: { 'location-behind-404.test': missing },
  },
  {
    name: 'location-hangs',
    truth: moved,
    why: 'a redirect whose body never ends',
    serve: onSocket(
      (socket) =>
        void socket.write(
          'HTTP/1.1 301 Moved\r\nLocation: http://location-after.test/new\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\n',
        ),
    ),
    cast: { 'location-after.test': paths({ '/new': good }) },
  },
];
