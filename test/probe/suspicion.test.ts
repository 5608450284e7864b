import { describe, expect, test } from 'vitest';
import { isNotFoundTitle } from '../../src/probe/page/not-found-title.ts';
import { liesAlike, suspicionOf } from '../../src/probe/suspicion.ts';

describe('titles of error pages', () => {
  test.each([
    '404',
    'Error 404',
    '404 Not Found',
    '404 - Not Found',
    '404: Page not found',
    '404 Page Not Found',
    'Not Found',
    'Page not found',
    'Page Not Found | My Site',
    'My Site - 404',
    'My Site – Page not found.',
    'Oops! That page can’t be found',
    "Oops! That page can't be found. – Blog",
    'Sorry, the page you requested was not found',
    'The page you are looking for could not be found',
    'This page does not exist',
    'Page no longer exists',
    'File not found',
    'Nothing found for Posts 2015',
    'Seite nicht gefunden - Verein',
    'Page introuvable',
    'Página no encontrada',
    'Página não encontrada',
    'Pagina non trovata',
    'Страница не найдена',
    'ページが見つかりませんでした',
    '页面不存在',
    '404 页面未找到',
    '페이지를 찾을 수 없습니다',
    'Error 404 (Not Found)!!1',
    'Page not found (404) | Site',
    '[404] Not found',
    'Sorry, this page isn’t available.',
    'We couldn’t find the page you were looking for',
    'This page doesn’t seem to exist.',
    'Page missing',
    'No such page',
    'Oops',
    'Fehler 404',
    'Diese Seite existiert nicht',
    'Erreur 404',
    'Cette page n’existe plus',
    'Sivua ei löytynyt',
    'Az oldal nem található',
    'Pagina nu a fost găsită',
    'Stránka neexistuje',
    'Stranica nije pronađena',
    'Η σελίδα δεν βρέθηκε',
    'Không tìm thấy trang',
    'Halaman tidak ditemukan',
    'الصفحة غير موجودة',
    'הדף לא נמצא',
    '404エラー',
    '页面找不到了',
  ])('%s', (title) => {
    expect(isNotFoundTitle(title)).toBe(true);
  });

  test.each([
    null,
    '',
    'HTTP 404 - Wikipedia',
    'HTTP 404',
    'How to design a 404 page',
    'Lost and found',
    'Found',
    'What to do when a page is not found',
    'The page that could not be found: a novel',
    'Peugeot 404 review',
    'Why "Page not found" pages matter',
    'My Site',
    '404 Media',
    'Error handling in Go',
    'The best 404 pages of 2015',
    'Not found in translation',
    'Oops! I did it again – lyrics',
    'The Missing Page Mystery',
    'Unavailable light: photographs',
    'No longer exists the world of yesterday',
  ])('not: %s', (title) => {
    expect(isNotFoundTitle(title)).toBe(false);
  });
});

const chain = (
  start: string,
  final: string,
  title: string | null = 'A page',
  parking: readonly string[] = [],
  status = 200,
) => ({
  start,
  final,
  status,
  page: { title, parking },
});
const deep = 'https://a.example/blog/post';

test.each([
  [chain(deep, deep), null],
  [chain(deep, deep, 'Page not found'), 'title'],
  [chain(deep, deep, 'Page not found', [], 404), null],
  [chain('https://a.example/', 'https://a.example/', 'Page not found'), null],
  [chain('https://a.example/', 'https://a.example/en/'), null],
  [chain('https://a.example/en', 'https://a.example/'), null],
  [chain('https://a.example/index.html', 'https://a.example/'), null],
  [chain(deep, 'https://a.example/'), 'redirect-to-root'],
  [chain(deep, 'https://a.example/en/'), 'redirect-to-root'],
  [chain(deep, 'https://b.example/'), 'redirect-to-root'],
  [chain(deep, 'https://a.example/?p=7'), null],
  [chain(deep, 'https://a.example/blog/post/'), null],
  [chain(deep, 'https://a.example/404'), 'path'],
  [chain(deep, 'https://a.example/404.html?from=x'), 'path'],
  [chain(deep, 'https://a.example/en/page-not-found/'), 'path'],
  [chain(deep, 'https://a.example/error'), 'path'],
  [chain('https://docs.example/http/404', 'https://docs.example/http/404'), null],
  [chain('http://docs.example/http/404', 'https://www.docs.example/http/404'), null],
  [chain(deep, 'https://a.example/errors-in-go'), null],
  [chain(deep, 'https://www.hugedomains.com/p?d=a.example'), 'parking'],
  [chain('https://www.hugedomains.com/about', 'https://www.hugedomains.com/about/'), null],
  [chain('https://sedo.com/search', 'https://sedo.com/search', 'x', ['a', 'b']), null],
  [chain('https://a.example/', 'https://a.example/', 'x', ['a', 'b']), 'parking'],
  [chain(deep, deep, 'x', ['a']), null],
])('%j: %s', (ended, suspicion) => {
  expect(suspicionOf(ended)).toBe(suspicion);
});

const sibling = 'https://a.example/blog/qwertyuiopasdfgh';
const suspects = {
  title: chain(deep, deep, 'Page not found'),
  path: chain(deep, 'https://a.example/error?x=1'),
  'redirect-to-root': chain(deep, 'https://a.example/'),
  parking: chain(deep, deep, 'For sale', ['a', 'b']),
} as const;

test.each([
  ['title', chain(sibling, sibling, 'Page not found'), true],
  ['title', chain(sibling, sibling, '404'), true],
  ['title', chain(sibling, sibling, 'Home'), false],
  ['title', chain(sibling, sibling, 'Page not found', [], 404), false],
  ['path', chain(sibling, 'https://a.example/error?x=2'), true],
  ['path', chain(sibling, 'https://a.example/'), false],
  ['redirect-to-root', chain(sibling, 'https://a.example/'), true],
  ['redirect-to-root', chain(sibling, sibling), false],
  ['redirect-to-root', chain(sibling, 'https://a.example/', 'x', [], 500), false],
  ['parking', chain(sibling, sibling, 'For sale', ['a', 'b']), true],
  ['parking', chain(sibling, sibling, 'x', []), false],
] as const)('%s: %j lies: %s', (suspicion, asked, lies) => {
  expect(liesAlike(suspicion, suspects[suspicion], asked)).toBe(lies);
});
