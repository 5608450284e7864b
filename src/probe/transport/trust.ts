import { constants } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { ConfigError } from '../../config/errors.ts';

/** What TLS connections are made with. Contexts are shared: filling one with certificates costs milliseconds. */
export interface Trust {
  readonly strict: () => SecureContext;
  /** For a look at what is behind a bad certificate: nothing is verified, and old servers are understood. */
  readonly none: () => SecureContext;
}

export interface TrustOptions {
  /** PEM files that add trust. */
  readonly ca: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Trusts Node's own root certificates, those of `NODE_EXTRA_CA_CERTS` and `SSL_CERT_FILE` (which curl and OpenSSL read),
 * and those of `ca`.
 *
 * @throws ConfigError for a file of `ca` that cannot be read or holds no certificate. Files named by the environment may be
 *   missing, as for Node and OpenSSL.
 */
export function createTrust({ ca, env }: TrustOptions): Trust {
  const ours = ca.flatMap(requiredCertificates);
  return {
    strict: once(() => {
      const added = new Set([...optionalCertificates(env['SSL_CERT_FILE']), ...ours]);
      return added.size === 0 ? createSecureContext() : createSecureContext({ ca: withDefaults(added, env) });
    }),
    none: once(() =>
      createSecureContext({
        minVersion: 'TLSv1',
        // TLS before 1.2 signs with SHA-1, which OpenSSL 3 only does at level 0.
        ciphers: 'DEFAULT@SECLEVEL=0',
        secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
      }),
    ),
  };
}

/** Naming certificates replaces Node's, those of `NODE_EXTRA_CA_CERTS` included, so they are named again. */
function withDefaults(added: ReadonlySet<string>, env: TrustOptions['env']): string[] {
  return [...new Set([...rootCertificates, ...optionalCertificates(env['NODE_EXTRA_CA_CERTS']), ...added])];
}

function requiredCertificates(path: string): readonly string[] {
  const found = certificatesOf(readRequired(path));
  if (found.length === 0) throw new ConfigError([`ca: ${path} holds no PEM certificate`]);
  return found;
}

function readRequired(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    throw new ConfigError([`ca: cannot read ${path} (${why})`], { cause });
  }
}

function optionalCertificates(path: string | undefined): readonly string[] {
  if (path === undefined || path === '') return [];
  try {
    return certificatesOf(readFileSync(path, 'utf8'));
  } catch {
    return [];
  }
}

/** The certificates of a PEM file, without the comments that bundles carry (RFC 7468). */
function certificatesOf(pem: string): readonly string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
