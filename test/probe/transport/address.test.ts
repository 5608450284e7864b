import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressRange } from '../../../src/probe/transport/address.ts';
import { createAddressGuard } from '../../../src/probe/transport/address-guard.ts';

describe('addressRange', () => {
  test.each([
    ['8.8.8.8', 'public'],
    ['23.0.0.1', 'public'],
    ['2606:4700::1111', 'public'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.1.1', 'private'],
    ['169.254.1.1', 'link-local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['169.254.169.254', 'metadata'],
    ['fd00:ec2::254', 'metadata'],
    ['100.100.100.200', 'metadata'],
    ['168.63.129.16', 'metadata'],
    ['100.64.0.1', 'shared'],
    ['100.127.255.255', 'shared'],
    ['100.128.0.1', 'public'],
    ['fc00::1', 'unique-local'],
    ['fdff::1', 'unique-local'],
    ['fec0::1', 'unique-local'],
    ['0.0.0.0', 'unspecified'],
    ['0.1.2.3', 'unspecified'],
    ['::', 'unspecified'],
    ['255.255.255.255', 'broadcast'],
    ['224.0.0.1', 'multicast'],
    ['ff02::1', 'multicast'],
    ['192.0.2.1', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['198.51.100.1', 'reserved'],
    ['203.0.113.1', 'reserved'],
    ['240.0.0.1', 'reserved'],
    ['2001:db8::1', 'reserved'],
    ['100::1', 'reserved'],
    ['not an address', 'reserved'],
    ['', 'reserved'],
  ])('%s is %s', (address, range) => {
    expect(addressRange(address)).toBe(range);
  });

  test.each([
    ['mapped', (high: string, low: string) => `::ffff:${high}:${low}`],
    ['compatible', (high: string, low: string) => `::${high}:${low}`],
    ['translated', (high: string, low: string) => `::ffff:0:${high}:${low}`],
    ['NAT64', (high: string, low: string) => `64:ff9b::${high}:${low}`],
    ['6to4', (high: string, low: string) => `2002:${high}:${low}::1`],
  ])('%s addresses belong to the range of what they carry', (_form, wrap) => {
    expect(addressRange(wrap('7f00', '1'))).toBe('loopback');
    expect(addressRange(wrap('a00', '1'))).toBe('private');
    expect(addressRange(wrap('a9fe', 'a9fe'))).toBe('metadata');
    expect(addressRange(wrap('808', '808'))).toBe('public');
  });

  test('Teredo addresses carry their client inverted', () => {
    expect(addressRange('2001:0:808:808::80ff:fffe')).toBe('loopback');
    expect(addressRange('2001:0:7f00:1::f7f7:f7f7')).toBe('public');
  });

  test('local NAT64 is never public', () => {
    expect(addressRange('64:ff9b:1::808:808')).toBe('reserved');
  });

  test('every IPv4 address is judged alike in its mapped form', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(addressRange(`::ffff:${address}`)).toBe(addressRange(address));
      }),
    );
  });
});

describe('createAddressGuard', () => {
  const guard = createAddressGuard({ allowPrivate: [], hosts: [] });

  test.each([
    ['http://127.0.0.1/', '127.0.0.1'],
    ['http://2130706433/', '127.0.0.1'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://017700000001/', '127.0.0.1'],
    ['http://127.1/', '127.0.0.1'],
    ['http://0/', '0.0.0.0'],
    ['http://①②⑦.⓪.⓪.①/', '127.0.0.1'],
    ['http://[::1]/', '::1'],
    ['http://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
    ['http://[64:ff9b::10.0.0.1]/', '64:ff9b::a00:1'],
    ['http://8.8.8.8/', null],
    ['http://x.example/', null],
  ])('of the literal in %s refuses %s', (url, refused) => {
    expect(guard.refusedLiteral(new URL(url).hostname)).toBe(refused);
  });

  test('refuses a name of which one address is private', () => {
    expect(guard.refused('x.example', ['8.8.8.8', '10.0.0.1'])).toBe('10.0.0.1');
    expect(guard.refused('x.example', ['8.8.8.8', '2606:4700::1111'])).toBeNull();
  });

  test.each([
    [['*'], 'x.example', null],
    [['*.corp.example'], 'a.corp.example', null],
    [['*.corp.example'], 'corp.example', '10.0.0.1'],
    [['X.example'], 'x.example', null],
    [['y.example'], 'x.example', '10.0.0.1'],
    [['::1'], '[::1]', null],
    [['[::1]'], '[::1]', null],
  ])('with %j exempt answers for %s: %s', (allowPrivate, hostname, refused) => {
    expect(createAddressGuard({ allowPrivate, hosts: [] }).refused(hostname, ['10.0.0.1'])).toBe(refused);
  });

  test('lets the settings of a host decide', () => {
    const hosts = [
      { host: '*.corp.example', allowPrivate: true },
      { host: 'secret.corp.example', allowPrivate: false },
    ];
    const mixed = createAddressGuard({ allowPrivate: [], hosts });
    expect(mixed.refused('wiki.corp.example', ['10.0.0.1'])).toBeNull();
    expect(mixed.refused('secret.corp.example', ['10.0.0.1'])).toBe('10.0.0.1');
    expect(createAddressGuard({ allowPrivate: ['*'], hosts }).refused('secret.corp.example', ['10.0.0.1'])).toBe(
      '10.0.0.1',
    );
  });
});
