import { reasonsOf, verdictKinds } from '../model/verdict.ts';
import {
  editSchema,
  findingSchema,
  fixSchema,
  historySchema,
  hopSchema,
  linkSchema,
  placeSchema,
  reportSchema,
  repositorySchema,
  runSchema,
  summarySchema,
} from './schema.ts';

/** The places of the keys of the objects that stand under a property of the report, in the order in which they are written. */
const placesUnder: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries<readonly string[]>({
    report: Object.keys(reportSchema.shape),
    tool: Object.keys(reportSchema.shape.tool.shape),
    run: Object.keys(runSchema.shape),
    scope: Object.keys(runSchema.shape.scope.shape),
    inputs: ['file', 'state', 'sha256', 'offset', 'why'],
    links: Object.keys(linkSchema.shape),
    hops: Object.keys(hopSchema.shape),
    evidence: ['kind'],
    archive: ['state', 'url', 'capturedAt', 'checked', 'why'],
    repository: Object.keys(repositorySchema.shape),
    history: Object.keys(historySchema.shape),
    places: Object.keys(placeSchema.shape),
    uses: ['line', 'column'],
    findings: Object.keys(findingSchema.shape),
    undecided: Object.keys(findingSchema.shape),
    fix: Object.keys(fixSchema.shape),
    edits: Object.keys(editSchema.shape),
    summary: Object.keys(summarySchema.shape),
    verdicts: verdictKinds,
    skipped: reasonsOf.skipped,
  }).map(([property, keys]) => [property, new Map(keys.map((key, place) => [key, place]))]),
);
const noPlaces: ReadonlyMap<string, number> = new Map();

/**
 * A JSON value with its keys in the order of the contract, so that equal reports are equal bytes however they were put
 * together. Keys without a place in it follow, sorted by name. What is in order already is given back as it is.
 *
 * @param property the property of the report that the value stands under; `report` for the whole
 */
export function inKeyOrder(property: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => inKeyOrder(property, item));
    return items.every((item, place) => item === value[place]) ? value : items;
  }
  const keys = Object.keys(value);
  const ordered = keysInOrder(property, keys);
  const fields = ordered.map((key) => inKeyOrder(key, Reflect.get(value, key)));
  const isInOrder = ordered === keys && keys.every((key, place) => Reflect.get(value, key) === fields[place]);
  return isInOrder ? value : Object.fromEntries(ordered.map((key, place) => [key, fields[place]]));
}

/** The fields of an object in the order of the contract, as {@link inKeyOrder} has them; what they hold stays as it is. */
export function fieldsInOrder(property: string, value: object): readonly (readonly [string, unknown])[] {
  return keysInOrder(property, Object.keys(value)).map((key) => [key, Reflect.get(value, key)]);
}

/** The same array where it is in order: most are, and sorting them costs more than all else here. */
function keysInOrder(property: string, keys: readonly string[]): readonly string[] {
  const places = placesUnder.get(property) ?? noPlaces;
  const placeOf = (key: string): number => places.get(key) ?? places.size;
  const compare = (a: string, b: string): number => placeOf(a) - placeOf(b) || (a < b ? -1 : 1);
  return keys.every((key, place) => place === 0 || compare(keys[place - 1] ?? '', key) < 0)
    ? keys
    : keys.toSorted(compare);
}
