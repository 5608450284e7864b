import type { Behaviour } from '../behaviour.ts';
import { answer, html, missing, page, paths, redirect, type Scene, when } from '../scene.ts';

const good = page();
const home = page('Our home');
const soft = 'dead/soft-404';

/** A site that answers every address with this, apart from its real pages. */
const lying = (lie: Scene, pages: Readonly<Record<string, Scene>> = {}): Scene => paths({ '/': home, ...pages }, lie);

/** A site that answers what it does not have with an honest 404. */
const honest = (pages: Readonly<Record<string, Scene>>): Scene => paths({ '/': home, ...pages });

/** Servers that show something else in place of a missing page, and good pages that look alike. */
export const softMissing: readonly Behaviour[] = [
  {
    name: 'soft-title',
    truth: soft,
    why: 'says 200 and "Page not found" to everything',
    serve: lying(page('Page not found')),
  },
  {
    name: 'soft-title-site',
    truth: soft,
    why: "the site's name behind it",
    serve: lying(page('404 Not Found | Great Site')),
  },
  {
    name: 'soft-title-first',
    truth: soft,
    why: "the site's name before it",
    serve: lying(page('Great Site - Page Not Found')),
  },
  { name: 'soft-title-code', truth: soft, why: 'the number alone', serve: lying(page('404')) },
  { name: 'soft-title-error', truth: soft, why: '"Error 404"', serve: lying(page('Error 404')) },
  { name: 'soft-title-oops', truth: soft, why: 'with regrets', serve: lying(page('Oops! That page can’t be found.')) },
  { name: 'soft-title-german', truth: soft, why: 'in German', serve: lying(page('Seite nicht gefunden')) },
  { name: 'soft-title-french', truth: soft, why: 'in French', serve: lying(page('Page introuvable')) },
  { name: 'soft-title-spanish', truth: soft, why: 'in Spanish', serve: lying(page('Página no encontrada')) },
  { name: 'soft-title-japanese', truth: soft, why: 'in Japanese', serve: lying(page('ページが見つかりません')) },
  { name: 'soft-title-chinese', truth: soft, why: 'in Chinese', serve: lying(page('页面不存在')) },
  {
    name: 'soft-title-named',
    truth: soft,
    why: 'the title names what was asked',
    serve: (visit) => page(`Page not found: ${visit.path}`)(visit),
  },
  {
    name: 'soft-title-deep',
    url: 'http://soft-title-deep.example.test/blog/2014/page.html',
    truth: soft,
    why: 'one part of the site lies',
    serve: (visit) => (visit.path.startsWith('/blog/') ? page('Not found') : missing)(visit),
  },
  {
    name: 'soft-title-php',
    url: 'http://soft-title-php.example.test/show.php?id=7',
    truth: soft,
    why: 'every script lies',
    serve: lying(page('File not found')),
  },
  {
    name: 'soft-query',
    url: 'http://soft-query.example.test/show?id=7',
    truth: soft,
    why: 'one script answers for what it does not have; it lies about every number',
    serve: (visit) => (visit.path.startsWith('/show?') ? page('Article not found') : missing)(visit),
  },
  {
    name: 'honest-query',
    url: 'http://honest-query.example.test/show?id=7',
    truth: 'ok',
    why: 'one script that has this page, and says of others that it does not',
    serve: honest({ '/show?id=7': page('Not found') }),
  },
  { name: 'soft-203', truth: soft, why: 'any 2xx can lie', serve: lying(answer(203, {}, html('Page not found'))) },
  { name: 'soft-home-302', truth: soft, why: 'sends everything home', serve: lying(redirect(302, '/')) },
  { name: 'soft-home-301', truth: soft, why: 'sends everything home for good', serve: lying(redirect(301, '/')) },
  {
    name: 'soft-home-absolute',
    needs: 'names',
    truth: soft,
    why: 'sends everything to the root of https',
    serve: when(({ path }) => path === '/', home, redirect(301, 'https://soft-home-absolute.example.test/')),
  },
  {
    name: 'soft-home-elsewhere',
    truth: soft,
    why: 'the buyer kept nothing',
    serve: redirect(301, 'http://soft-buyer.test/'),
    cast: { 'soft-buyer.test': honest({}) },
  },
  {
    name: 'soft-home-language',
    truth: soft,
    why: 'sends everything to the root of one language',
    serve: lying(redirect(302, '/en/'), { '/en/': home }),
  },
  {
    name: 'soft-home-refresh',
    truth: soft,
    why: 'sends everything home with a refresh',
    serve: lying(page('One moment', '<p>Wait</p>', '<meta http-equiv="refresh" content="0; url=/">')),
  },
  {
    name: 'soft-path',
    truth: soft,
    why: 'sends everything to /404, which says 200',
    serve: lying(redirect(302, '/404'), { '/404': page('Lost?') }),
  },
  {
    name: 'soft-path-error',
    url: 'http://soft-path-error.example.test/page.aspx',
    truth: soft,
    why: 'sends everything to an error page of the old kind',
    serve: (visit) =>
      (visit.path.startsWith('/error.aspx') ? page('Our site') : redirect(302, `/error.aspx?from=${visit.path}`))(
        visit,
      ),
  },
  {
    name: 'soft-search',
    truth: soft,
    why: 'sends everything to its search',
    serve: (visit) =>
      (visit.path.startsWith('/search?') ? page('Search results') : redirect(302, `/search?q=${visit.path.slice(1)}`))(
        visit,
      ),
  },
  {
    name: 'soft-search-root',
    url: 'http://soft-search-root.example.test/blog/page',
    truth: soft,
    why: 'sends everything to the search at its root',
    serve: (visit) =>
      (visit.path.startsWith('/?s=') ? home : redirect(301, `/?s=${visit.path.slice(1).replace(/.*\//, '')}`))(visit),
  },
  {
    name: 'soft-home-name',
    truth: soft,
    why: 'sends everything to another name of the root',
    serve: lying(redirect(302, '/en/home'), { '/en/home': home }),
  },
  {
    name: 'soft-query-error',
    truth: soft,
    why: 'sends everything to a script with the error in its query',
    serve: lying(redirect(302, '/main.php?error=404'), { '/main.php?error=404': home }),
  },
  {
    name: 'honest-route',
    truth: 'moved/permanent-redirect',
    why: 'an application has its pages behind the fragment of its root',
    serve: (visit) => (visit.path === '/' ? home : redirect(301, `/#!${visit.path}`))(visit),
  },
  {
    name: 'soft-path-honest',
    truth: 'dead/not-found',
    why: 'the error page says 404',
    serve: lying(redirect(302, '/not-found'), { '/not-found': missing }),
  },
  {
    name: 'soft-own-home',
    url: 'http://soft-own-home.example.test/',
    truth: 'ok',
    why: 'the root itself is no soft 404',
    serve: lying(redirect(302, '/')),
  },
  {
    name: 'soft-good-page',
    truth: 'ok',
    why: 'a lying site has good pages too',
    serve: lying(page('Page not found'), { '/page': good }),
  },
  {
    name: 'soft-good-page-home',
    truth: 'ok',
    why: 'a site that sends strays home has good pages too',
    serve: lying(redirect(302, '/'), { '/page': good }),
  },
  {
    name: 'soft-good-moved',
    truth: 'moved/permanent-redirect',
    why: 'a lying site moves pages too',
    serve: lying(redirect(302, '/'), { '/page': redirect(301, '/new/page'), '/new/page': good }),
  },
  {
    name: 'honest-home',
    truth: 'redirected/temporary-redirect',
    why: 'this page was really merged into the home page',
    serve: honest({ '/page': redirect(302, '/') }),
  },
  {
    name: 'honest-home-301',
    truth: 'moved/permanent-redirect',
    why: 'this page was really merged into the home page',
    serve: honest({ '/page': redirect(301, '/') }),
  },
  {
    name: 'honest-index',
    url: 'http://honest-index.example.test/index.html',
    truth: 'moved/permanent-redirect',
    why: 'another name of the root',
    serve: honest({ '/index.html': redirect(301, '/') }),
  },
  {
    name: 'honest-language',
    url: 'http://honest-language.example.test/',
    truth: 'redirected/temporary-redirect',
    why: 'the root in one language',
    serve: honest({ '/': redirect(302, '/en/'), '/en/': home }),
  },
  {
    name: 'honest-language-301',
    url: 'http://honest-language-301.example.test/',
    truth: 'redirected/kept-redirect',
    why: 'the root in one language',
    serve: honest({ '/': redirect(301, '/de/'), '/de/': home }),
  },
  {
    name: 'honest-app',
    truth: 'ok',
    why: 'an application shows one shell for all addresses',
    serve: answer(200, {}, html('My App', '<div id="root"></div><script src="/app.js"></script>')),
  },
  {
    name: 'honest-app-named',
    truth: 'ok',
    why: 'an application with its name alone in the title',
    serve: answer(200, {}, '<!doctype html><title>Dashboard</title><div id="app"></div>'),
  },
  {
    name: 'honest-article',
    truth: 'ok',
    why: 'an article about missing pages',
    serve: honest({ '/page': page('404 Not Found: how to write good error pages') }),
  },
  {
    name: 'honest-article-title',
    truth: 'ok',
    why: 'a good page that is called like an error page',
    serve: honest({ '/page': page('Not Found') }),
  },
  { name: 'honest-number', truth: 'ok', why: 'a page about the number', serve: honest({ '/page': page('404') }) },
  {
    name: 'honest-room',
    truth: 'ok',
    why: 'room 404 of a hotel',
    serve: honest({ '/page': page('Room 404 - Grand Hotel') }),
  },
  {
    name: 'honest-error-path',
    url: 'http://honest-error-path.example.test/docs/404',
    truth: 'ok',
    why: 'the documentation of the status',
    serve: honest({ '/docs/404': page('404 Not Found - HTTP | Docs') }),
  },
  {
    name: 'honest-error-redirect',
    truth: 'moved/permanent-redirect',
    why: 'the documentation of the status moved',
    serve: honest({
      '/page': redirect(301, '/http/status/404'),
      '/http/status/404': page('404 Not Found - HTTP | Docs'),
    }),
  },
  {
    name: 'honest-search',
    url: 'http://honest-search.example.test/search?q=zebra',
    truth: 'ok',
    why: 'a search that finds nothing is there',
    serve: (visit) => (visit.path.startsWith('/search?') ? page('Search results') : missing)(visit),
  },
  { name: 'honest-untitled', truth: 'ok', why: 'a page without a title', serve: answer(200, {}, '<p>Text</p>') },
  {
    name: 'guarded-sibling',
    truth: 'ok',
    why: 'a server that forbids the second question has not lied',
    serve: paths({ '/page': page('Not found') }, answer(403)),
  },
  {
    name: 'limited-sibling',
    truth: 'ok',
    why: 'a server that limits the second question has not lied',
    serve: paths({ '/page': page('Not found') }, answer(429)),
  },
  {
    name: 'broken-sibling',
    truth: 'redirected/temporary-redirect',
    why: 'a server that breaks on the second question has not lied',
    serve: paths({ '/page': redirect(302, '/'), '/': home }, answer(500)),
  },
  {
    name: 'silent-in-heading',
    truth: soft,
    why: 'says it in the text alone: only a person sees it',
    serve: lying(answer(200, {}, html('Great Site', '<h2>Sorry, this page does not exist</h2>'))),
  },
];
