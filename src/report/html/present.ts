/** Leaves out what is `null`, missing or an empty list. */
export function present<Fields extends object>(
  fields: {
    readonly [Name in keyof Fields]: Fields[Name] | null | undefined;
  },
): Fields {
  const kept = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as Fields;
}
