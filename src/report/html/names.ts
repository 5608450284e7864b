/** Gives every text a number, so that it is written once. */
export interface Names {
  readonly indexOf: (name: string) => number;
  /** All names by their numbers. */
  readonly all: () => readonly string[];
}

export function createNames(): Names {
  const indexes = new Map<string, number>();
  return {
    indexOf: (name) => {
      const known = indexes.get(name);
      if (known !== undefined) return known;
      indexes.set(name, indexes.size);
      return indexes.size - 1;
    },
    all: () => [...indexes.keys()],
  };
}
