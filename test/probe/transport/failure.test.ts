import fc from 'fast-check';
import { errors } from 'undici';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../src/model/probe.ts';
import { deadlinePassed } from '../../../src/probe/transport/deadline.ts';
import { failureOf, isBug } from '../../../src/probe/transport/failure.ts';

const coded = (code: string, message = '') => Object.assign(new Error(message), { code });
type Row = readonly [code: string, failure: Failure];
type Fault = Extract<Failure, { readonly kind: 'tls' }>['fault'];
const tls = (fault: Fault) => (code: string) => [code, { kind: 'tls', fault, code }] as const satisfies Row;

const rows: readonly Row[] = [
  ['ECONNREFUSED', { kind: 'refused' }],
  ['ECONNRESET', { kind: 'reset' }],
  ['ECONNABORTED', { kind: 'reset' }],
  ['EPIPE', { kind: 'reset' }],
  ['EHOSTUNREACH', { kind: 'unreachable' }],
  ['ENETUNREACH', { kind: 'unreachable' }],
  ['EADDRNOTAVAIL', { kind: 'unreachable' }],
  ['EAFNOSUPPORT', { kind: 'unreachable' }],
  ['EACCES', { kind: 'unreachable' }],
  ['EMFILE', { kind: 'unreachable' }],
  ['ETIMEDOUT', { kind: 'timeout', phase: 'connect' }],
  ['UND_ERR_HEADERS_TIMEOUT', { kind: 'timeout', phase: 'connect' }],
  ...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'].map(tls('cert-expired')),
  ...['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'].map(tls('cert-hostname')),
  ...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_GET_ISSUER_CERT'].map(
    tls('cert-untrusted'),
  ),
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_UNTRUSTED'].map(tls('cert-untrusted')),
  ...['UNABLE_TO_VERIFY_LEAF_SIGNATURE'].map(tls('cert-chain')),
  ...['CERT_REVOKED', 'CERT_SIGNATURE_FAILURE', 'EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER'].map(tls('tls')),
  ...['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'ERR_TLS_HANDSHAKE_TIMEOUT', 'ERR_OSSL_EVP_UNSUPPORTED'].map(tls('tls')),
  ...['ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL'].map(tls('no-application-protocol')),
  ['HPE_INVALID_CONSTANT', { kind: 'protocol', code: 'HPE_INVALID_CONSTANT' }],
  ['UND_ERR_HEADERS_OVERFLOW', { kind: 'protocol', code: 'UND_ERR_HEADERS_OVERFLOW' }],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', { kind: 'protocol', code: 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' }],
  ['ERR_ASSERTION', { kind: 'protocol', code: 'ERR_ASSERTION' }],
  ['ERR_HTTP2_STREAM_ERROR', { kind: 'protocol', code: 'ERR_HTTP2_STREAM_ERROR' }],
  ['E_NEVER_SEEN', { kind: 'protocol', code: 'E_NEVER_SEEN' }],
];

describe('failureOf', () => {
  test.each(rows)('%s', (code, failure) => {
    expect(failureOf(coded(code), 'connect')).toEqual(failure);
  });

  test.each([
    ['other side closed', { kind: 'reset' }],
    ['bad response', { kind: 'protocol', code: 'UND_ERR_SOCKET' }],
    ['bad upgrade', { kind: 'protocol', code: 'UND_ERR_SOCKET' }],
  ])("tells undici's socket errors apart: %s", (message, failure) => {
    expect(failureOf(new errors.SocketError(message), 'answer')).toEqual(failure);
  });

  test('names a parser error without a code', () => {
    expect(failureOf(new errors.HTTPParserError('Expected HTTP/'), 'answer')).toEqual({
      kind: 'protocol',
      code: 'HTTPParserError',
    });
  });

  test.each(['dns', 'connect', 'answer'] as const)('knows our own deadline in the phase "%s"', (phase) => {
    expect(failureOf(deadlinePassed, phase)).toEqual({ kind: 'timeout', phase });
  });

  test.each([
    [['ECONNREFUSED', 'ECONNREFUSED'], 'refused'],
    [['ENETUNREACH', 'ECONNREFUSED'], 'refused'],
    [['EHOSTUNREACH', 'ENETUNREACH'], 'unreachable'],
    [['ECONNREFUSED', 'ETIMEDOUT'], 'timeout'],
    [['ENETUNREACH', 'ECONNRESET'], 'reset'],
    [[], 'unreachable'],
  ])('of several addresses %j: %s', (codes, kind) => {
    expect(failureOf(new AggregateError(codes.map((code) => coded(code))), 'connect').kind).toBe(kind);
  });

  test('has a word for anything that can be thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(failureOf(thrown, 'answer').kind).toBe('protocol');
      }),
    );
  });
});

describe('isBug', () => {
  test.each([
    [new TypeError('x is not a function'), true],
    [new errors.InvalidArgumentError('invalid header'), true],
    [coded('ERR_INVALID_CHAR'), true],
    ['not even an error', true],
    [coded('ECONNRESET'), false],
    [new errors.HTTPParserError('Expected HTTP/'), false],
    [new AggregateError([]), false],
    [deadlinePassed, false],
  ])('%s: %s', (error, bug) => {
    expect(isBug(error)).toBe(bug);
  });
});
