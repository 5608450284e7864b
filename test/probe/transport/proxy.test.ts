import { describe, expect, test } from 'vitest';
import { createRoutes } from '../../../src/probe/transport/proxy.ts';

const port = (env: Record<string, string>, url: string) => {
  const route = createRoutes(env)(new URL(url));
  return route.kind === 'proxy' ? `${route.proxy.hostname}:${route.proxy.port}` : route.kind;
};

describe('the proxy for a target', () => {
  test.each([
    [{}, 'http://x.example/', 'direct'],
    [{ http_proxy: '' }, 'http://x.example/', 'direct'],
    [{ http_proxy: 'http://p.test:3128' }, 'http://x.example/', 'p.test:3128'],
    [{ http_proxy: 'http://p.test:3128' }, 'https://x.example/', 'direct'],
    [{ HTTPS_PROXY: 'http://p.test:3128' }, 'https://x.example/', 'p.test:3128'],
    [{ https_proxy: 'p.test:3128' }, 'https://x.example/', 'p.test:3128'],
    [{ http_proxy: 'http://p.test' }, 'http://x.example/', 'p.test:80'],
    [{ http_proxy: 'https://p.test' }, 'http://x.example/', 'p.test:443'],
    [{ http_proxy: 'http://[::1]:8080/' }, 'http://x.example/', '::1:8080'],
    [{ HTTP_PROXY: 'http://upper.test:1', http_proxy: 'http://lower.test:2' }, 'http://x.example/', 'lower.test:2'],
    [{ ALL_PROXY: 'http://p.test:1' }, 'https://x.example/', 'p.test:1'],
    [{ ALL_PROXY: 'http://p.test:1', http_proxy: 'http://q.test:2' }, 'http://x.example/', 'q.test:2'],
    [{ ALL_PROXY: 'socks5://p.test:1' }, 'http://x.example/', 'unusable'],
    [{ http_proxy: 'http://p.test:x' }, 'http://x.example/', 'unusable'],
  ])('%j, %s: %s', (env, url, expected) => {
    expect(port(env as Record<string, string>, url)).toBe(expected);
  });

  test.each([
    ['http://user:pass@p.test', 'Basic dXNlcjpwYXNz'],
    ['http://user:p%40ss@p.test', 'Basic dXNlcjpwQHNz'],
    ['http://user:50%@p.test', 'Basic dXNlcjo1MCU='],
    ['http://user@p.test', 'Basic dXNlcjo='],
    ['http://p.test', null],
  ])('the credentials of %s', (http_proxy, authorization) => {
    expect(createRoutes({ http_proxy })(new URL('http://x.example/'))).toMatchObject({ proxy: { authorization } });
  });
});

describe('NO_PROXY', () => {
  test.each([
    ['*', 'http://x.example/', true],
    ['x.example', 'http://x.example/', true],
    ['X.Example', 'http://x.example/', true],
    ['x.example', 'http://a.x.example/', true],
    ['.x.example', 'http://a.x.example/', true],
    ['.x.example', 'http://x.example/', true],
    ['*.x.example', 'http://a.b.x.example/', true],
    ['x.example', 'http://notx.example/', false],
    ['x.example:8080', 'http://x.example:8080/', true],
    ['x.example:8080', 'http://x.example/', false],
    ['x.example:80', 'http://x.example/', true],
    ['a.test, x.example b.test', 'http://x.example/', true],
    ['a.test x.example', 'http://x.example/', true],
    ['x.example', 'http://x.example./', true],
    ['10.0.0.0/8', 'http://10.1.2.3/', true],
    ['10.0.0.0/8', 'http://11.1.2.3/', false],
    ['10.0.0.0/8', 'http://x.example/', false],
    ['10.0.0.0/8', 'http://[::ffff:10.0.0.1]/', true],
    ['fd00::/8', 'http://[fd12::1]/', true],
    ['fd00::/8', 'http://10.0.0.1/', false],
    ['::1', 'http://[::1]/', true],
    ['[::1]', 'http://[::1]/', true],
    ['127.0.0.1', 'http://127.0.0.1:8080/', true],
    ['', 'http://x.example/', false],
  ])('"%s" and %s: %s', (no_proxy, url, direct) => {
    const routes = createRoutes({ http_proxy: 'http://p.test', NO_PROXY: no_proxy });
    expect(routes(new URL(url)).kind).toBe(direct ? 'direct' : 'proxy');
  });
});
