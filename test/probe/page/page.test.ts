import { describe, expect, test } from 'vitest';
import { readPage } from '../../../src/probe/page/page.ts';

const url = 'https://a.example/docs/';
const read = (body: string | Uint8Array, fragments: readonly string[] = [], type = 'text/html') =>
  readPage(
    {
      url,
      headers: { 'content-type': type },
      body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
      ended: true,
    },
    fragments,
  );

describe('title', () => {
  test.each<[string, string | null]>([
    ['<title>A</title>', 'A'],
    ['<TITLE lang=en>\n  A \t &amp; B&nbsp;C\n</TITLE>', 'A & B C'],
    ['<title>caf&eacute; &#x1F600;</title>', 'café 😀'],
    ['<title>a <b> c</title>', 'a <b> c'],
    ['<svg><title>Icon</title></svg><title>Page</title>', 'Page'],
    ['<svg><title>Icon</title></svg>', null],
    ['<title>One</title><title>Two</title>', 'One'],
    ['<!-- <title>No</title> --><title>Yes</title>', 'Yes'],
    ['<script>"<title>No</title>"</script><title>Yes</title>', 'Yes'],
    ['<title>  </title>', null],
    ['<title>cut off', 'cut off'],
    ['', null],
    [`<title>${'x'.repeat(299)}😀</title>`, 'x'.repeat(299)],
    [`<title>${'x'.repeat(400)}</title>`, 'x'.repeat(300)],
  ])('%s', (html, title) => {
    expect(read(html).title).toBe(title);
  });

  test('only of HTML', () => {
    expect(read('<title>A</title>', [], 'text/plain').title).toBeNull();
    expect(read('<title>A</title>', [], 'application/xhtml+xml; charset=utf-8').title).toBe('A');
    expect(read('<title>A</title>', [], 'TEXT/HTML;x').type).toBe('text/html');
    expect(read('<title>A</title>', [], '').type).toBeNull();
  });
});

describe('charset', () => {
  const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
  test.each<[string, Uint8Array, string]>([
    ['header', latin1('<title>caf\xe9</title>'), 'text/html; charset="ISO-8859-1"'],
    ['meta', latin1('<meta charset=windows-1252><title>caf\xe9</title>'), 'text/html'],
    [
      'old meta',
      latin1('<meta http-equiv=content-type content="text/html; charset=latin1"><title>caf\xe9</title>'),
      'text/html',
    ],
    ['nothing, UTF-8', Buffer.from('<title>café</title>'), 'text/html'],
    ['nothing, not UTF-8', latin1('<title>caf\xe9</title>'), 'text/html'],
    ['BOM against header', Buffer.from('\uFEFF<title>café</title>'), 'text/html; charset=iso-8859-1'],
    ['UTF-16', Buffer.from('\uFEFF<title>café</title>', 'utf16le'), 'text/html'],
    ['UTF-16 claimed by a meta', Buffer.from('<meta charset=utf-16><title>café</title>'), 'text/html'],
    ['unknown label', Buffer.from('<title>café</title>'), 'text/html; charset=klingon'],
    ['cut within a character', Buffer.from('<title>café</title>é').subarray(0, -1), 'text/html'],
  ])('%s', (_, body, type) => {
    expect(read(body, [], type).title).toBe('café');
  });

  test('Shift_JIS', () => {
    const body = Buffer.concat([
      Buffer.from('<meta charset="Shift_JIS"><title>'),
      Buffer.from([0x83, 0x65, 0x83, 0x58]),
      Buffer.from('</title>'),
    ]);
    expect(read(body).title).toBe('テス');
  });
});

