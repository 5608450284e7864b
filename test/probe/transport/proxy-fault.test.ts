import { expect, test } from 'vitest';
import { proxyFault } from '../../../src/probe/transport/proxy-fault.ts';

test.each([
  [407, {}, '407'],
  [503, { 'x-squid-error': 'ERR_DNS_FAIL 0' }, '503 ERR_DNS_FAIL'],
  [404, { 'x-squid-error': 'ERR_UNKNOWN 0' }, '404 ERR_UNKNOWN'],
  [302, { 'x-squid-error': '403 Access Denied' }, '302 403'],
  [502, { 'proxy-status': 'ExampleProxy; error=dns_error; rcode="NXDOMAIN"' }, '502 dns_error'],
  [404, { 'proxy-status': 'ExampleProxy; error=destination_not_found' }, '404 destination_not_found'],
  [
    504,
    { 'proxy-status': 'cdn.example, our.example;details="a, b; c";error=connection_timeout' },
    '504 connection_timeout',
  ],
])('%i with %j is the proxy’s', (status, headers, fault) => {
  expect(proxyFault(status, headers)).toBe(fault);
});

test.each([
  [404, {}],
  [503, { via: '1.1 proxy (squid)', 'x-cache': 'MISS from proxy' }],
  [404, { 'proxy-status': 'our.example; received-status=404' }],
  [502, { 'proxy-status': 'our.example; received-status=502; error=http_response_incomplete' }],
  [502, { 'proxy-status': 'cdn.example; error=connection_refused, our.example' }],
  [404, { 'proxy-status': 'our.example; details="error=dns_error"' }],
  [404, { 'proxy-status': '' }],
  [503, { 'x-squid-error': '' }],
])('%i with %j may be the target’s', (status, headers) => {
  expect(proxyFault(status, headers)).toBeNull();
});
