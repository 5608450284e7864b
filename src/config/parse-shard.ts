import type { Shard } from '../model/shard.ts';
import { type Parsed, parsedFault, parsedValue } from './parsed.ts';

/** The jobs that GitHub makes of one matrix at most (docs.github.com, "Running variations of jobs in a workflow"). */
export const mostShards = 256;

/** Reads `I/N`, with I from 1 to N. */
export function parseShard(text: string): Parsed<Shard> {
  const [, first = '', second = ''] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text.trim()) ?? [];
  const [index, count] = [Number(first), Number(second)];
  if (index >= 1 && index <= count && count <= mostShards) return parsedValue({ index, count });
  return parsedFault(`expected I/N, with I from 1 to N and N up to ${mostShards}, such as 1/4`);
}
