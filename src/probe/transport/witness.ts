/** Whether the network can be believed at this moment when it says that there is no such name. */
export type Witness = () => Promise<'believed' | 'doubted'>;

/**
 * Asks for a well-known name whenever a name is said not to exist. Where it has been found before and is not found now, our
 * own network has gone down: some routers then deny every name. Where it was never found, as in closed networks, any name
 * that was found speaks for the network; while there is none, it may not be up yet.
 *
 * @param isFound whether a name has addresses now, never from memory
 * @param hasFound whether any name has had addresses so far
 */
export function createWitness(
  isFound: (name: string) => Promise<boolean>,
  hasFound: () => boolean,
  wellKnown: readonly string[],
): Witness {
  let known: string | null = null;
  let underWay: ReturnType<Witness> | null = null;

  const ask = async (): ReturnType<Witness> => {
    if (known !== null) return (await isFound(known)) ? 'believed' : 'doubted';
    const found = await Promise.all(wellKnown.map(isFound));
    known ??= wellKnown.find((_, index) => found[index]) ?? null;
    return known !== null || wellKnown.length === 0 || hasFound() ? 'believed' : 'doubted';
  };

  return () => {
    underWay ??= ask().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
