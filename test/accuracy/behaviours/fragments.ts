import { gzipSync } from 'node:zlib';
import type { Behaviour } from '../behaviour.ts';
import { answer, html, page, paths, type RawScene, raw, redirect, type Scene } from '../scene.ts';

const lost = 'dead/missing-anchor';
const text = '<p>Some words of a real page, long enough to be no shell for scripts. </p>'.repeat(8);

/** A link to this fragment of a page with this body. */
const to = (
  name: string,
  fragment: string,
  truth: Behaviour['truth'],
  why: string,
  body: string | Scene | RawScene,
): Behaviour => ({
  name,
  url: `http://${name}.example.test/page#${fragment}`,
  truth,
  why,
  serve: typeof body === 'string' ? paths({ '/page': page('A page', text + body) }) : body,
});

/** Places within remote pages, which are looked for with `--anchors`. */
export const fragments: readonly Behaviour[] = [
  to('anchor-id', 'here', 'ok', 'an id', '<h2 id="here">Here</h2>'),
  to('anchor-name', 'here', 'ok', 'the name of an <a>', '<a name="here"></a>'),
  to('anchor-forge', 'install', 'ok', 'forges put a prefix before it', '<h2 id="user-content-install">Install</h2>'),
  to('anchor-encoded', 'caf%C3%A9', 'ok', 'percent-encoded', '<h2 id="café">Café</h2>'),
  to('anchor-raw', 'café', 'ok', 'written as it is', '<h2 id="café">Café</h2>'),
  to('anchor-encoded-id', 'a%20b', 'ok', 'an id that is percent-encoded itself', '<h2 id="a%20b">A b</h2>'),
  to('anchor-entity', 'a&b', 'ok', 'a character reference in an id', '<h2 id="a&amp;b">A and b</h2>'),
  to('anchor-top', 'top', 'ok', 'always leads to the top', ''),
  to('anchor-top-case', 'TOP', 'ok', 'in any case', ''),
  to('anchor-text', ':~:text=words', 'ok', 'text fragments name no anchor', ''),
  to('anchor-and-text', 'here:~:text=words', 'ok', 'an anchor and a text', '<h2 id="here">Here</h2>'),
  to(
    'anchor-missing-and-text',
    'gone:~:text=words',
    lost,
    'an anchor that is missing, and a text',
    '<h2 id="here">Here</h2>',
  ),
  to('anchor-missing', 'gone', lost, 'the place is gone', '<h2 id="here">Here</h2>'),
  to('anchor-missing-case', 'Here', lost, 'ids know case', '<h2 id="here">Here</h2>'),
  to(
    'anchor-missing-comment',
    'here',
    lost,
    'an id within a comment',
    '<h2 id="x">X</h2><!-- <h2 id="here">Here</h2> -->',
  ),
  to(
    'anchor-missing-script',
    'gone',
    lost,
    'a page with a script and anchored headings of its own',
    '<script src="/x.js"></script><h2 id="here">Here</h2>',
  ),
  to(
    'anchor-missing-gzip',
    'gone',
    lost,
    'compressed',
    answer(200, { 'content-encoding': 'gzip' }, gzipSync(html('A page', `${text}<h2 id="here">Here</h2>`))),
  ),
  to(
    'anchor-missing-untyped',
    'gone',
    lost,
    'no Content-Type',
    raw('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n', html('A page', `${text}<h2 id="here">Here</h2>`)),
  ),
  to(
    'anchor-missing-moved',
    'gone',
    lost,
    'behind a redirect',
    paths({ '/page': redirect(301, '/new'), '/new': page('New', `${text}<h2 id="here">Here</h2>`) }),
  ),
  to(
    'anchor-app',
    'gone',
    'ok',
    'an application builds its anchors',
    '<div id="root"></div><script src="/app.js"></script>',
  ),
  to(
    'anchor-shell',
    'gone',
    'ok',
    'a shell that a script fills',
    answer(200, {}, '<!doctype html><title>Docs</title><script src="/app.js"></script>'),
  ),
  to(
    'anchor-headings',
    'gone',
    'ok',
    'a script gives ids to headings that have none',
    '<h2>One</h2><h2>Two</h2><script src="/anchors.js"></script>',
  ),
  to('anchor-route', '/guide/start', 'ok', 'a route of an application', '<h2 id="here">Here</h2>'),
  to(
    'anchor-comment',
    'issuecomment-1234567',
    'ok',
    'long threads are loaded by a script',
    '<script src="/x.js"></script><h2 id="here">Here</h2>',
  ),
  to('anchor-comment-static', 'comment-1234567', lost, 'no script that could load it', '<h2 id="here">Here</h2>'),
  to('anchor-bang', '!/guide', 'ok', 'a route of old', '<h2 id="here">Here</h2>'),
  to('anchor-lines', 'L10-L20', 'ok', 'lines of source code', '<h2 id="here">Here</h2>'),
  to('anchor-parameters', 'gid=0&range=A1', 'ok', 'parameters of a script', '<h2 id="here">Here</h2>'),
  to('anchor-pdf', 'page=3', 'ok', 'a page of a PDF', answer(200, { 'content-type': 'application/pdf' }, '%PDF-1.4')),
  to(
    'anchor-plain',
    'section',
    'ok',
    'plain text has no anchors to miss',
    answer(200, { 'content-type': 'text/plain' }, 'text'),
  ),
  to('anchor-late', 'here', 'ok', 'far down the page', `${'<p>words</p>'.repeat(20_000)}<h2 id="here">Here</h2>`),
  to(
    'anchor-cut',
    'gone',
    'ok',
    'a page that was cut proves nothing',
    raw(
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n',
      html('A page', `${text}<h2 id="here">Here</h2>`),
    ),
  ),
  to(
    'anchor-huge',
    'gone',
    'ok',
    'a page too large to be read proves nothing',
    paths({
      '/page': answer(200, {}, `<title>Huge</title><h2 id="here">Here</h2>${'<p>words and words</p>'.repeat(250_000)}`),
    }),
  ),
  to(
    'anchor-moved',
    'here',
    'moved/permanent-redirect',
    'browsers keep the fragment',
    paths({ '/page': redirect(301, '/new'), '/new': page('New', `${text}<h2 id="here">Here</h2>`) }),
  ),
  to('anchor-404', 'here', 'dead/not-found', 'the page itself is gone', paths({})),
];
