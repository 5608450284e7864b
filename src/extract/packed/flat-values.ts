import { isAmong } from '../../model/is-among.ts';
import type { Span } from '../../model/span.ts';

type Value = number | string | null;

/** Writes values one after the other. */
export interface Writer {
  readonly number: (value: number) => void;
  readonly text: (value: string | null) => void;
  /** As where it starts after the span before it, and its length: small numbers are short. */
  readonly span: (span: Span) => void;
  /** One line. */
  readonly finish: () => string;
}

export function createWriter(): Writer {
  const values: Value[] = [];
  let last = 0;
  return {
    number: (value) => void values.push(value),
    text: (value) => void values.push(value),
    span: ({ start, end }) => {
      values.push(start - last, end - start);
      last = start;
    },
    finish: () => JSON.stringify(values),
  };
}

/** Reads what a {@link Writer} wrote, in the same order. Everything throws {@link DamagedError} for what no writer wrote. */
export interface Cursor {
  /** A whole number from 0 up to, not including, a limit. */
  readonly below: (limit: number) => number;
  /** How many of something follow. */
  readonly count: () => number;
  readonly text: () => string;
  readonly textOrNull: () => string | null;
  readonly oneOf: <Name extends string>(names: readonly Name[]) => Name;
  /** Within the text. */
  readonly span: () => Span;
  /** To be called at the end. */
  readonly end: () => void;
}

/** Packed values are not what was once written. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';
}

/**
 * @param line from {@link Writer.finish}
 * @param length of the text that spans must lie in
 * @throws DamagedError where it is no list
 */
export function createCursor(line: string, length: number): Cursor {
  const values = parseList(line);
  let index = 0;
  let last = 0;
  const number = (): number => {
    const value = values[index++];
    if (typeof value !== 'number' || !Number.isInteger(value)) throw new DamagedError();
    return value;
  };
  const below = (limit: number): number => {
    const value = number();
    if (value < 0 || value >= limit) throw new DamagedError();
    return value;
  };
  const text = (): string => {
    const value = values[index++];
    if (typeof value !== 'string') throw new DamagedError();
    return value;
  };
  return {
    below,
    // Each of them takes up at least one value.
    count: () => below(values.length - index + 1),
    text,
    textOrNull: () => {
      if (values[index] !== null) return text();
      index += 1;
      return null;
    },
    oneOf: (names) => {
      const name = text();
      if (!isAmong(names, name)) throw new DamagedError();
      return name;
    },
    span: () => {
      const start = last + number();
      const end = start + number();
      if (start < 0 || end < start || end > length) throw new DamagedError();
      last = start;
      return { start, end };
    },
    end: () => {
      if (index !== values.length) throw new DamagedError();
    },
  };
}

function parseList(line: string): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(line);
    if (Array.isArray(values)) return values;
  } catch (cause) {
    throw new DamagedError('', { cause });
  }
  throw new DamagedError();
}
