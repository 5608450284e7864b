import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/parse/decode.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('decode', () => {
  test.each([
    ['an empty file', bytes(), '', ''],
    ['ASCII', Buffer.from('a\r\nb'), 'a\r\nb', ''],
    ['a BOM', Buffer.from('\uFEFF# a'), '# a', '\uFEFF'],
    ['only a BOM', Buffer.from('\uFEFF'), '', '\uFEFF'],
    ['two BOMs: the second is text', Buffer.from('\uFEFF\uFEFFa'), '\uFEFFa', '\uFEFF'],
    ['a BOM in the middle', Buffer.from('a\uFEFF'), 'a\uFEFF', ''],
    ['NUL, emoji and CJK', Buffer.from('\0😀日本'), '\0😀日本', ''],
    ['the highest code point', bytes(0xf4, 0x8f, 0xbf, 0xbf), '\u{10FFFF}', ''],
  ])('%s', (_, input, text, bom) => {
    expect(decode(input)).toEqual({ kind: 'text', text, bom });
  });

  test.each([
    ['a lone continuation byte', bytes(0x61, 0x80), 1],
    ['latin1', Buffer.from('caf\xe9 noir', 'latin1'), 3],
    ['latin1 at the end', Buffer.from('caf\xe9', 'latin1'), 3],
    ['an overlong slash', bytes(0xc0, 0xaf), 0],
    ['an overlong three-byte form', bytes(0x61, 0xe0, 0x9f, 0x80), 1],
    ['a surrogate', bytes(0x61, 0x62, 0xed, 0xa0, 0x80), 2],
    ['beyond U+10FFFF', bytes(0xf4, 0x90, 0x80, 0x80), 0],
    ['an impossible lead byte', bytes(0x61, 0xf5, 0x80, 0x80, 0x80), 1],
    ['a sequence cut off by the end', bytes(0xe2, 0x82, 0xac, 0xe2, 0x82), 3],
    ['a sequence cut off by a letter', bytes(0xe2, 0x82, 0x41), 0],
    ['UTF-16 LE with BOM', bytes(0xff, 0xfe, 0x61, 0x00), 0],
    ['UTF-16 BE with BOM', bytes(0xfe, 0xff, 0x00, 0x61), 0],
    ['behind a UTF-8 BOM, which counts', bytes(0xef, 0xbb, 0xbf, 0xff), 3],
    ['behind multi-byte text', Uint8Array.from([...Buffer.from('é日😀'), 0xff]), 9],
  ])('%s is not UTF-8', (_, input, offset) => {
    expect(decode(input)).toEqual({ kind: 'not-utf8', offset });
  });

  test('every text comes back as it went in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const decoded = decode(Buffer.from(text));
        expect(decoded.kind === 'text' && decoded.bom + decoded.text).toBe(Buffer.from(text).toString());
      }),
    );
  });

  test('what stands before the offset is UTF-8, and no longer with the next byte or at the end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (input) => {
        const decoded = decode(input);
        if (decoded.kind === 'text') return;
        expect(decode(input.slice(0, decoded.offset)).kind).toBe('text');
        expect(decode(input.slice(decoded.offset)).kind).toBe('not-utf8');
        expect(decode(input.slice(decoded.offset))).toEqual({ kind: 'not-utf8', offset: 0 });
      }),
    );
  });
});