describe('refresh', () => {
  const at = (content: string): string => `<meta http-equiv="Refresh" content="${content}">`;
  test.each<[string, { seconds: number; url: string | null } | null]>([
    [at('0; url=/new'), { seconds: 0, url: 'https://a.example/new' }],
    [at("5;URL='next?a=1'x"), { seconds: 5, url: 'https://a.example/docs/next?a=1' }],
    [at('1.9 , https://b.example/'), { seconds: 1, url: 'https://b.example/' }],
    [at('.5;url=x'), { seconds: 0, url: 'https://a.example/docs/x' }],
    [at('30'), { seconds: 30, url: null }],
    [at('3 /x'), { seconds: 3, url: 'https://a.example/x' }],
    [at('url=/x'), null],
    [at('5x;url=/x'), null],
    [at(''), null],
    [`<base href="/base/">${at('0;url=y')}`, { seconds: 0, url: 'https://a.example/base/y' }],
    [`${at('0;url=/a')}${at('0;url=/b')}`, { seconds: 0, url: 'https://a.example/a' }],
    [`<noscript>${at('0;url=/nojs')}</noscript>`, null],
    [`<template>${at('0;url=/t')}</template>`, null],
    [`<!-- ${at('0;url=/c')} -->`, null],
  ])('%s', (html, refresh) => {
    expect(read(html).refresh).toEqual(refresh && { ...refresh, via: 'meta-refresh' });
  });

  test('the header comes first, of any type', () => {
    const source = {
      url,
      headers: { refresh: '0; url=/h', 'content-type': 'image/png' },
      body: new Uint8Array(),
      ended: true,
    };
    expect(readPage(source, []).refresh).toEqual({ seconds: 0, url: 'https://a.example/h', via: 'refresh-header' });
  });
});

describe('anchors', () => {
  const article = `<h1 id=one>One</h1><h2><a name="two"></a>Two</h2><p id="user-content-three">${'text '.repeat(100)}</p><i id="café"></i><b id="a%20b"></b>`;
  test.each<[string, 'found' | 'missing']>([
    ['one', 'found'],
    ['two', 'found'],
    ['three', 'found'],
    ['caf%C3%A9', 'found'],
    ['café', 'found'],
    ['a%20b', 'found'],
    ['', 'found'],
    ['top', 'found'],
    [':~:text=hello', 'found'],
    ['one:~:text=hello', 'found'],
    ['ONE', 'missing'],
    ['four', 'missing'],
    ['%zz', 'missing'],
    ['four:~:text=x', 'missing'],
  ])('%s: %s', (fragment, outcome) => {
    expect(read(article, [fragment]).anchors).toEqual({
      found: outcome === 'found' ? [fragment] : [],
      scripted: false,
    });
  });

  test.each<[string, string, string]>([
    ['shell', '<script src=a.js></script><p>Loading</p>', 'x'],
    ['app root', `<div id="root">${'text '.repeat(200)}</div>`, 'x'],
    [
      'headings without ids beside scripts',
      `<script src=a.js></script><h1>A</h1><h2>B</h2>${'text '.repeat(200)}`,
      'x',
    ],
    ['route', article, '/settings'],
    ['hashbang', article, '!/settings'],
    ['lines', article, 'L10-L20'],
    ['a contribution to a thread', `<script src=a.js></script>${article}`, 'issuecomment-1234567'],
    ['parameters', article, 'page=2'],
  ])('scripted: %s', (_, html, fragment) => {
    expect(read(html, [fragment]).anchors).toEqual({ found: [], scripted: true });
  });

  test('none asked, or none to be had', () => {
    expect(read(article).anchors).toBeNull();
    expect(read('%PDF', ['page'], 'application/pdf').anchors).toBeNull();
  });
});

describe('parking', () => {
  test.each<[string, number]>([
    [
      '<title>a.example is for sale</title><script src="https://www.sedoparking.com/frmpark/x.js"></script><p>Buy this domain.',
      3,
    ],
    ['<p>This domain may be for sale by its owner! Get this domain', 2],
    ['<html data-adblockkey="x"><script>window.park = "e30="</script>', 2],
    ['<script>window.onload=function(){window.location.href="/lander"}</script>', 2],
    [
      '<script>window.onload=function(){window.location.href="/lander"}</script><p>A page with a text that says something to its readers',
      1,
    ],
    ['<title>a.example has expired</title><p>This domain has expired. Renew it now.', 3],
    ['<p>Diese Domain ist geparkt. Sie wurde soeben registriert.', 2],
    ['<p>Ce nom de domaine est à vendre. Ce domaine est parqué.', 2],
    ['<p>Домен продаётся. Купить этот домен.', 2],
    ['<p>该域名正在出售，购买此域名', 2],
    ['<p>Related searches: flights. This domain may be for sale.', 2],
    ['<p>Our domain is gardening; make no offer.', 0],
    ['<p>We write about <a href="https://sedo.com/">Sedo</a> and how to buy a domain.', 0],
    ['<h1>a.example</h1><p>This domain is for sale</p><div>Buy this domain</div>', 2],
    ['<title>Parking lots in Paris</title><p>The site is for sale', 0],
  ])('%s', (html, marks) => {
    expect(read(html).parking).toHaveLength(marks);
  });
});
