import { describe, expect, test } from 'vitest';
import type { LinkRow, ReportFinding } from '../../src/model/report.ts';
import { reasonsOf, verdictKinds } from '../../src/model/verdict.ts';
import { messageOf } from '../../src/report/message.ts';
import { linkRow } from './sample.ts';

const allRules = verdictKinds.flatMap((kind) => reasonsOf[kind].map((reason) => `${kind}/${reason}`));

describe('messageOf', () => {
  test.each(allRules)('%s has a sentence, with and without a row', (rule) => {
    for (const row of [null, linkRow()]) {
      const message = messageOf(rule, {}, row);
      expect(message).toMatch(/^\S.*[^\s.]$/);
      expect(message).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  test('all reasons of one verdict have different sentences', () => {
    const messages = allRules.map((rule) => messageOf(rule, {}, linkRow({ finalUrl: 'https://b.example/' })));
    expect(new Set(messages).size).toBe(allRules.length);
  });

  const cases: readonly (readonly [string, ReportFinding['data'], Partial<LinkRow> | null, string])[] = [
    ['moved/permanent-redirect', {}, { finalUrl: 'https://b.example/' }, 'moved permanently to https://b.example/'],
    ['dead/not-found', {}, { status: 404 }, 'page not found: 404'],
    [
      'dead/not-found',
      {},
      { status: 404, evidence: [{ kind: 'confirmed', status: 404, changed: false }], lastOkAt: '2026-05-01T02:00:00Z' },
      'page not found: 404 twice; last good on 2026-05-01',
    ],
    [
      'dead/not-found',
      {},
      { status: 404, evidence: [{ kind: 'site', site: 'youtube', says: 'gone' }] },
      'page not found: youtube says so',
    ],
    ['blocked/auth-required', {}, { status: 401 }, 'asks for a login (401)'],
    [
      'blocked/auth-required',
      {},
      { status: 404, evidence: [{ kind: 'site', site: 'owner', says: 'hidden' }] },
      'missing for strangers; its owner may hide it (404)',
    ],
    ['dead/gone', {}, { status: 410 }, 'gone for good, says the server: 410'],
    ['dead/dns', {}, { url: 'https://no.example/a', status: null }, 'no such host: no.example has no address'],
    [
      'dead/soft-404',
      {},
      { title: 'Oops', evidence: [{ kind: 'sibling', status: 200, lies: true }] },
      'page not found, in spite of status 200: a made-up address beside it gets the same page; titled "Oops"',
    ],
    [
      'dead/redirect-loop',
      {},
      { hops: [{ url: 'https://a.example/', status: 302, via: 'location' }] },
      'redirects in a circle, 1 hop long',
    ],
    ['dead/malformed-url', { fault: 'empty' }, null, 'the address is empty'],
    ['dead/malformed-url', { fault: 'constructor' }, null, 'not a valid address'],
    ['dead/unknown-scheme', { scheme: 'htts' }, null, 'no such scheme: "htts"'],
    ['dead/missing-file', { path: 'docs/a.md' }, null, 'no such file: docs/a.md'],
    ['dead/missing-file', {}, { url: 'docs/b.md' }, 'no such file: docs/b.md'],
    ['dead/missing-anchor', {}, { url: 'docs/b.md#setup' }, 'no heading or id #setup on that page'],
    [
      'dead/long-unreachable',
      {},
      {
        failingSince: '2026-08-01T02:00:00Z',
        history: [
          { at: '2026-07-01', verdict: 'unstable', reason: 'timeout' },
          { at: '2026-07-20', verdict: 'ok', reason: null },
          { at: '2026-08-01', verdict: 'unstable', reason: 'timeout' },
          { at: '2026-08-09', verdict: 'unstable', reason: 'refused' },
        ],
      },
      'unreachable since 2026-08-01, in 2 runs',
    ],
    ['blocked/login', {}, {}, 'leads to a login page'],
    [
      'dead/dns',
      {},
      {
        evidence: [{ kind: 'failure', url: 'https://next.example/', failure: 'dns', code: 'no-such-name' }],
        status: null,
      },
      'no such host: next.example has no address',
    ],
    [
      'dead/missing-file',
      { path: 'a.md' },
      { evidence: [{ kind: 'wrong-case', actual: 'A.md' }] },
      'no such file: a.md in this letter case',
    ],
    [
      'unstable/protocol',
      {},
      { evidence: [{ kind: 'bad-redirect', url: 'https://x.example/', status: 302, location: 'data:,x' }] },
      'redirects (302) to no address that can be asked: data:,x',
    ],
    [
      'unstable/protocol',
      {},
      { evidence: [{ kind: 'failure', failure: 'protocol', code: 'HPE_INVALID_CONSTANT' }] },
      'the answer is not readable as HTTP (HPE_INVALID_CONSTANT)',
    ],
    ['unstable/protocol', {}, { status: 304 }, 'the answer shows no page: 304'],
    [
      'unstable/unreachable',
      {},
      {
        evidence: [
          { kind: 'failure', failure: 'proxy', code: '502' },
          { kind: 'proxy', code: '502' },
        ],
        attempts: 1,
      },
      'the proxy finds no way to the host (502)',
    ],
    ['skipped/excluded', {}, { evidence: [{ kind: 'rule', rule: 'exclude "a/**"' }] }, 'left out by exclude "a/**"'],
    [
      'expired-pattern',
      { list: 'exclude', pattern: 'a', until: '2026-01-31' },
      null,
      'the exclude pattern a held until 2026-01-31',
    ],
    ['blocked/forbidden', {}, { status: 403 }, 'refused to programs (403)'],
    ['unstable/timeout', { phase: 'connect' }, { attempts: 3 }, 'no answer in time (connect), 3 attempts'],
    ['unstable/server-error', {}, { status: 503, attempts: 3 }, 'server error: 503, 3 attempts'],
    [
      'insecure/tls',
      {},
      { evidence: [{ kind: 'unverified', code: 'ERR_SSL_X', status: 200 }] },
      'no secure connection (ERR_SSL_X); the page is there',
    ],
    ['skipped/excluded', { pattern: '*.corp.example' }, null, 'left out by *.corp.example'],

    ['file-encoding', { offset: 1024 }, null, 'not UTF-8: byte 1,024 cannot be decoded; the file was not read'],
    ['file-unreadable', { why: 'EACCES' }, null, 'the file could not be read: no permission'],
    ['parse-failure', { why: 'too deep' }, null, 'the file could not be parsed: too deep'],
    ['generated-file', {}, null, 'a tool writes this file'],
    ['generated-file', { fixes: 2 }, null, 'a tool writes this file, so 2 fixes stay out'],
    ['generated-file', { fixes: 1 }, null, 'a tool writes this file, so 1 fix stays out'],
    ['file-changed', {}, null, 'the file changed while the run went on; nothing was written'],
    [
      'missing-files-of-one-shape',
      { count: 1200, shape: '/posts/*.html' },
      null,
      '1,200 links like /posts/*.html lead to missing files: the same cause, probably',
    ],
    [
      'expired-pattern',
      { pattern: '*.x.example', until: '2026-01-31' },
      null,
      'the pattern *.x.example held until 2026-01-31',
    ],
    ['unused-pattern', { pattern: '*.x.example' }, null, 'the pattern *.x.example fits no address'],
    ['unused-directive', { directive: 'linkmend-disable-line' }, null, 'this comment switches nothing off'],
    [
      'no-duplicate-links',
      { first: 'README.md:3', times: 2, x: null },
      null,
      'no duplicate links (first: README.md:3, times: 2)',
    ],
    ['constructor', {}, null, 'constructor'],
    ['dead/toString', {}, null, 'dead/toString'],
  ];

  test.each(cases)('%s %j %j', (rule, data, row, expected) => {
    expect(messageOf(rule, data, row === null ? null : linkRow(row))).toBe(expected);
  });
});
