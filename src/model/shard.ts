/** One part of a run that is divided among several machines: the `index`-th of `count`, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** As the command line and reports write it: `2/4`. */
export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`;
}
