import { describe, expect, test } from 'vitest';
import { parseHosts } from '../../../src/probe/transport/hosts-file.ts';
import { createResolver, type ResolverOptions } from '../../../src/probe/transport/resolver.ts';
import { type NameServer, serveNames } from '../../support/name-server.ts';

const coded = (code: string) => Object.assign(new Error(code), { code });

/** A resolver on a test's name server, whose system knows nothing unless told otherwise. */
function resolverOn(server: NameServer, options: Partial<ResolverOptions> = {}) {
  return createResolver({
    timeout: 100,
    tries: 1,
    systemLookups: 2,
    servers: [server.address],
    hosts: new Map(),
    decoys: [],
    system: () => Promise.reject(coded('ENOTFOUND')),
    ...options,
  });
}

const addresses = (...list: readonly string[]) => ({
  kind: 'addresses',
  list: list.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
});
const failure = (code: string) => ({ kind: 'failure', code });

describe('a name', () => {
  test.each([
    [{ v4: ['192.0.2.1'] }, addresses('192.0.2.1')],
    [{ v6: ['2001:db8::1'], v4: ['192.0.2.1', '192.0.2.2'] }, addresses('192.0.2.1', '192.0.2.2', '2001:db8::1')],
    [{ v6: ['2001:db8::1'] }, addresses('2001:db8::1')],
    [{}, failure('no-address')],
    ['nxdomain', failure('no-such-name')],
    ['servfail', failure('temporary')],
    ['silent', failure('timeout')],
  ] as const)('of which DNS says %j', async (word, expected) => {
    await using server = await serveNames(() => word);
    expect(await resolverOn(server).resolve('x.example', 'trust')).toEqual(expected);
  });

  test('that no name server can be asked about is put to the system', async () => {
    await using server = await serveNames(() => ({}));
    await server.close();
    const system = async () => [{ address: '192.0.2.9', family: 4 }];
    const resolver = resolverOn(server, { system });
    expect(await resolver.resolve('x.example', 'trust')).toEqual(addresses('192.0.2.9'));
  });

  test.each(['a'.repeat(64), 'a..b'])('like %s is none', async (name) => {
    await using server = await serveNames(() => ({ v4: ['192.0.2.1'] }));
    expect(await resolverOn(server).resolve(name, 'trust')).toEqual(failure('no-such-name'));
  });

  test.each(['x.example', 'X.Example', 'x.example.'])('in the hosts file (%s) is no question', async (name) => {
    await using server = await serveNames(() => 'nxdomain');
    const resolver = resolverOn(server, { hosts: parseHosts('192.0.2.7 x.example') });
    expect(await resolver.resolve(name, 'trust')).toEqual(addresses('192.0.2.7'));
    expect(server.questions).toEqual([]);
    expect(resolver.facts()).toEqual({ asked: 0, resolved: 0 });
  });

  test.each(['localhost', 'a.localhost'])('like %s is this machine', async (name) => {
    await using server = await serveNames(() => 'nxdomain');
    expect(await resolverOn(server).resolve(name, 'trust')).toEqual(addresses('127.0.0.1', '::1'));
    expect(server.questions).toEqual([]);
  });
});

describe("the system's word", () => {
  test.each(['nxdomain', {}] as const)('is asked where DNS says %j', async (word) => {
    await using server = await serveNames(() => word);
    const resolver = resolverOn(server, { system: async () => [{ address: '192.0.2.8', family: 4 }] });
    expect(await resolver.resolve('printer.local', 'trust')).toEqual(addresses('192.0.2.8'));
  });

  test.each(['servfail', 'silent'] as const)('is not asked where DNS is %s', async (word) => {
    await using server = await serveNames(() => word);
    const asked: string[] = [];
    const system = async (name: string) => {
      asked.push(name);
      return [];
    };
    await resolverOn(server, { system }).resolve('x.example', 'trust');
    expect(asked).toEqual([]);
  });

  test('that it cannot say makes the answer a passing one', async () => {
    await using server = await serveNames(() => 'nxdomain');
    const resolver = resolverOn(server, { system: () => Promise.reject(coded('EAI_AGAIN')) });
    expect(await resolver.resolve('x.example', 'trust')).toEqual(failure('temporary'));
  });

  test('is asked about two names at a time', async () => {
    await using server = await serveNames(() => 'nxdomain');
    let running = 0;
    let most = 0;
    const system = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return [];
    };
    const resolver = resolverOn(server, { system });
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => resolver.resolve(`${name}.example`, 'trust')));
    expect(most).toBe(2);
  });
});

