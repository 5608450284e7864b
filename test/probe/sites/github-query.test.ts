import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GithubPart, GithubPlace } from '../../../src/probe/sites/github-address.ts';
import { githubQuery } from '../../../src/probe/sites/github-query.ts';
import { type AskedPart, readQuery } from './played-github.ts';

const part: fc.Arbitrary<GithubPart> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('blob', 'tree', 'commits', 'commit'),
    expression: fc.string({ minLength: 1 }),
  }),
  fc.record({ kind: fc.constantFrom('issues', 'pull', 'discussions'), number: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('releases'), tag: fc.string({ minLength: 1 }) }),
  fc.record({ kind: fc.constant('tab'), tab: fc.constantFrom('issues', 'pulls') }),
);

const place: fc.Arbitrary<GithubPlace> = fc.oneof(
  fc.record({ kind: fc.constant('owner'), login: fc.constantFrom('a', 'B', 'b') }),
  fc.record({
    kind: fc.constant('repository'),
    owner: fc.constantFrom('a', 'B', 'b'),
    name: fc.constantFrom('x', 'Y', 'z'),
    part: fc.option(part),
  }),
);

function fieldOf({ kind }: GithubPart): string {
  switch (kind) {
    case 'issues':
    case 'pull':
      return 'issueOrPullRequest';
    case 'discussions':
      return 'discussion';
    case 'releases':
      return 'release';
    default:
      return 'object';
  }
}

function askedOf(asked: GithubPart): AskedPart['value'] | null {
  if (asked.kind === 'tab') return null;
  if (asked.kind === 'releases') return asked.tag;
  return 'number' in asked ? asked.number : asked.expression;
}

test('every place finds its own answer, and no address gets into the query itself', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 20 }), (places) => {
      const query = githubQuery(places);
      const asked = readQuery(query.text);
      for (const [index, asking] of places.entries()) {
        const name = query.names[index];
        if (asking.kind === 'owner') {
          const found = asked.find(({ alias }) => name?.kind === 'owner' && alias === name.owner);
          expect(found?.of.toLowerCase()).toBe(asking.login.toLowerCase());
          continue;
        }
        const found = asked.find(({ alias }) => name?.kind === 'repository' && alias === name.repository);
        expect(found?.of.toLowerCase()).toBe(`${asking.owner}/${asking.name}`.toLowerCase());
        const value = asking.part && askedOf(asking.part);
        const inside = found?.parts.find(({ alias }) => name?.kind === 'repository' && alias === name.part);
        expect(inside?.value ?? null).toBe(value);
        if (asking.part !== null && value !== null) expect(inside?.field).toBe(fieldOf(asking.part));
      }
      expect(new Set(asked.map(({ of }) => of.toLowerCase())).size).toBe(asked.length);
      for (const { alias, parts } of asked) {
        expect(new Set([alias, ...parts.map((one) => one.alias)]).size).toBe(parts.length + 1);
      }
      const { query: text } = JSON.parse(query.text) as { readonly query: string };
      expect(text).toMatch(/^[\w\s$:!,(){}.]+$/);
    }),
  );
});

test('every variable is declared by its type, and every fragment is used', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 20 }), (places) => {
      const { query, variables } = JSON.parse(githubQuery(places).text) as {
        readonly query: string;
        readonly variables: Readonly<Record<string, string | number>>;
      };
      const [head = '', body = ''] = query.split(/(?<=\))\{(.*)/s);
      for (const [name, value] of Object.entries(variables)) {
        expect(head).toContain(`$${name}:${typeof value === 'number' ? 'Int' : 'String'}!`);
        expect(body).toMatch(new RegExp(`\\$${name}\\b`));
      }
      expect([...head.matchAll(/\$/g)]).toHaveLength(Object.keys(variables).length);
      const defined = [...body.matchAll(/fragment (\w) on/g)].map(([, name]) => name);
      const spread = [...body.matchAll(/\.\.\.([A-Z])\b/g)].map(([, name]) => name);
      expect(new Set(defined)).toEqual(new Set(spread));
    }),
  );
});
