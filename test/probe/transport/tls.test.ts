import { describe, expect, test } from 'vitest';
import type { ExchangeRequest, ExchangeResult } from '../../../src/probe/exchange.ts';
import { createTrust } from '../../../src/probe/transport/trust.ts';
import { createTestTransport, exchangeRequest } from '../../support/transport.ts';
import { type CertificateName, serve, serveRaw, serveTls, testAuthority } from '../../support/web.ts';

const never = new AbortController().signal;

async function ask(url: string, changes: Partial<ExchangeRequest> = {}): Promise<ExchangeResult> {
  await using transport = createTestTransport();
  return await transport.exchange(exchangeRequest(url, changes), never);
}

const page = (name: CertificateName, protocol: 'http/1.1' | 'h2' = 'http/1.1') =>
  serveTls((_request, response) => void response.end('page'), { certificate: name, protocol });

describe('a certificate', () => {
  test.each(['localhost', '127.0.0.1', 'www.example.test', 'example.test', 'example.test.'])(
    'that is valid for %s is verified',
    async (hostname) => {
      await using web = await page('valid');
      expect(await ask(web.url('/', hostname))).toMatchObject({ kind: 'answer', status: 200, ended: true });
    },
  );

  const faults = [
    ['expired', 'cert-expired', 'CERT_HAS_EXPIRED', 'linkmend test root'],
    ['not-yet-valid', 'cert-expired', 'CERT_NOT_YET_VALID', 'linkmend test root'],
    ['wrong-host', 'cert-hostname', 'ERR_TLS_CERT_ALTNAME_INVALID', 'linkmend test root'],
    ['self-signed', 'cert-untrusted', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
    ['untrusted', 'cert-untrusted', 'SELF_SIGNED_CERT_IN_CHAIN', 'linkmend test root nobody knows'],
    ['incomplete', 'cert-chain', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'linkmend test intermediate'],
  ] as const;

  test.each(faults)('that is %s is the fault %s', async (name, fault, code) => {
    await using web = await page(name);
    expect(await ask(web.url('/'))).toMatchObject({ kind: 'failure', failure: { kind: 'tls', fault, code } });
    expect(web.requests).toEqual([]);
  });

  test.each(faults)('that is %s does not matter without verification', async (name, _fault, _code, issuer) => {
    await using web = await page(name);
    expect(await ask(web.url('/'), { verification: 'none' })).toMatchObject({ kind: 'answer', status: 200, issuer });
  });

  test('that does not name the host is a fault on another name alone', async () => {
    await using web = await page('valid');
    expect(await ask(web.url('/', 'other.test'))).toMatchObject({ failure: { kind: 'tls', fault: 'cert-hostname' } });
  });

  test('that was not verified is no reason to reuse the connection where it must be', async () => {
    await using web = await page('expired');
    await using transport = createTestTransport();
    await transport.exchange(exchangeRequest(web.url('/'), { verification: 'none' }), never);
    expect(await transport.exchange(exchangeRequest(web.url('/')), never)).toMatchObject({ kind: 'failure' });
  });

  test.each(['strict', 'lenient'] as const)('is verified whatever the parser: %s', async (parser) => {
    await using web = await page('expired');
    expect(await ask(web.url('/'), { parser })).toMatchObject({ failure: { fault: 'cert-expired' } });
    await using good = await page('valid');
    expect(await ask(good.url('/'), { parser })).toMatchObject({ kind: 'answer', status: 200 });
  });
});

describe('TLS', () => {
  test('to a plain port is a fault', async () => {
    await using web = await serve((_request, response) => void response.end());
    expect(await ask(`https://localhost:${web.port}/`)).toMatchObject({
      failure: { kind: 'tls', fault: 'tls', code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
    });
  });

  test('with a server that speaks HTTP/2 alone', async () => {
    await using web = await page('valid', 'h2');
    expect(await ask(web.url('/'))).toMatchObject({ failure: { kind: 'tls', fault: 'no-application-protocol' } });
    const answer = await ask(web.url('/p?q'), { protocol: 'h2' });
    expect(answer).toMatchObject({ kind: 'answer', status: 200, ended: true });
    expect(web.requests).toMatchObject([{ method: 'GET', target: '/p?q' }]);
  });

  test('with a server that speaks HTTP/1.1 alone, asked for HTTP/2', async () => {
    await using web = await page('valid');
    expect(await ask(web.url('/'), { protocol: 'h2' })).toMatchObject({ kind: 'answer', status: 200 });
  });

  test('of an old version is understood without verification alone', async () => {
    await using web = await serveTls((_request, response) => void response.end('old'), {
      certificate: 'valid',
      versions: 'old',
    });
    expect(await ask(web.url('/'))).toMatchObject({ failure: { kind: 'tls', fault: 'tls' } });
    expect(await ask(web.url('/'), { verification: 'none' })).toMatchObject({ kind: 'answer', status: 200 });
  });
});

describe('a server that knows nothing of secure renegotiation (RFC 5746)', () => {
  // The ServerHello of TLS 1.2 without any extension; what would follow never comes.
  const hello = Buffer.from(`16030300 2a 02000026 0303 ${'5a'.repeat(32)} 00 c02f 00`.replaceAll(' ', ''), 'hex');
  const serveOld = () => serveRaw((socket) => socket.once('data', () => socket.end(hello)));

  test('is a fault of its TLS', async () => {
    await using web = await serveOld();
    expect(await ask(`https://localhost:${web.port}/`)).toMatchObject({
      failure: { kind: 'tls', fault: 'tls', code: 'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED' },
    });
  });

  test('is talked to without verification: it ends where the server ends it', async () => {
    await using web = await serveOld();
    expect(await ask(`https://localhost:${web.port}/`, { verification: 'none' })).toMatchObject({
      failure: { kind: 'reset' },
    });
  });
});

describe('trust', () => {
  const reach = async (env: Record<string, string>, ca: readonly string[] = []) => {
    await using web = await page('valid');
    await using transport = createTestTransport({ ca }, { env });
    return (await transport.exchange(exchangeRequest(web.url('/')), never)).kind;
  };

  test.each([
    ['nothing', {}, 'failure'],
    ['SSL_CERT_FILE', { SSL_CERT_FILE: testAuthority }, 'answer'],
    ['a missing SSL_CERT_FILE', { SSL_CERT_FILE: '/nowhere.pem' }, 'failure'],
  ])('from %s', async (_case, env, kind) => {
    expect(await reach(env as Record<string, string>)).toBe(kind);
  });

  test('from NODE_EXTRA_CA_CERTS stays where `ca` adds more', async () => {
    const other = new URL('../../../fixtures/certificates/self-signed.pem', import.meta.url).pathname;
    expect(await reach({ NODE_EXTRA_CA_CERTS: testAuthority }, [other])).toBe('answer');
  });

  test.each([
    ['/nowhere.pem', 'ca: cannot read /nowhere.pem (ENOENT)'],
    [testAuthority.replace('ca.pem', 'make.sh'), 'holds no PEM certificate'],
  ])('in the unusable file %s is a mistake', (path, message) => {
    expect(() => createTrust({ ca: [path], env: {} })).toThrow(message);
  });

  test('fills its contexts once', () => {
    const trust = createTrust({ ca: [testAuthority], env: {} });
    expect(trust.strict()).toBe(trust.strict());
  });
});