describe('names that nobody has', () => {
  const advertisements = { v4: ['192.0.2.66', '192.0.2.67'] };
  const decoys = ['decoy.test', 'www.decoy.test'];
  const wellKnown = ['known.test'];

  test.each([
    ['gone.example', failure('no-such-name')],
    ['known.test', addresses('192.0.2.1')],
    ['both.example', addresses('192.0.2.66', '192.0.2.1')],
  ] as const)('have no address where all of them get the same: %s', async (name, expected) => {
    await using server = await serveNames((asked) => {
      if (asked === 'known.test') return { v4: ['192.0.2.1'] };
      return asked === 'both.example' ? { v4: ['192.0.2.66', '192.0.2.1'] } : advertisements;
    });
    // The system asks the same name servers.
    const system = async () => [{ address: '192.0.2.67', family: 4 }];
    const resolver = resolverOn(server, { decoys, wellKnown, system });
    expect(await resolver.resolve(name, 'trust')).toEqual(expected);
    expect(await resolver.resolve(name, 'distrust')).toEqual(expected);
  });

  test('do not count as resolved', async () => {
    await using server = await serveNames((asked) => (asked === 'known.test' ? { v4: ['192.0.2.1'] } : advertisements));
    const resolver = resolverOn(server, { decoys, wellKnown });
    for (const name of ['known.test', 'gone.example']) await resolver.resolve(name, 'trust');
    expect(resolver.facts()).toEqual({ asked: 2, resolved: 1 });
  });

  test('tell nothing where well-known names have the same addresses', async () => {
    await using server = await serveNames(() => advertisements);
    const resolver = resolverOn(server, { decoys, wellKnown });
    expect(await resolver.resolve('x.example', 'trust')).toEqual(addresses('192.0.2.66', '192.0.2.67'));
  });

  test.each(['silent', 'servfail', {}] as const)('of which DNS says %j', async (word) => {
    await using server = await serveNames((asked) => (asked.endsWith('decoy.test') ? word : { v4: ['192.0.2.1'] }));
    const resolver = resolverOn(server, { decoys, wellKnown });
    expect(await resolver.resolve('x.example', 'trust')).toEqual(addresses('192.0.2.1'));
  });

  test('are found in no domain of the search list, unless they have no dot', async () => {
    await using server = await serveNames(() => 'nxdomain');
    const system = async () => [{ address: '192.0.2.80', family: 4 }];
    const resolver = resolverOn(server, { decoys, wellKnown: [], system });
    expect(await resolver.resolve('gone.example', 'trust')).toEqual(failure('no-such-name'));
    expect(await resolver.resolve('wiki', 'trust')).toEqual(addresses('192.0.2.80'));
  });

  test('leave those alone that only the system knows', async () => {
    await using server = await serveNames(() => 'nxdomain');
    const system = async (name: string) => {
      if (name === 'inside.example') return [{ address: '192.0.2.80', family: 4 }];
      throw coded('ENOTFOUND');
    };
    const resolver = resolverOn(server, { decoys, wellKnown, system });
    expect(await resolver.resolve('inside.example', 'trust')).toEqual(addresses('192.0.2.80'));
    expect(await resolver.resolve('gone.example', 'trust')).toEqual(failure('no-such-name'));
  });
});

describe('a network that goes down and denies every name', () => {
  const served = (name: string) => (name === 'gone.example' ? 'nxdomain' : { v4: ['192.0.2.1'] });

  test('is not believed, nor is what it said remembered', async () => {
    let network: 'up' | 'down' = 'up';
    await using server = await serveNames((name) => (network === 'up' ? served(name) : 'nxdomain'));
    const resolver = resolverOn(server, { wellKnown: ['known.test'] });
    expect(await resolver.resolve('gone.example', 'trust')).toEqual(failure('no-such-name'));
    network = 'down';
    expect(await resolver.resolve('x.example', 'trust')).toEqual(failure('temporary'));
    expect(await resolver.resolve('x.example', 'distrust')).toEqual(failure('temporary'));
    network = 'up';
    expect(await resolver.resolve('x.example', 'trust')).toEqual(addresses('192.0.2.1'));
  });

  test('is not believed before anything was found', async () => {
    let network: 'up' | 'down' = 'down';
    await using server = await serveNames((name) => (network === 'up' ? served(name) : 'nxdomain'));
    const resolver = resolverOn(server, { wellKnown: ['known.test'] });
    expect(await resolver.resolve('x.example', 'trust')).toEqual(failure('temporary'));
    network = 'up';
    expect(await resolver.resolve('x.example', 'trust')).toEqual(addresses('192.0.2.1'));
    expect(await resolver.resolve('gone.example', 'trust')).toEqual(failure('no-such-name'));
  });

  test('is believed where well-known names were never found', async () => {
    await using server = await serveNames((name) => (name === 'x.example' ? { v4: ['192.0.2.1'] } : 'nxdomain'));
    const resolver = resolverOn(server, { wellKnown: ['known.test', 'unknown.test'] });
    expect(await resolver.resolve('x.example', 'trust')).toEqual(addresses('192.0.2.1'));
    expect(await resolver.resolve('gone.example', 'trust')).toEqual(failure('no-such-name'));
    expect(await resolver.resolve('gone.example', 'distrust')).toEqual(failure('no-such-name'));
  });
});

