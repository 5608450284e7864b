import { describe, expect, test } from 'vitest';
import { defaults } from '../../../src/config/defaults.ts';
import type { ExchangeResult, Rank } from '../../../src/probe/exchange.ts';
import { createHostSettings } from '../../../src/probe/host-settings.ts';
import { createLanes, type Lanes } from '../../../src/probe/lanes/lanes.ts';
import { createVirtualTime, type VirtualTime } from '../virtual-time.ts';

const answer: ExchangeResult = {
  kind: 'answer',
  status: 200,
  headers: {},
  setCookies: [],
  body: new Uint8Array(),
  ended: true,
  ms: 1,
};

function openLanes(concurrency: number): { readonly time: VirtualTime; readonly lanes: Lanes } {
  const time = createVirtualTime(0);
  const settings = { ...createHostSettings(defaults.probe)('a.example'), interval: 0 };
  const config = { ...defaults.probe, concurrency };
  return { time, lanes: createLanes({ config, settings: () => settings, now: time.now, sleep: time.sleep }) };
}

describe('one slot in all, while it is taken', () => {
  const further: Rank = { kind: 'further' };
  const confirming = (expected: number): Rank => ({ kind: 'confirming', expected });

  type Wish = readonly [host: string, rank?: Rank];

  /** In which order those that wait for slots get them; a round begins when all of the one before has ended. */
  async function orderOf(rounds: readonly (readonly Wish[])[], concurrency = 1): Promise<string[]> {
    const { time, lanes } = openLanes(concurrency);
    const { signal } = new AbortController();
    const order: string[] = [];
    const ask = async (host: string, rank?: Rank): Promise<void> => {
      const entry = await lanes.enter(host, signal, rank);
      order.push(rank?.kind === 'confirming' ? `${host} ${rank.expected}` : rank ? `${host} again` : host);
      await time.sleep(1, signal);
      if (entry.kind === 'slot') entry.leave(answer);
    };
    for (const [round, wishes] of rounds.entries()) {
      const taken = Array.from({ length: concurrency }, (_, slot) => ask(`taken-${round}-${slot}`));
      await time.run(Promise.all([...taken, ...wishes.map(([host, rank]) => ask(host, rank))]));
    }
    return order.filter((label) => !label.startsWith('taken'));
  }

  test('further attempts wait until all has been asked once', async () => {
    const first = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((host) => [host] as const);
    const order = await orderOf([[['a', further], ['b', further], ...first, ['i', further]]]);
    expect(order.slice(-2).sort()).toEqual(['a again', 'i again']);
  });

  test('a host that has made further attempts alone is not kept behind for those', async () => {
    const order = await orderOf([[['a', further], ['b', further], ['b'], ['b']]]);
    expect(order).toEqual(['b again', 'b', 'b', 'a again']);
  });

  test('confirmations wait until all has been asked once, and the longest starts first', async () => {
    const order = await orderOf([[['a', further], ['b', confirming(10)], ['c', confirming(50)], ['d'], ['e']]]);
    expect(order.slice(0, 2).sort()).toEqual(['d', 'e']);
    expect(order.slice(2)).toEqual(['c 50', 'b 10', 'a again']);
  });

  test('those of one host do so as well, whichever comes first', async () => {
    const order = await orderOf([[['a', confirming(10)], ['b', confirming(20)], ['a', confirming(50)], ['c']]], 2);
    expect(order).toEqual(['c', 'a 50', 'b 20', 'a 10']);
  });

  test('the first of a host that has other links waits for none of them', async () => {
    const order = await orderOf([[['a'], ['a', confirming(10)], ['a'], ['a', confirming(20)], ['a']]]);
    expect(order).toEqual(['a', 'a 10', 'a', 'a', 'a 20']);
  });

  test('no more wait so than fill two rounds of all slots, in each of many rounds', async () => {
    const confirmations = ['a', 'b', 'c', 'd'].map((host): Wish => [host, confirming(10)]);
    const order = await orderOf(Array(3).fill([...confirmations, ['e']]));
    for (const start of [0, 5, 10]) expect(order.slice(start, start + 3).sort()).toEqual(['c 10', 'd 10', 'e']);
  });

  test('those that give up let the others wait on, and leave their room', async () => {
    const { time, lanes } = openLanes(1);
    const [patient, impatient] = [new AbortController(), new AbortController()];
    const order: string[] = [];
    const ask = async (host: string, rank: Rank, signal: AbortSignal): Promise<void> => {
      const entry = await lanes.enter(host, signal, rank);
      order.push(host);
      await time.sleep(1, patient.signal);
      if (entry.kind === 'slot') entry.leave(answer);
    };
    const taken = ask('taken', { kind: 'first' }, patient.signal);
    const stays = ask('a', confirming(10), patient.signal);
    const gives = ask('a', confirming(20), impatient.signal);
    impatient.abort('enough');
    await expect(gives).rejects.toBe('enough');
    const later = [ask('b', confirming(30), patient.signal), ask('c', { kind: 'first' }, patient.signal)];
    await time.run(Promise.all([taken, stays, ...later]));
    expect(order).toEqual(['taken', 'c', 'b', 'a']);
  });
});
