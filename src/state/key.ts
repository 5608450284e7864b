import { createHash } from 'node:crypto';

/** Under what something is remembered: half of a SHA-256, so that the state does not list what people link to. */
export type Key = string;

/**
 * The key of a page.
 *
 * @param requestKey an http or https address without a fragment
 * @returns `null` for an address with user or password: each user sees another page, and a weak password could be guessed
 *   from its hash
 */
export function pageKey(requestKey: string): Key | null {
  const { username, password } = new URL(requestKey);
  return username === '' && password === '' ? hash('page', requestKey) : null;
}

/** @param hostname as `URL.hostname` gives it */
export function hostKey(hostname: string): Key {
  return hash('host', hostname);
}

/** @param parts all that the archive's answer depends on */
export function captureKey(...parts: readonly string[]): Key {
  return hash('capture', ...parts);
}

/** A number in [0, 1) that is always the same for one key, and evenly spread over all. */
export function spreadOf(key: Key): number {
  return Number.parseInt(key.slice(0, 8), 16) / 2 ** 32;
}

function hash(...parts: readonly string[]): Key {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}
