import dgram from 'node:dgram';
import dns, { lookup } from 'node:dns';
import { lookup as promisedLookup, Resolver } from 'node:dns/promises';
import { get } from 'node:http';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { takeEscapes } from './network-guard.ts';
import { serve } from './web.ts';

const noop = () => {};
const reached = 'must not reach the network';
const to = (address: string) => (_name: string, _options: unknown, done: (...found: unknown[]) => void) =>
  done(null, [{ address, family: 4 }]);

describe('what would leave this machine', () => {
  afterEach(() => {
    // Taken, or the suite would fail as it should.
    expect(takeEscapes()).toHaveLength(1);
  });

  test.each([
    ['a socket', () => connect(80, '192.0.2.1')],
    ['a socket with options', () => connect({ host: '192.0.2.1', port: 80 })],
    ['a socket to a name', () => connect({ host: 'x.example', port: 80 })],
    ['TLS', () => connectTls({ host: '192.0.2.1', port: 443 })],
    ['a look-up', () => lookup('x.example', noop)],
    ['a question for DNS', () => new dns.Resolver().resolve4('x.example', noop)],
    ['a datagram', () => dgram.createSocket('udp4').send('x', 53, '192.0.2.1')],
  ])('throws: %s', (_case, leave) => {
    const servers = dns.getServers();
    dns.setServers(['192.0.2.53']);
    try {
      expect(leave).toThrow(reached);
    } finally {
      dns.setServers(servers);
    }
  });

  test('rejects: a promised look-up', async () => {
    await expect(promisedLookup('x.example')).rejects.toThrow(reached);
  });

  test('rejects: fetch', async () => {
    await expect(fetch('http://192.0.2.1/')).rejects.toThrow('fetch failed');
  });

  test('throws: a name server elsewhere', () => {
    const resolver = new Resolver();
    resolver.setServers(['192.0.2.53']);
    expect(() => resolver.resolve4('x.example')).toThrow(reached);
  });

  test('fails: a name that a resolver of its own leads outside', async () => {
    const lookup = to('192.0.2.1') as never;
    const failed = new Promise((resolve) => connect({ host: 'x.example', port: 80, lookup }).on('error', resolve));
    expect(String(await failed)).toContain(reached);
  });
});

describe('what stays on this machine', () => {
  test.each(['127.0.0.1', 'localhost'])('is let through: %s', async (host) => {
    await using web = await serve((_request, response) => void response.end('page'));
    expect(await (await fetch(`http://${host}:${web.port}/`)).text()).toBe('page');
    const status = new Promise((resolve) => get(web.origin, (response) => resolve(response.statusCode)));
    expect(await status).toBe(200);
    expect(takeEscapes()).toEqual([]);
  });

  test('is let through: a name that a resolver of its own leads here', async () => {
    await using web = await serve((_request, response) => void response.end('page'));
    const lookup = to('127.0.0.1') as never;
    const socket = connect({ host: 'x.example', port: web.port, lookup });
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.destroy();
    expect(takeEscapes()).toEqual([]);
  });
});
