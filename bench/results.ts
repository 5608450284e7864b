import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Part } from './part.ts';
import { type Measured, renderResults } from './render.ts';

const data = new URL('results.json', import.meta.url);
const page = new URL('RESULTS.md', import.meta.url);

/** Puts what was measured of one part in place of its earlier results, and writes the page anew. */
export function keepResults(parts: readonly Part[], name: string, measured: Measured): void {
  const results = { ...readResults(), [name]: measured };
  writeFileSync(data, `${JSON.stringify(results, null, 2)}\n`);
  const known = parts.flatMap((part) => {
    const result = results[part.name];
    return result === undefined ? [] : [[part, result] as const];
  });
  writeFileSync(page, renderResults(known));
}

function readResults(): Readonly<Record<string, Measured>> {
  return existsSync(data) ? (JSON.parse(readFileSync(data, 'utf8')) as Record<string, Measured>) : {};
}
