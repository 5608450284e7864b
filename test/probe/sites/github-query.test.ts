import fc from 'fast-check';
import { expect, test } from 'vitest';
import { githubQuery } from '../../../src/probe/sites/github-query.ts';
import { readQuery } from './played-github.ts';

const place = fc.record({
  owner: fc.constantFrom('a', 'B', 'b'),
  name: fc.constantFrom('x', 'Y', 'z'),
  object: fc.option(
    fc.record({ kind: fc.constantFrom('blob' as const, 'tree' as const), expression: fc.string({ minLength: 1 }) }),
  ),
});

test('every place finds its own answer, and no address gets into the query itself', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 20 }), (places) => {
      const query = githubQuery(places);
      const asked = readQuery(query.text);
      for (const [index, { owner, name, object }] of places.entries()) {
        const found = asked.find(({ alias }) => alias === query.names[index]?.repository);
        expect(found?.repository.toLowerCase()).toBe(`${owner}/${name}`.toLowerCase());
        const expression = found?.objects.find(([alias]) => alias === query.names[index]?.object)?.[1];
        expect(expression).toBe(object?.expression);
      }
      expect(new Set(asked.map(({ repository }) => repository.toLowerCase())).size).toBe(asked.length);
      const { query: text } = JSON.parse(query.text) as { readonly query: string };
      expect(text).toMatch(/^[\w\s$:!,(){}.]+$/);
    }),
  );
});
