import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../src/model/verdict.ts';
import { evidenceText } from '../../src/report/evidence.ts';

describe('evidenceText', () => {
  test.each<[Evidence, string]>([
    [{ kind: 'answer', url: 'https://x.example/', status: 404 }, 'https://x.example/: 404'],
    [
      { kind: 'failure', url: 'https://x.example/', failure: 'timeout', phase: 'connect' },
      'https://x.example/: timeout (connect)',
    ],
    [{ kind: 'confirmed', status: null, changed: false }, 'asked again on a fresh connection: no answer'],
    [{ kind: 'plain-agent', status: 200, changed: true }, 'asked as a browser: 200'],
    [
      { kind: 'unverified', code: 'CERT_HAS_EXPIRED', status: 200 },
      'asked without verifying the certificate (CERT_HAS_EXPIRED): 200',
    ],
    [{ kind: 'retried', times: 2, last: 'reset' }, 'failed 2 times before, the last time by reset'],
    [{ kind: 'paused', times: 3, status: 429 }, 'waited 3 times for a rate limit (429)'],
    [{ kind: 'sibling', status: 200, lies: true }, 'a made-up address beside it: 200, the same page'],
    [{ kind: 'site', site: 'youtube', says: 'gone' }, 'youtube says: gone'],
    [{ kind: 'site', site: 'github.com', says: 'there', archived: true }, 'github.com says: there (archived)'],
    [{ kind: 'site', site: 'owner', says: 'hidden' }, 'its owner may hide it: strangers get the same 404 either way'],
    [{ kind: 'circuit-open', host: 'x.example' }, 'x.example failed several times in a row'],
    [{ kind: 'accepted', status: 403 }, 'status 403 is accepted for this host'],
    [{ kind: 'mark', header: 'cf-mitigated', value: 'challenge' }, 'the answer says cf-mitigated: challenge'],
    [{ kind: 'missing-file', didYouMean: 'docs/b.md' }, 'no such file; docs/b.md is there'],
    [{ kind: 'missing-file', didYouMean: null }, 'missing-file'],
    [{ kind: 'missing-anchor', didYouMean: 'usage' }, 'no such heading or id; #usage is there'],
    [{ kind: 'missing-anchor', didYouMean: null }, 'missing-anchor'],
    [{ kind: 'wrong-case', actual: 'docs/B.md' }, 'there in another letter case: docs/B.md'],
    [{ kind: 'outside-root' }, 'outside of what the repository publishes'],
    [{ kind: 'outside-site' }, 'there, but no page of the site'],
    [{ kind: 'found', type: 'file' }, 'there: a file'],
    [{ kind: 'unknown', type: 'file', other: null }, 'unknown: type file'],
    [{ kind: 'toString' }, 'toString'],
  ])('%j', (evidence, expected) => {
    expect(evidenceText(evidence)).toBe(expected);
  });
});
