import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Behaviour } from '../behaviour.ts';
import { answer, drip, html, onSocket, page, paths, pour, raw, redirect, when } from '../scene.ts';

const good = html('A good page');
const bomb = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1024 * 1024, 'bombs away ');
const head = (headers: string): string => `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${headers}\r\n`;
const missingPage = html('Page not found', '<p>Sorry.</p>');

/** A page was sent; what is wrong with its body does not make it less there. */
export const bodies: readonly Behaviour[] = [
  {
    name: 'body-empty',
    truth: 'ok',
    why: 'an empty page is there',
    serve: answer(200, { 'content-type': 'text/html' }, ''),
  },
  {
    name: 'body-endless',
    truth: 'ok',
    why: 'a stream has no end',
    serve: onSocket((socket) => {
      socket.write(head(''));
      pour(socket, Buffer.from(good));
    }),
  },
  {
    name: 'body-endless-radio',
    truth: 'ok',
    why: 'a radio station',
    serve: onSocket((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n');
      pour(socket, Buffer.alloc(65_536));
    }),
  },
  {
    name: 'body-drips',
    truth: 'ok',
    why: 'a byte now and then',
    serve: onSocket((socket) => {
      socket.write(head(''));
      drip(socket, '.', 100);
    }),
  },
  {
    name: 'body-hangs',
    truth: 'ok',
    why: 'promises more than it sends',
    serve: onSocket((socket) => void socket.write(`${head('Content-Length: 9999\r\n')}${good}`)),
  },
  { name: 'body-cut', truth: 'ok', why: 'ends before its length', serve: raw(head('Content-Length: 9999\r\n'), good) },
  {
    name: 'body-cut-chunk',
    truth: 'ok',
    why: 'ends within a chunk',
    serve: raw(head('Transfer-Encoding: chunked\r\n'), 'ff\r\n<title>Good</title>'),
  },
  {
    name: 'body-bad-chunk',
    truth: 'ok',
    why: 'a chunk without a size',
    serve: raw(head('Transfer-Encoding: chunked\r\n'), 'zz\r\n<title>Good</title>\r\n0\r\n\r\n'),
  },
  {
    name: 'body-too-long',
    truth: 'ok',
    why: 'sends more than its length',
    serve: raw(head('Content-Length: 10\r\n'), good),
  },
  {
    name: 'body-huge',
    truth: 'ok',
    why: 'a large file',
    serve: answer(200, { 'content-type': 'application/zip' }, Buffer.alloc(4_000_000)),
  },
  {
    name: 'body-download',
    truth: 'ok',
    why: 'a download of unknown type',
    serve: answer(
      200,
      { 'content-disposition': 'attachment; filename=x.bin', 'content-type': 'application/octet-stream' },
      Buffer.alloc(100_000),
    ),
  },
  {
    name: 'body-untyped',
    truth: 'ok',
    why: 'no Content-Type',
    serve: raw('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n', good),
  },
  {
    name: 'body-mistyped',
    truth: 'ok',
    why: 'a picture that calls itself a page',
    serve: answer(200, {}, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46])),
  },
  {
    name: 'body-bad-type',
    truth: 'ok',
    why: 'a Content-Type that is none',
    serve: answer(200, { 'content-type': ';;charset' }, good),
  },
  {
    name: 'body-bad-charset',
    truth: 'ok',
    why: 'a charset nobody knows',
    serve: answer(200, { 'content-type': 'text/html; charset=klingon' }, good),
  },
  {
    name: 'body-utf16',
    truth: 'ok',
    why: 'two bytes a letter',
    serve: answer(200, { 'content-type': 'text/html' }, Buffer.from(`\uFEFF${good}`, 'utf16le')),
  },
  { name: 'body-nul', truth: 'ok', why: 'zero bytes in a page', serve: answer(200, {}, `\0\0${good}\0`) },
  {
    name: 'body-deep',
    truth: 'ok',
    why: 'a hundred thousand open elements',
    serve: answer(200, {}, `${'<div>'.repeat(100_000)}deep`),
  },
  {
    name: 'body-gzip',
    truth: 'ok',
    why: 'compressed as declared',
    serve: answer(200, { 'content-encoding': 'gzip' }, gzipSync(good)),
  },
  {
    name: 'body-x-gzip',
    truth: 'ok',
    why: 'the old name of gzip',
    serve: answer(200, { 'content-encoding': 'x-gzip' }, gzipSync(good)),
  },
  {
    name: 'body-brotli',
    truth: 'ok',
    why: 'compressed as declared',
    serve: answer(200, { 'content-encoding': 'br' }, brotliCompressSync(good)),
  },
  {
    name: 'body-deflate',
    truth: 'ok',
    why: 'with the zlib wrapper',
    serve: answer(200, { 'content-encoding': 'deflate' }, deflateSync(good)),
  },
  {
    name: 'body-deflate-raw',
    truth: 'ok',
    why: 'without the zlib wrapper',
    serve: answer(200, { 'content-encoding': 'deflate' }, deflateRawSync(good)),
  },
  {
    name: 'body-gzip-twice',
    truth: 'ok',
    why: 'compressed twice, as declared',
    serve: answer(200, { 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync(good))),
  },
  {
    name: 'body-gzip-lie',
    truth: 'ok',
    why: 'says gzip, sends plain text',
    serve: answer(200, { 'content-encoding': 'gzip' }, good),
  },
  {
    name: 'body-brotli-lie',
    truth: 'ok',
    why: 'says br, sends gzip',
    serve: answer(200, { 'content-encoding': 'br' }, gzipSync(good)),
  },
  {
    name: 'body-gzip-cut',
    truth: 'ok',
    why: 'half a gzip',
    serve: answer(200, { 'content-encoding': 'gzip' }, gzipSync(good).subarray(0, 60)),
  },
  {
    name: 'body-gzip-tail',
    truth: 'ok',
    why: 'garbage behind a gzip',
    serve: answer(200, { 'content-encoding': 'gzip' }, Buffer.concat([gzipSync(good), Buffer.from('garbage')])),
  },
  {
    name: 'body-gzip-empty',
    truth: 'ok',
    why: 'gzip declared for nothing',
    serve: answer(200, { 'content-encoding': 'gzip', 'content-type': 'text/html' }, ''),
  },
  {
    name: 'body-encoding-utf8',
    truth: 'ok',
    why: 'charset in the wrong header',
    serve: answer(200, { 'content-encoding': 'utf-8' }, good),
  },
  {
    name: 'body-encoding-zstd',
    truth: 'ok',
    why: 'a coding nobody asked for',
    serve: answer(200, { 'content-encoding': 'zstd' }, Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0])),
  },
  {
    name: 'body-gzip-bomb',
    truth: 'ok',
    why: 'a bomb is a page',
    serve: answer(200, { 'content-encoding': 'gzip' }, gzipSync(bomb(64))),
  },
  {
    name: 'body-brotli-bomb',
    truth: 'ok',
    why: 'a bomb is a page',
    serve: answer(200, { 'content-encoding': 'br' }, brotliCompressSync(bomb(16))),
  },
  {
    name: 'body-gzip-redirect',
    truth: 'moved/permanent-redirect',
    why: 'a compressed body on a redirect',
    serve: paths({
      '/page': answer(301, { location: '/new', 'content-encoding': 'gzip' }, gzipSync(good)),
      '/new': page(),
    }),
  },
  {
    name: 'body-gzip-404',
    truth: 'dead/not-found',
    why: 'a bad body does not bring a page back',
    serve: answer(404, { 'content-encoding': 'gzip' }, 'not gzip'),
  },
  {
    name: 'body-endless-404',
    truth: 'dead/not-found',
    why: 'an endless error page',
    serve: onSocket((socket) => {
      socket.write('HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n');
      pour(socket, Buffer.from(good));
    }),
  },
  {
    name: 'body-cut-404',
    truth: 'dead/not-found',
    why: 'an error page that is cut',
    serve: raw('HTTP/1.1 404 Not Found\r\nContent-Length: 999\r\n\r\nNot'),
  },
  {
    name: 'body-gzip-soft-404',
    truth: 'dead/soft-404',
    why: 'the title is found behind the coding',
    serve: answer(200, { 'content-encoding': 'gzip' }, gzipSync(missingPage)),
  },
  {
    name: 'body-utf16-soft-404',
    truth: 'dead/soft-404',
    why: 'the title is found behind the charset',
    serve: answer(200, { 'content-type': 'text/html; charset=utf-16le' }, Buffer.from(missingPage, 'utf16le')),
  },
  {
    name: 'body-late-refresh',
    truth: 'ok',
    why: 'what comes after the first 64 KiB is not read',
    serve: paths({
      '/page': answer(
        200,
        {},
        `<!doctype html><p>${'x'.repeat(70_000)}<meta http-equiv=refresh content="0; url=/lost">`,
      ),
      '/': redirect(302, '/page'),
    }),
  },
  {
    name: 'body-gzip-forced',
    truth: 'ok',
    why: 'compresses whether asked or not',
    serve: when(
      ({ headers }) => headers['accept-encoding'] === undefined,
      answer(200, { 'content-encoding': 'br' }, brotliCompressSync(good)),
      answer(200, {}, good),
    ),
  },
];
