/** Whether the network can be believed at this moment when it says that there is no such name. */
export type Witness = () => Promise<'believed' | 'doubted'>;

/**
 * Asks for a well-known name whenever a name is said not to exist. Where it has been found before and is not found now, our
 * own network has gone down: some routers then deny every name. Where it was never found, as in closed networks, it says
 * nothing.
 *
 * @param isFound whether a name has addresses now, never from memory
 */
export function createWitness(isFound: (name: string) => Promise<boolean>, wellKnown: readonly string[]): Witness {
  let known: string | null = null;
  let underWay: ReturnType<Witness> | null = null;

  const ask = async (): ReturnType<Witness> => {
    if (known !== null) return (await isFound(known)) ? 'believed' : 'doubted';
    const found = await Promise.all(wellKnown.map(isFound));
    known ??= wellKnown.find((_, index) => found[index]) ?? null;
    return 'believed';
  };

  return () => {
    underWay ??= ask().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}
