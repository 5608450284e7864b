import { isIP, type Socket } from 'node:net';
import type { ProbeConfig } from '../../config/config.ts';
import { assertNever } from '../../model/assert-never.ts';
import type { Failure } from '../../model/probe.ts';
import { createAddressGuard, withoutBrackets } from './address-guard.ts';
import { until } from './deadline.ts';
import { failureOf, isBug, type Phase } from './failure.ts';
import type { Address } from './hosts-file.ts';
import { openTcp, openTls } from './open-socket.ts';
import { createRoutes, type ProxyServer, type Route } from './proxy.ts';
import type { Via } from './request-target.ts';
import type { ResolutionFault, Resolver } from './resolver.ts';
import { createTrust } from './trust.ts';
import { openTunnel } from './tunnel.ts';

/** A connection that is ready for a request, or why there is none. */
export type Connected =
  | { readonly kind: 'socket'; readonly socket: Socket; readonly via: Via }
  | { readonly kind: 'failure'; readonly failure: Failure };

export interface ConnectRequest {
  readonly url: URL;
  readonly verification: 'strict' | 'none';
  readonly protocol: 'http/1.1' | 'h2';
  /** Whether a remembered "no such name" is good enough. */
  readonly memory: 'trust' | 'distrust';
}

/** Opens connections; rejects only with the reason of an aborted signal that is not our own deadline, and for bugs. */
export type Connector = (request: ConnectRequest, signal: AbortSignal) => Promise<Connected>;

export interface ConnectorOptions {
  readonly resolver: Resolver;
  readonly config: Pick<ProbeConfig, 'allowPrivate' | 'hosts' | 'ca' | 'transport'>;
  /** For proxies and certificates. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The port that a connection really goes to, for played webs on loopback. */
  readonly mapPort?: (port: number) => number;
}

/** Resolves, checks the addresses, takes the way the environment asks for, and secures the connection. */
export function createConnector({ resolver, config, env, mapPort = (port) => port }: ConnectorOptions): Connector {
  const { addressTimeout } = config.transport;
  const guard = createAddressGuard(config);
  const routeTo = createRoutes(env);
  const trust = createTrust({ ca: config.ca, env });

  async function toTarget(request: ConnectRequest, signal: AbortSignal): Promise<Connected> {
    const hostname = withoutBrackets(request.url.hostname);
    const resolution = await addressesOf(resolver, hostname, request.memory, signal);
    if (resolution.kind === 'failure') return resolution;
    const refused = guard.refused(
      request.url.hostname,
      resolution.list.map(({ address }) => address),
    );
    if (refused !== null) return failure({ kind: 'private-address', address: refused });
    const port = mapPort(portOf(request.url));
    return during('connect', async () => {
      const socket = await openTcp({ hostname, port, addresses: resolution.list, addressTimeout }, signal);
      return { kind: 'socket', socket: await secured(socket, request, signal), via: { kind: 'target' } };
    });
  }

  /** A proxy resolves the target's name itself, so that only what is known without asking can be checked here. */
  async function throughProxy(proxy: ProxyServer, request: ConnectRequest, signal: AbortSignal): Promise<Connected> {
    const refused = guard.refusedLiteral(request.url.hostname);
    if (refused !== null) return failure({ kind: 'private-address', address: refused });
    const reached = await toProxy(proxy, signal);
    if (reached.kind === 'failure') return failure({ kind: 'proxy', code: codeOf(reached.failure) });
    if (request.url.protocol === 'http:') return { ...reached, via: { kind: 'forwarding', proxy } };
    const authority = `${request.url.hostname}:${portOf(request.url)}`;
    const tunnel = await during('connect', () => openTunnel(reached.socket, authority, proxy, signal));
    if (tunnel.kind === 'refused') return failure({ kind: 'proxy', code: `CONNECT ${tunnel.status}` });
    // Silence may be the target's as well; everything else that is no tunnel is the proxy's doing.
    if (tunnel.kind === 'failure' && tunnel.failure.kind === 'timeout') return tunnel;
    if (tunnel.kind === 'failure') return failure({ kind: 'proxy', code: codeOf(tunnel.failure) });
    return during('connect', async () => ({
      kind: 'socket',
      socket: await secured(tunnel.socket, request, signal),
      via: { kind: 'target' },
    }));
  }

  async function toProxy(proxy: ProxyServer, signal: AbortSignal): Promise<Connected> {
    const { hostname, port, scheme } = proxy;
    const resolution = await addressesOf(resolver, hostname, 'trust', signal);
    if (resolution.kind === 'failure') return resolution;
    return during('connect', async () => {
      const socket = await openTcp({ hostname, port, addresses: resolution.list, addressTimeout }, signal);
      const tls = { hostname, context: trust.strict(), verification: 'strict', protocol: 'http/1.1' } as const;
      return {
        kind: 'socket',
        socket: scheme === 'https' ? await openTls(socket, tls, signal) : socket,
        via: { kind: 'target' },
      };
    });
  }

  async function secured(socket: Socket, request: ConnectRequest, signal: AbortSignal): Promise<Socket> {
    const { url, verification, protocol } = request;
    if (url.protocol === 'http:') return socket;
    const context = verification === 'strict' ? trust.strict() : trust.none();
    return openTls(socket, { hostname: withoutBrackets(url.hostname), context, verification, protocol }, signal);
  }

  return async (request, signal) => {
    const route: Route = routeTo(request.url);
    switch (route.kind) {
      case 'direct':
        return toTarget(request, signal);
      case 'proxy':
        return throughProxy(route.proxy, request, signal);
      case 'unusable':
        return failure({ kind: 'proxy', code: route.code });
      default:
        return assertNever(route);
    }
  };
}

type Addresses =
  | { readonly kind: 'addresses'; readonly list: readonly Address[] }
  | { readonly kind: 'failure'; readonly failure: Failure };

async function addressesOf(
  resolver: Resolver,
  hostname: string,
  memory: ConnectRequest['memory'],
  signal: AbortSignal,
): Promise<Addresses> {
  const family = isIP(hostname);
  if (family === 4 || family === 6) return { kind: 'addresses', list: [{ address: hostname, family }] };
  return during('dns', async () => {
    const resolution = await until(resolver.resolve(hostname, memory), signal);
    return resolution.kind === 'addresses' ? resolution : failure({ kind: 'dns', code: dnsCode(resolution.code) });
  });
}

/** A name server's silence is as passing as its "try again". */
function dnsCode(fault: ResolutionFault): 'no-such-name' | 'no-address' | 'temporary' {
  return fault === 'timeout' ? 'temporary' : fault;
}

async function during<T>(phase: Phase, step: () => Promise<T>): Promise<T | FailedConnection> {
  try {
    return await step();
  } catch (error) {
    if (isBug(error)) throw error;
    return failure(failureOf(error, phase));
  }
}

type FailedConnection = Extract<Connected, { readonly kind: 'failure' }>;

function failure(fault: Failure): FailedConnection {
  return { kind: 'failure', failure: fault };
}

function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
}

/** What to call a proxy that could not be reached. */
function codeOf(fault: Failure): string {
  return 'code' in fault ? fault.code : fault.kind;
}
