import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { createFakeWeb, html, type Server } from './fake-web.ts';

const addresses = Array.from({ length: 4 }, (_, index) => `https://a.example/${index}`);
const { plainUserAgent, userAgent } = defaults.probe;

/** Shows its pages to the plain agent alone. */
const picky: Server = ({ headers }) => (headers['user-agent'] === plainUserAgent ? html('There') : { status: 403 });

describe('what is learned about hosts', () => {
  test('the agent that a host answers is handed on, and asked with from the first exchange on', async () => {
    const first = createFakeWeb({ '*': picky });
    await first.probeAll(addresses);
    expect(first.prober.learned()).toEqual([{ host: 'a.example', agent: 'plain', interval: null }]);

    const second = createFakeWeb({ '*': picky }, { recallHost: () => ({ agent: 'plain', interval: null }) });
    await second.probeAll(addresses);
    expect(second.requests.map(({ headers }) => headers['user-agent'])).toEqual(addresses.map(() => plainUserAgent));
  });

  test('the pace that a host bore after a rate limit is handed on, and kept from the start', async () => {
    const limited = createFakeWeb({ 'https://a.example/0': [{ status: 429 }, html('There')], '*': html('There') });
    await limited.probeAll(addresses);
    const [learned] = limited.prober.learned();
    expect(learned).toMatchObject({ host: 'a.example', agent: 'ours' });
    expect(learned?.interval).toBeGreaterThan(0);

    const web = createFakeWeb({ '*': html('There') }, { recallHost: () => ({ agent: 'ours', interval: 500 }) });
    await web.probeAll(addresses);
    const starts = web.requests.map(({ at }) => at);
    expect(starts.slice(1).every((at, index) => at - (starts[index] ?? 0) >= 500)).toBe(true);
    expect(web.requests.every(({ headers }) => headers['user-agent'] === userAgent)).toBe(true);
  });

  test('of hosts that answered as usual nothing is handed on', async () => {
    const web = createFakeWeb({ '*': html('There') });
    await web.probeAll(addresses);
    expect(web.prober.learned()).toEqual([]);
  });
});