describe('memory', () => {
  const ask = async (server: NameServer, memories: readonly ('trust' | 'distrust')[]) => {
    const resolver = resolverOn(server);
    const kinds: string[] = [];
    for (const memory of memories) {
      const resolution = await resolver.resolve('x.example', memory);
      kinds.push(resolution.kind === 'failure' ? resolution.code : 'addresses');
    }
    return { kinds, questions: server.questions.filter((question) => question.startsWith('A ')).length };
  };

  test('keeps addresses, trusted or not', async () => {
    await using server = await serveNames(() => ({ v4: ['192.0.2.1'] }));
    expect(await ask(server, ['trust', 'trust', 'distrust'])).toMatchObject({ questions: 1 });
  });

  test('keeps that there is no such name', async () => {
    await using server = await serveNames(() => 'nxdomain');
    expect(await ask(server, ['trust', 'trust'])).toMatchObject({ questions: 1 });
  });

  test('is asked again where it is distrusted, and no third time', async () => {
    await using server = await serveNames(() => 'nxdomain');
    expect(await ask(server, ['trust', 'distrust', 'distrust', 'trust'])).toMatchObject({ questions: 2 });
  });

  test('learns from the second question', async () => {
    await using server = await serveNames((_name, time) => (time === 1 ? 'nxdomain' : { v4: ['192.0.2.1'] }));
    expect(await ask(server, ['trust', 'distrust', 'trust'])).toEqual({
      kinds: ['no-such-name', 'addresses', 'addresses'],
      questions: 2,
    });
  });

  test('does not keep what passes', async () => {
    await using server = await serveNames((_name, time) => (time === 1 ? 'servfail' : { v4: ['192.0.2.1'] }));
    expect((await ask(server, ['trust', 'trust'])).kinds).toEqual(['temporary', 'addresses']);
  });

  test('shares a question that is under way', async () => {
    await using server = await serveNames(() => ({ v4: ['192.0.2.1'] }));
    const resolver = resolverOn(server);
    await Promise.all(Array.from({ length: 20 }, () => resolver.resolve('x.example', 'trust')));
    expect(server.questions.toSorted()).toEqual(['A x.example', 'AAAA x.example']);
  });

  test('silent names do not hold up living ones', async () => {
    await using server = await serveNames((name) => (name === 'x.example' ? { v4: ['192.0.2.1'] } : 'silent'));
    const resolver = resolverOn(server, { timeout: 5000 });
    for (let index = 0; index < 50; index += 1) void resolver.resolve(`silent${index}.example`, 'trust');
    expect(await resolver.resolve('x.example', 'trust')).toEqual(addresses('192.0.2.1'));
  });

  test('counts names, and those that resolve', async () => {
    await using server = await serveNames((name) => (name === 'x.example' ? { v4: ['192.0.2.1'] } : 'nxdomain'));
    const resolver = resolverOn(server);
    for (const name of ['x.example', 'x.example', 'y.example', 'z.example']) await resolver.resolve(name, 'distrust');
    expect(resolver.facts()).toEqual({ asked: 3, resolved: 1 });
  });
});

describe('parseHosts', () => {
  test('reads names, aliases, both families and comments', () => {
    const text = '127.0.0.1 localhost # us\r\n::1\tlocalhost LOOP\n# 192.0.2.1 no\nnonsense x\n\n';
    expect([...parseHosts(text)]).toEqual([
      [
        'localhost',
        [
          { address: '127.0.0.1', family: 4 },
          { address: '::1', family: 6 },
        ],
      ],
      ['loop', [{ address: '::1', family: 6 }]],
    ]);
  });
});
