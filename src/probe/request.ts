import type { ProbeConfig } from '../config/config.ts';
import type { ExchangeRequest } from './exchange.ts';
import { requestHeaders } from './headers.ts';
import type { HostSettings } from './host-settings.ts';
import { withoutUserinfo } from './location.ts';

/** Makes the request for one step of a chain. */
export type BuildRequest = (step: RequestStep) => ExchangeRequest;

export interface RequestStep {
  readonly url: URL;
  readonly cookie: string;
  /** The origin whose address carried user and password, with both; they are for that origin alone. */
  readonly userinfo: { readonly origin: string; readonly user: string; readonly password: string } | null;
  readonly configured: 'sent' | 'withheld';
  /** Those that are to be looked for on this page. */
  readonly fragments: readonly string[];
}

export interface RequestOptions {
  readonly config: Pick<ProbeConfig, 'bodyTimeout' | 'bodyBytes' | 'anchorBytes' | 'acceptLanguage' | 'plainUserAgent'>;
  readonly settings: (host: string) => HostSettings;
  /** Hosts that are known to answer the plain agent better. */
  readonly plainHosts: Pick<ReadonlySet<string>, 'has'>;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Requests as one run's configuration and experience want them; each step's host has its own settings. */
export function createBuildRequest({ config, settings, plainHosts, env }: RequestOptions): BuildRequest {
  return ({ url, cookie, userinfo, configured, fragments }) => {
    const host = settings(url.hostname);
    const open = {
      settings: host,
      agent: host.agent === 'ours' && plainHosts.has(url.hostname) ? config.plainUserAgent : host.userAgent,
      acceptLanguage: config.acceptLanguage,
      userinfo: null,
      cookie,
      configured: 'withheld',
      env,
    } as const;
    const headers = requestHeaders({
      ...open,
      userinfo: userinfo?.origin === url.origin ? userinfo : null,
      configured,
    });
    const openHeaders = requestHeaders(open);
    return {
      url: withoutUserinfo(withoutFragment(url)),
      headers,
      ...(isEqual(headers, openHeaders) ? {} : { openHeaders }),
      connection: 'any',
      verification: host.verification,
      parser: 'strict',
      protocol: 'http/1.1',
      body: { types: 'html', bytes: fragments.length > 0 ? config.anchorBytes : config.bodyBytes },
      timeout: host.timeout,
      bodyTimeout: config.bodyTimeout,
    };
  };
}

function withoutFragment(url: URL): URL {
  if (!url.href.includes('#')) return url;
  const address = new URL(url);
  address.hash = '';
  return address;
}

type Headers = ExchangeRequest['headers'];

function isEqual(one: Headers, other: Headers): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
