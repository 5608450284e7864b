import fc from 'fast-check';
import { afterAll, afterEach } from 'vitest';
import { guardNetwork, takeEscapes } from './network-guard.ts';

guardNetwork();

// The gate tells whether this change is sound, so it draws the same examples each time; FUZZ_SEED draws others.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) });

/** Fails even where the code under test took the guard's error for a server's. */
function failOnEscapes(): void {
  const escapes = takeEscapes();
  if (escapes.length > 0) throw new Error(`reached for the network: ${escapes.join(', ')}`);
}

afterEach(failOnEscapes);
afterAll(failOnEscapes);
