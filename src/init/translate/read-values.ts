import { ConfigError } from '../../config/errors.ts';

/** A value of another tool's configuration, and where it stands. */
export interface Given {
  /** The file. */
  readonly file: string;
  /** `exclude[2]` */
  readonly key: string;
  readonly value: unknown;
}

/** @throws ConfigError where it is no object */
export function readObject({ file, key, value }: Given): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw misfit({ file, key, value }, 'an object');
}

/** An entry of an object, with its place. */
export type NamedGiven = readonly [name: string, given: Given];

/** @throws ConfigError where it is no object */
export function entriesOf(given: Given): readonly NamedGiven[] {
  const inside = given.key === '' ? '' : `${given.key}.`;
  return Object.entries(readObject(given)).map(([name, value]) => [
    name,
    { file: given.file, key: inside + name, value },
  ]);
}

/**
 * One entry of an object; its value is `undefined` where it is not there.
 *
 * @throws ConfigError where it is no object
 */
export function entryOf(given: Given, name: string): Given {
  const entry = entriesOf(given).find(([one]) => one === name)?.[1];
  return { file: given.file, key: `${given.key}.${name}`, value: entry?.value };
}

/** The entries of a list, each with its place; one value alone is a list of one. */
export function listOf({ file, key, value }: Given): readonly Given[] {
  if (Array.isArray(value)) return value.map((entry, index) => ({ file, key: `${key}[${index}]`, value: entry }));
  return value === null || value === undefined ? [] : [{ file, key, value }];
}

/** @throws ConfigError where it is no text */
export function readText(given: Given): string {
  if (typeof given.value === 'string') return given.value;
  throw misfit(given, 'text');
}

/** @throws ConfigError where it is neither a number nor text that is one */
export function readNumber(given: Given): number {
  const { value } = given;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value)) return Number(value);
  throw misfit(given, 'a number');
}

/** @throws ConfigError where it is neither true nor false */
export function readBoolean(given: Given): boolean {
  if (typeof given.value === 'boolean') return given.value;
  throw misfit(given, 'true or false');
}

function misfit({ file, key, value }: Given, expected: string): ConfigError {
  const got = Array.isArray(value)
    ? 'a list'
    : typeof value === 'object' && value !== null
      ? 'an object'
      : JSON.stringify(value);
  const place = key === '' ? file : `${file}: ${key}`;
  return new ConfigError([`${place}: expected ${expected}, got ${got ?? 'nothing'}; correct it, or leave it out`]);
}

/** Milliseconds of the forms that `ms` and `humantime` read most: `20s`, `500ms`, `1m 30s`, `2 days`; `null` for others. */
export function readSpan(text: string): number | null {
  const units: readonly (readonly [RegExp, number])[] = [
    [/^(?:ms|msecs?|milliseconds?|millis)$/, 1],
    [/^(?:s|secs?|seconds?)$/, 1000],
    [/^(?:m|mins?|minutes?)$/, 60_000],
    [/^(?:h|hrs?|hours?)$/, 3_600_000],
    [/^(?:d|days?)$/, 86_400_000],
  ];
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)\s*/gi)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text.trim()) return null;
  let sum = 0;
  for (const [, count, word = ''] of parts) {
    const unit = units.find(([name]) => name.test(word.toLowerCase()));
    if (unit === undefined) return null;
    sum += Number(count) * unit[1];
  }
  return Math.round(sum);
}
