import type { ProxyServer } from './proxy.ts';

/** Whom the request goes to: `forwarding` speaks to a proxy that wants the whole URL (RFC 9112, section 3.2.2). */
export type Via = { readonly kind: 'target' } | { readonly kind: 'forwarding'; readonly proxy: ProxyServer };

/** What stands in the request line. */
export function requestTarget(url: URL, via: Via): string {
  const path = `${url.pathname}${url.search}`;
  return via.kind === 'forwarding' ? `${url.origin}${path}` : path;
}

/** The headers a proxy needs besides the target's. */
export function viaHeaders(via: Via): Readonly<Record<string, string>> {
  if (via.kind === 'target' || via.proxy.authorization === null) return {};
  return { 'proxy-authorization': via.proxy.authorization };
}

/** Who answers with a status. */
export function peerOf(via: Via): 'target' | 'proxy' {
  return via.kind === 'forwarding' ? 'proxy' : 'target';
}
