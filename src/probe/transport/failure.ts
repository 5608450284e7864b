import type { CertificateFault, Failure } from '../../model/probe.ts';
import { deadlinePassed } from './deadline.ts';

/** How far an exchange had come. TLS belongs to `connect`. */
export type Phase = 'dns' | 'connect' | 'answer';

type Kind = 'refused' | 'unreachable' | 'reset' | 'timeout';

const socketFaults: Readonly<Record<string, Kind>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
  // An IPv6-only host seen from an IPv4 network is among these.
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EAFNOSUPPORT: 'unreachable',
  EINVAL: 'unreachable',
  // A local packet filter that rejects.
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  // We ran out of something: no word about the target, and nothing that ends as a death.
  EMFILE: 'unreachable',
  ENFILE: 'unreachable',
  ENOBUFS: 'unreachable',
  ENOMEM: 'unreachable',
};

/** Node's names for OpenSSL's X509_V_ERR_* (`verify` in OpenSSL's manual) and for a name that does not match. */
const certificateFaults: Readonly<Record<string, CertificateFault>> = {
  CERT_HAS_EXPIRED: 'cert-expired',
  CERT_NOT_YET_VALID: 'cert-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'cert-hostname',
  HOSTNAME_MISMATCH: 'cert-hostname',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'cert-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'cert-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'cert-untrusted',
  // At least one issuer came with the leaf. A leaf alone is always UNABLE_TO_VERIFY_LEAF_SIGNATURE.
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'cert-untrusted',
  CERT_UNTRUSTED: 'cert-untrusted',
  CERT_REJECTED: 'cert-untrusted',
  // The server left out its intermediate certificate; browsers fetch or remember it.
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'cert-chain',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'tls',
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'tls',
  CERT_SIGNATURE_FAILURE: 'tls',
  ERROR_IN_CERT_NOT_BEFORE_FIELD: 'tls',
  ERROR_IN_CERT_NOT_AFTER_FIELD: 'tls',
  CERT_CHAIN_TOO_LONG: 'tls',
  CERT_REVOKED: 'tls',
  INVALID_CA: 'tls',
  INVALID_PURPOSE: 'tls',
  PATH_LENGTH_EXCEEDED: 'tls',
  UNSPECIFIED: 'tls',
  EPROTO: 'tls',
};

/** Codes of several addresses tried at once, the most telling first. */
const telling: readonly Kind[] = ['timeout', 'reset', 'refused', 'unreachable'];

/**
 * What a thrown error says about the server. Total: an error nobody has met yet is a `protocol` failure with its code.
 *
 * @param phase How far the exchange had come; only time-outs depend on it.
 */
export function failureOf(error: unknown, phase: Phase): Failure {
  if (error === deadlinePassed) return { kind: 'timeout', phase };
  if (error instanceof AggregateError) return failureOfAddresses(error.errors, phase);
  const { code, name, message } = described(error);
  const kind = socketFaults[code] ?? socketKind(code, message);
  if (kind === 'timeout') return { kind, phase };
  if (kind !== null) return { kind };
  if (/NO_APPLICATION_PROTOCOL/.test(code)) return { kind: 'tls', fault: 'no-application-protocol', code };
  const fault = certificateFaults[code] ?? (/^ERR_(SSL|TLS|OSSL)_/.test(code) ? 'tls' : undefined);
  if (fault !== undefined) return { kind: 'tls', fault, code };
  return { kind: 'protocol', code: code || name };
}

/** Whether an error is a fault of this program's, or of its configuration, and no word of a server's. */
export function isBug(error: unknown): boolean {
  if (error === deadlinePassed) return false;
  if (!(error instanceof Error)) return true;
  const { code } = described(error);
  if (code === 'UND_ERR_INVALID_ARG' || code.startsWith('ERR_INVALID_')) return true;
  return code === '' && (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError);
}

/** Happy Eyeballs throws one error for all addresses: refused only if no address says more. */
function failureOfAddresses(errors: readonly unknown[], phase: Phase): Failure {
  const failures = errors.map((error) => failureOf(error, phase));
  const found = telling.map((kind) => failures.find((failure) => failure.kind === kind)).find(Boolean);
  return found ?? failures[0] ?? { kind: 'unreachable' };
}

/** undici has one code for several faults of a socket and tells them apart by text alone. */
function socketKind(code: string, message: string): Kind | null {
  if (code === 'UND_ERR_SOCKET' && /other side closed|^closed/.test(message)) return 'reset';
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'UND_ERR_HEADERS_TIMEOUT') return 'timeout';
  return null;
}

function described(error: unknown): { readonly code: string; readonly name: string; readonly message: string } {
  if (!(error instanceof Error)) return { code: '', name: typeof error, message: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, name: error.name, message: error.message };
}
