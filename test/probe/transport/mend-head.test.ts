import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHeadMender, mendHead } from '../../../src/probe/transport/mend-head.ts';

describe('a head', () => {
  test.each<[string, string, readonly string[]]>([
    ['as it should be', 'HTTP/1.1 200 OK\r\nServer: x', ['Server: x']],
    ['bare line feeds', 'HTTP/1.1 200 OK\nServer: x\nVary: y', ['Server: x', 'Vary: y']],
    ['empty lines before it', '\r\n\nHTTP/1.1 200 OK\r\nServer: x', ['Server: x']],
    ['no reason', 'HTTP/1.1 200', []],
    ['HTTP/1.0', 'HTTP/1.0 200 OK', []],
    ['HTTP/2 in words', 'HTTP/2 200', []],
    ['lower case', 'http/1.1 200 ok', []],
    ['a name that is none', 'HTTP/1.1 200 OK\r\nX [y]: z\r\nServer: x', ['Server: x']],
    ['a line without a colon', 'HTTP/1.1 200 OK\r\nhello\r\nServer: x', ['Server: x']],
    ['no name', 'HTTP/1.1 200 OK\r\n: z\r\nServer: x', ['Server: x']],
    ['spaces around the name', 'HTTP/1.1 200 OK\r\nServer : x', ['Server: x']],
    ['a folded value', 'HTTP/1.1 200 OK\r\nServer: x\r\n  y', ['Server: x y']],
    ['control characters', 'HTTP/1.1 200 OK\r\nServer: a\x00b\x7fc', ['Server: a b c']],
    ['latin1', 'HTTP/1.1 200 OK\r\nServer: \xe9', ['Server: \xe9']],
    ['one length twice', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\ncontent-length: 5', ['Content-Length: 5']],
    ['one length twice in a line', 'HTTP/1.1 200 OK\r\nContent-Length: 5, 5', ['Content-Length: 5']],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 5, 6', ['Content-Length: 5', 'Content-Length: 6']],
    ['a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: many', []],
    [
      'chunked and a length',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5',
      ['Transfer-Encoding: chunked'],
    ],
    [
      'no coding and a length',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nContent-Length: 5',
      ['Content-Length: 5'],
    ],
  ])('%s', (_, head, headers) => {
    expect(mendHead(head)).toBe(['HTTP/1.1 200 ', ...headers, '', ''].join('\r\n'));
  });

  test.each([
    ['an interim answer', 'HTTP/1.1 103 Early Hints\r\nLink: x', ''],
    ['a status of four digits', 'HTTP/1.1 1000 What', null],
    ['a word for a status', 'HTTP/1.1 OK', null],
    ['another protocol', 'SSH-2.0-OpenSSH_9.6', null],
    ['a page', '<title>x</title>', null],
  ])('%s', (_, head, mended) => {
    expect(mendHead(head)).toBe(mended);
  });
});

describe('a stream', () => {
  const mend = async (chunks: readonly string[], longest = 1000): Promise<string> => {
    const bytes = chunks.map((chunk) => Buffer.from(chunk, 'latin1'));
    return (await buffer(Readable.from(bytes).pipe(createHeadMender(longest)))).toString('latin1');
  };

  test('the body passes as it is, however it is cut', async () => {
    const text = 'HTTP/1.1 102 Wait\n\nHTTP/1.1 200 OK\nX [y]: z\nServer: x\n\nbody\n\nHTTP/1.1 404 No\r\n\r\n';
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length)), async (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const chunks = at.slice(1).map((end, n) => text.slice(at[n], end));
        expect(await mend(chunks)).toBe('HTTP/1.1 200 \r\nServer: x\r\n\r\nbody\n\nHTTP/1.1 404 No\r\n\r\n');
      }),
    );
  });

  test.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a head that does not end', 'HTTP/1.1 200 OK\r\nServer'],
    ['a head that is too long', `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(300)}\r\n`],
    ['nothing', ''],
  ])('%s passes as it is', async (_, text) => {
    expect(await mend([text])).toBe(text);
  });

  test('what is no HTTP passes at once, so that the parser refuses it while the server stays on the line', async () => {
    const mender = createHeadMender(1000);
    mender.write('220 mail.example ESMTP\r\n');
    expect(String(mender.read())).toBe('220 mail.example ESMTP\r\n');
  });
});
