import { tests } from 'commonmark-spec';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packDocument, unpackDocument } from '../../../src/extract/packed/packed-document.ts';
import type { Document } from '../../../src/model/document.ts';
import type { Source } from '../../../src/model/source.ts';
import { lists } from '../../properties/made-up-list.ts';
import { fixtureSources, oddSources, openTestReader, sourceOf, wholeOf } from './texts.ts';

const { read } = await openTestReader();

const refuse = (): never => {
  throw new Error('nothing is to be read again');
};

function passed(source: Source): Document | null {
  return unpackDocument(source, packDocument(read(source)), refuse);
}

describe('what is unpacked is what was packed', () => {
  test.each([...fixtureSources('lists'), ...fixtureSources('sites'), ...oddSources].map((one) => [one.path, one]))(
    '%s',
    (_, source) => {
      const unpacked = passed(source);
      expect(unpacked === null ? null : wholeOf(unpacked)).toEqual(wholeOf(read(source)));
    },
  );

  test('in the examples of CommonMark', () => {
    for (const { markdown } of tests) {
      for (const path of ['a.md', 'a.mdx', 'mkdocs/a.md']) {
        const unpacked = passed(sourceOf(path, markdown));
        expect(unpacked === null ? null : wholeOf(unpacked)).toEqual(wholeOf(read(sourceOf(path, markdown))));
      }
    }
  });

  test('in made-up lists', () => {
    fc.assert(
      fc.property(lists, (text) => {
        const unpacked = passed(sourceOf('a.md', text));
        expect(unpacked === null ? null : wholeOf(unpacked)).toEqual(wholeOf(read(sourceOf('a.md', text))));
      }),
      { numRuns: 200 },
    );
  });

  test('a text that the parser gave up on stays one', () => {
    const source = sourceOf('a.md', 'x');
    const failed: Document = { ...read(source), parse: 'failed' };
    expect(unpackDocument(source, packDocument(failed), refuse)?.parse).toBe('failed');
  });

  test('entries lead to the links of their document, not to others like them', () => {
    const unpacked = passed(sourceOf('a.md', '# A\n\n- [b](c) - D.\n- [b](c) - D.\n- [e][f]\n\n[f]: g\n'));
    expect(unpacked?.entries()).toHaveLength(3);
    expect(unpacked?.entries().map(({ link }) => unpacked.links.indexOf(link))).toEqual([0, 1, 2]);
  });
});

describe('what was never packed does no harm', () => {
  const sources = [...fixtureSources('sites'), ...oddSources].filter(({ text }) => text.length < 5000);
  const known = sources.map((source) => ({ source, packed: packDocument(read(source)), whole: wholeOf(read(source)) }));

  test.each(['', '\n\n', '[]\n[]\n[]', 'null\n{}\n7', '["read",null,0,0,1e9]\n[]\n[]', '["read",null,0,0,0,0]'])(
    '%j is no document, or one that is read again',
    (packed) => {
      const source = sourceOf('a.md', '# A\n\n[b](c)\n');
      const unpacked = unpackDocument(source, packed, read);
      if (unpacked !== null) expect(unpacked.outline()).toEqual(read(source).outline());
    },
  );

  test('damage to the second and third line costs no more than reading again', () => {
    for (const { source, packed, whole } of known) {
      const [first] = packed.split('\n');
      const unpacked = unpackDocument(source, `${first}\n[1]\n["folded"]`, read);
      expect(unpacked === null ? null : wholeOf(unpacked)).toEqual(whole);
    }
  });

  test('a value in the place of another one throws nothing, and all spans lie in the text', () => {
    const value = fc.constantFrom('0', '1', '-1', '7', '1e9', '0.5', 'null', '""', '"a"', '[]', '{}', 'true');
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.nat(), value, ({ source, packed }, at, put) => {
        const values = [...packed.matchAll(/(?<=[[,])(?:-?\d+|null|"(?:[^"\\]|\\.)*")(?=[\],])/g)];
        const { 0: old = '', index = 0 } = values[at % values.length] ?? {};
        const damaged = packed.slice(0, index) + put + packed.slice(index + old.length);
        const unpacked = unpackDocument(source, damaged, read);
        const whole = unpacked === null ? null : wholeOf(unpacked);
        for (const { span, outer } of whole?.links ?? []) {
          for (const { start, end } of [span, outer]) expect(0 <= start && start <= end).toBe(true);
          expect(Math.max(span.end, outer.end)).toBeLessThanOrEqual(source.text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('another text is not taken for the one that was packed where it is too short', () => {
    const packed = packDocument(read(sourceOf('a.md', 'Some words, and then [a](https://b.example/).')));
    expect(unpackDocument(sourceOf('a.md', 'short'), packed, refuse)).toBeNull();
  });
});
