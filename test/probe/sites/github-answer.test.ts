import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGithubAnswer } from '../../../src/probe/sites/github-answer.ts';
import { githubQuery } from '../../../src/probe/sites/github-query.ts';

const query = githubQuery([{ owner: 'a', name: 'b', object: { kind: 'blob', expression: 'main:x' } }]);
const good = { nameWithOwner: 'a/b', isPrivate: false, isArchived: false, isDisabled: false };

describe('an answer in part', () => {
  test.each<[string, unknown, string]>([
    ['a repository', { data: { r0: good } }, 'repository'],
    ['none', { data: { r0: null }, errors: [{ type: 'NOT_FOUND', path: ['r0'] }] }, 'not-found'],
    ['null without an error', { data: { r0: null } }, 'unknown'],
    ['an error about another one', { data: { r0: null }, errors: [{ type: 'NOT_FOUND', path: ['r1'] }] }, 'unknown'],
    ['an error within', { data: { r0: null }, errors: [{ type: 'NOT_FOUND', path: ['r0', 'o0'] }] }, 'unknown'],
    ['forbidden', { data: { r0: null }, errors: [{ type: 'FORBIDDEN', path: ['r0'] }] }, 'unknown'],
    ['nothing about it', { data: {} }, 'unknown'],
    ['not who may see it', { data: { r0: { nameWithOwner: 'a/b' } } }, 'unknown'],
    ['a name that is none', { data: { r0: { ...good, nameWithOwner: '../..\u001b' } } }, 'unknown'],
  ])('%s', (_, answer, kind) => {
    const read = readGithubAnswer(JSON.stringify(answer), query);
    expect(read).toMatchObject({ kind: 'facts', facts: [{ kind }] });
  });
});

test.each<[string, string, string]>([
  ['a spent limit', '{"errors":[{"type":"RATE_LIMITED"}]}', 'rate-limited'],
  ['a spent limit by its newer name', '{"data":null,"errors":[{"type":"RATE_LIMIT"}]}', 'rate-limited'],
  ['a cut body', '{"data":{"r0":', 'unreadable'],
  ['no object', '[]', 'unreadable'],
  ['no data', '{"message":"Something went wrong"}', 'unreadable'],
])('%s', (_, text, kind) => {
  expect(readGithubAnswer(text, query)).toEqual({ kind });
});

test('the type of an object, or none', () => {
  const read = (o0: unknown) => readGithubAnswer(JSON.stringify({ data: { r0: { ...good, o0 } } }), query);
  expect(read({ __typename: 'Blob' })).toMatchObject({ facts: [{ object: 'Blob' }] });
  expect(read(null)).toMatchObject({ facts: [{ object: null }] });
});

test('whatever comes is read without a throw, and says as much as was asked', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.record({ data: fc.record({ r0: fc.jsonValue() }) }).map((value) => JSON.stringify(value)),
      ),
      (text) => {
        const read = readGithubAnswer(text, query);
        if (read.kind === 'facts') expect(read.facts).toHaveLength(1);
      },
    ),
  );
});
