import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GithubPart } from '../../../src/probe/sites/github-address.ts';
import { readGithubAnswer } from '../../../src/probe/sites/github-answer.ts';
import { githubQuery } from '../../../src/probe/sites/github-query.ts';

const query = githubQuery([
  { kind: 'repository', owner: 'a', name: 'b', part: { kind: 'blob', expression: 'main:x' } },
]);
const good = { nameWithOwner: 'a/b', isPrivate: false, isArchived: false, isDisabled: false };

describe('an answer in part', () => {
  test.each<[string, unknown, string]>([
    ['a repository', { data: { r0: good } }, 'repository'],
    ['none', { data: { r0: null }, errors: [{ type: 'NOT_FOUND', path: ['r0'] }] }, 'not-found'],
    ['null without an error', { data: { r0: null } }, 'unknown'],
    ['an error about another one', { data: { r0: null }, errors: [{ type: 'NOT_FOUND', path: ['r1'] }] }, 'unknown'],
    ['an error within', { data: { r0: null }, errors: [{ type: 'NOT_FOUND', path: ['r0', 'o2'] }] }, 'unknown'],
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

describe('a part, or none', () => {
  const none = { type: null, url: null, tag: null };
  test.each<[string, GithubPart, unknown, unknown]>([
    ['an object', { kind: 'blob', expression: 'main:x' }, { __typename: 'Blob' }, { ...none, type: 'Blob' }],
    ['an issue', { kind: 'issues', number: 1 }, { url: 'u' }, { ...none, url: 'u' }],
    ['a release', { kind: 'releases', tag: 'v' }, { tagName: 'v', isDraft: false }, { ...none, tag: 'v' }],
    ['a draft', { kind: 'releases', tag: 'v' }, { tagName: 'v', isDraft: true }, none],
    ['who knows', { kind: 'releases', tag: 'v' }, { tagName: 'v' }, none],
    ['nothing', { kind: 'pull', number: 1 }, null, null],
    ['no object', { kind: 'pull', number: 1 }, 'u', null],
  ])('%s', (_, part, found, expected) => {
    const asked = githubQuery([{ kind: 'repository', owner: 'a', name: 'b', part }]);
    const [name] = asked.names;
    const alias = name?.kind === 'repository' ? (name.part ?? '') : '';
    const read = readGithubAnswer(JSON.stringify({ data: { r0: { ...good, [alias]: found } } }), asked);
    expect(read).toMatchObject({ facts: [{ kind: 'repository', part: expected }] });
  });

  test('features are on only where that is said', () => {
    const flags = { hasIssuesEnabled: true, hasPullRequestsEnabled: false, hasDiscussionsEnabled: 'yes' };
    const read = readGithubAnswer(JSON.stringify({ data: { r0: { ...good, ...flags } } }), query);
    expect(read).toMatchObject({ facts: [{ features: ['issues'] }] });
  });
});

describe('an owner', () => {
  const asked = githubQuery([{ kind: 'owner', login: 'a' }]);
  test.each<[string, unknown, unknown]>([
    ['there', { login: 'A', isViewer: false }, { kind: 'owner', login: 'A', who: 'other' }],
    ['an organisation', { login: 'a' }, { kind: 'owner', login: 'a', who: 'other' }],
    ['who asks', { login: 'a', isViewer: true }, { kind: 'owner', login: 'a', who: 'viewer' }],
    ['none', null, { kind: 'unknown' }],
    ['without a name', {}, { kind: 'unknown' }],
  ])('%s', (_, u0, expected) => {
    expect(readGithubAnswer(JSON.stringify({ data: { u0 } }), asked)).toEqual({ kind: 'facts', facts: [expected] });
  });
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
