import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { canParseUrl } from '../../model/can-parse-url.ts';
import { withoutBrackets } from './address-guard.ts';

/** The server that stands between us and a target. */
export interface ProxyServer {
  /** Whether the connection to the proxy itself is TLS. */
  readonly scheme: 'http' | 'https';
  /** Without brackets. */
  readonly hostname: string;
  readonly port: number;
  /** The value of `proxy-authorization`, or `null` without credentials. */
  readonly authorization: string | null;
}

/** The way to a target. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly proxy: ProxyServer }
  /** A proxy is set that we cannot use; going around it would be against the user's word. */
  | { readonly kind: 'unusable'; readonly code: 'ERR_PROXY_URL' | 'ERR_PROXY_SCHEME' };

type Environment = Readonly<Record<string, string | undefined>>;

const direct: Route = { kind: 'direct' };

/**
 * Reads `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` as curl does: lower-case names win, a proxy without a
 * scheme is an http one. `NO_PROXY` holds names (with their subdomains), addresses and CIDR blocks, each with or without
 * a port, separated by commas or white space; `*` is everything.
 *
 * @returns The way to a target's URL.
 */
export function createRoutes(env: Environment): (url: URL) => Route {
  const read = (name: string) => (env[name.toLowerCase()] ?? env[name.toUpperCase()] ?? '').trim();
  const all = read('all_proxy');
  const routes = { 'http:': parseProxy(read('http_proxy') || all), 'https:': parseProxy(read('https_proxy') || all) };
  const exceptions = read('no_proxy')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(parseException);

  return (url) => {
    const route = url.protocol === 'http:' ? routes['http:'] : routes['https:'];
    if (route.kind === 'direct') return direct;
    const hostname = withoutBrackets(url.hostname).replace(/\.$/, '');
    const port = url.port || (url.protocol === 'http:' ? '80' : '443');
    return exceptions.some((excepts) => excepts(hostname, port)) ? direct : route;
  };
}

function parseProxy(text: string): Route {
  if (text === '') return direct;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!canParseUrl(address)) return { kind: 'unusable', code: 'ERR_PROXY_URL' };
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'unusable', code: 'ERR_PROXY_SCHEME' };
  const scheme = url.protocol === 'http:' ? 'http' : 'https';
  const port = Number(url.port) || (scheme === 'http' ? 80 : 443);
  return { kind: 'proxy', proxy: { scheme, hostname: withoutBrackets(url.hostname), port, authorization: basic(url) } };
}

/** RFC 7617, with the credentials as UTF-8. */
function basic({ username, password }: URL): string | null {
  if (username === '' && password === '') return null;
  return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone `%` in a password stands for itself.
    return text;
  }
}

type Exception = (hostname: string, port: string) => boolean;

function parseException(entry: string): Exception {
  if (entry === '*') return () => true;
  if (ipaddr.isValidCIDR(entry)) return blockException(entry);
  const bare = withoutBrackets(entry);
  if (isIP(bare) !== 0) return (hostname) => hostname === bare;
  const { name, port } = /^(?<name>.+?)(?::(?<port>\d+))?$/.exec(entry)?.groups ?? {};
  // `.x.example`, `*.x.example` and `x.example` are the same to curl, and to most of those who write them.
  const suffix = withoutBrackets((name ?? entry).replace(/^\*?\./, ''));
  return (hostname, asked) =>
    (port === undefined || port === asked) && (hostname === suffix || hostname.endsWith(`.${suffix}`));
}

function blockException(block: string): Exception {
  const [network, bits] = ipaddr.parseCIDR(block);
  return (hostname) => {
    if (isIP(hostname) === 0) return false;
    const address = ipaddr.process(hostname);
    return address.kind() === network.kind() && address.match(network, bits);
  };
}
