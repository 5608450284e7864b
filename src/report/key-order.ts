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
  const before = Object.entries(value);
  const fields = fieldsInOrder(property, value).map(([key, field]) => [key, inKeyOrder(key, field)] as const);
  const isInOrder = fields.every(([key, field], place) => key === before[place]?.[0] && field === before[place]?.[1]);
  return isInOrder ? value : Object.fromEntries(fields);
}

/** The fields of an object in the order of the contract, as {@link inKeyOrder} has them; what they hold stays as it is. */
export function fieldsInOrder(property: string, value: object): readonly (readonly [string, unknown])[] {
  const places = placesUnder.get(property) ?? noPlaces;
  const placeOf = (key: string): number => places.get(key) ?? places.size;
  return Object.entries(value).sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
}
