/**
 * Measures several things in turn, round after round, so that a machine that is busy for a while slows all of them down. The
 * first round does not count.
 *
 * @returns for each what its rounds gave, in order
 */
export async function inTurn<Values extends Readonly<Record<string, unknown>>>(
  rounds: number,
  things: { readonly [Name in keyof Values]: () => Values[Name] | Promise<Values[Name]> },
): Promise<{ readonly [Name in keyof Values]: readonly Values[Name][] }> {
  const names = Object.keys(things) as (keyof Values)[];
  const values = Object.fromEntries(names.map((name) => [name, []])) as unknown as {
    [Name in keyof Values]: Values[Name][];
  };
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const value = await things[name]();
      if (round > 0) values[name].push(value);
    }
  }
  return values;
}

/** The milliseconds that something takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
