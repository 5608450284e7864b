import { afterAll, afterEach } from 'vitest';
import { guardNetwork, takeEscapes } from './network-guard.ts';

guardNetwork();

/** Fails even where the code under test took the guard's error for a server's. */
function failOnEscapes(): void {
  const escapes = takeEscapes();
  if (escapes.length > 0) throw new Error(`reached for the network: ${escapes.join(', ')}`);
}

afterEach(failOnEscapes);
afterAll(failOnEscapes);
