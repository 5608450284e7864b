import { describe, expect, test } from 'vitest';
import type { Resolution } from '../../../src/probe/transport/resolver.ts';
import { createTestResolver, createTestTransport, exchangeRequest } from '../../support/transport.ts';
import { serve } from '../../support/web.ts';

const never = new AbortController().signal;
const v4 = (...list: readonly string[]): Resolution => ({
  kind: 'addresses',
  list: list.map((address) => ({ address, family: 4 })),
});

describe('a private address', () => {
  test.each(['127.0.0.1', '2130706433', '0x7f.1', '017700000001', '127.1', '①②⑦.⓪.⓪.①', '[::ffff:127.0.0.1]'])(
    'is not asked, written as %s',
    async (host) => {
      await using web = await serve((_request, response) => void response.end('secret'));
      await using transport = createTestTransport({ allowPrivate: [] });
      for (const parser of ['strict', 'lenient'] as const) {
        const result = await transport.exchange(exchangeRequest(`http://${host}:${web.port}/`, { parser }), never);
        expect(result).toMatchObject({ kind: 'failure', failure: { kind: 'private-address' } });
      }
      expect(web.connections.made).toBe(0);
    },
  );

  test.each([
    ['behind a name', v4('127.0.0.1'), '127.0.0.1'],
    ['beside a public one', v4('8.8.8.8', '169.254.169.254'), '169.254.169.254'],
    ['in IPv6', { kind: 'addresses', list: [{ address: '::1', family: 6 }] } as const, '::1'],
  ])('is not asked %s', async (_case, resolution, address) => {
    await using web = await serve((_request, response) => void response.end('secret'));
    const resolver = createTestResolver({ 'inside.example': resolution });
    await using transport = createTestTransport({ allowPrivate: [] }, { resolver });
    expect(await transport.exchange(exchangeRequest(web.url('/', 'inside.example')), never)).toMatchObject({
      failure: { kind: 'private-address', address },
    });
    expect(web.connections.made).toBe(0);
  });

  test('is not asked when a later answer for the name turns inside', async () => {
    await using web = await serve((_request, response) => void response.end('secret'));
    let answers = 0;
    const resolver = {
      ...createTestResolver(),
      resolve: async () => {
        answers += 1;
        return answers === 1 ? v4('127.0.0.2') : v4('127.0.0.1');
      },
    };
    // Only the first address is allowed, by the settings of a host of that name; the second answer has no such name.
    await using transport = createTestTransport({ allowPrivate: ['first.example'] }, { resolver });
    await transport.exchange(exchangeRequest(web.url('/', 'first.example'), { timeout: 2000 }), never);
    expect(await transport.exchange(exchangeRequest(web.url('/', 'second.example')), never)).toMatchObject({
      failure: { kind: 'private-address', address: '127.0.0.1' },
    });
    expect(web.requests).toEqual([]);
  });

  test('is asked where it is allowed', async () => {
    await using web = await serve((_request, response) => void response.end('page'));
    await using transport = createTestTransport({ allowPrivate: ['*.corp.example'] });
    expect(await transport.exchange(exchangeRequest(web.url('/', 'wiki.corp.example')), never)).toMatchObject({
      kind: 'answer',
      status: 200,
    });
  });

  test('of a host is connected to, and none that was not checked', async () => {
    await using web = await serve((_request, response) => void response.end('page'));
    const resolver = createTestResolver({ 'two.example': v4('127.0.0.2', '127.0.0.1') });
    await using transport = createTestTransport({}, { resolver });
    const result = await transport.exchange(exchangeRequest(web.url('/', 'two.example')), never);
    expect(result).toMatchObject({ kind: 'answer', status: 200 });
  });
});
