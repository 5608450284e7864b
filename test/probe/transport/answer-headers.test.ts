import { expect, test } from 'vitest';
import { answerHeaders } from '../../../src/probe/transport/answer-headers.ts';

test.each<[string, Parameters<typeof answerHeaders>[0], Readonly<Record<string, string>>]>([
  [
    'lists are joined',
    { vary: ['a', 'b'], 'content-encoding': ['gzip', 'gzip'] },
    { vary: 'a, b', 'content-encoding': 'gzip, gzip' },
  ],
  [
    'single values count once',
    { location: ['/x', '/x'], 'content-type': 'text/html' },
    { location: '/x', 'content-type': 'text/html' },
  ],
  ['two addresses say nothing', { location: ['/x', '/y'], server: 's' }, { server: 's' }],
])('%s', (_, parsed, headers) => {
  expect(answerHeaders(parsed)).toEqual({ headers, setCookies: [] });
});

test('cookies stay apart', () => {
  expect(answerHeaders({ 'set-cookie': ['a=1', 'b=2'] })).toEqual({ headers: {}, setCookies: ['a=1', 'b=2'] });
});
