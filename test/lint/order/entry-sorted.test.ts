import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryDescriptionEnd } from '../../../src/lint/rules/entry-description-end.ts';
import { entrySorted } from '../../../src/lint/rules/entry-sorted.ts';
import { lintFiles, lintText, mendText } from '../linting.ts';

const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { minLength: 5, maxLength: 14 });
const moves = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 });
const layout = fc.record({
  ending: fc.constantFrom('\n', '\r\n'),
  gap: fc.constantFrom('tight', 'loose'),
  last: fc.constantFrom('ended', 'open'),
  shape: fc.constantFrom('items', 'rows', 'nested'),
});

type Layout = typeof layout extends fc.Arbitrary<infer Value> ? Value : never;

function write(sorted: readonly string[], moved: readonly (readonly [number, number])[], { shape, ...rest }: Layout) {
  const order = [...sorted];
  for (const [from, to] of moved) order.splice(to % order.length, 0, ...order.splice(from % order.length, 1));
  const { ending, gap, last } = rest;
  const end = last === 'ended' ? ending : '';
  if (shape === 'rows') {
    const rows = order.map((name) => `| [${name}](https://${name}.example/) | x |`);
    return ['| A | B |', '|---|---|', ...rows].join(ending) + end;
  }
  const indent = shape === 'nested' ? '  ' : '';
  const items = order.map((name, index) => {
    const item = `${indent}- [${name}](https://${name}.example/)`;
    return index % 3 === 0 ? `${item}${ending}${indent}  - [x](https://x.example/${name})` : item;
  });
  const list = items.join(gap === 'loose' ? ending + ending : ending) + end;
  return shape === 'nested' ? `- group${ending}${list}` : list;
}

test.each(['code-point', 'auto'])(
  'in the order %s moves lose nothing, and a second time there is nothing to move',
  (order) => {
    fc.assert(
      fc.property(names, moves, layout, (chosen, moved, how) => {
        const text = write(chosen.toSorted(), moved, how);
        const options = { order, share: 0.5 };
        const found = lintText(entrySorted, text, { options });
        const { text: mended, dropped } = mendText(text, found);
        expect(dropped).toEqual([]);
        expect(mended.length).toBe(text.length);
        expect(mended.split(/\r?\n/).sort()).toEqual(text.split(/\r?\n/).sort());
        expect(lintText(entrySorted, mended, { options })).toEqual([]);
      }),
      { numRuns: 40 },
    );
  },
);

test('a list of a thousand is put in order in a moment', () => {
  const sorted = Array.from({ length: 1000 }, (_, index) => `n${String(index).padStart(4, '0')}`);
  const moved = sorted.filter((_, index) => index % 10 === 5);
  const text = [...sorted.filter((_, index) => index % 10 !== 5), ...moved]
    .map((name) => `- [${name}](https://${name}.example/)\n`)
    .join('');
  const found = lintText(entrySorted, text);
  expect(found).toHaveLength(1);
  expect(found[0]?.data['count']).toBe(moved.length);
  expect(mendText(text, found).text).toBe(sorted.map((name) => `- [${name}](https://${name}.example/)\n`).join(''));
});

test.each([
  ['\n', '\n'],
  ['\r\n', ''],
  ['\n\n', ''],
  ['\r\n\r\n', '\r\n'],
])('what other rules mend in a member that moves is not left behind (%j, %j)', (gap, last) => {
  const sorted = [...'abcdefghijklmnopqrst'].map((name) => `- [${name}](https://${name}.example/) - Word.`);
  fc.assert(
    fc.property(fc.nat(19), fc.nat(19), fc.nat(19), (from, to, bare) => {
      const order = [...sorted];
      order.splice(to, 0, ...order.splice(from, 1));
      let text = order.map((item, index) => (index === bare ? item.slice(0, -1) : item)).join(gap) + last;
      for (let round = 0; round < 2; round++) {
        const mended = mendText(text, lintFiles([entrySorted, entryDescriptionEnd], { 'README.md': text })).text;
        expect(mended.replaceAll('.', '').length).toBe(text.replaceAll('.', '').length);
        text = mended;
      }
      // What stands before all others may be pinned there.
      if (to !== 0) expect(text).toBe(sorted.join(gap) + last);
    }),
    { numRuns: 40 },
  );
});
