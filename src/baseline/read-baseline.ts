import { findNodeAtLocation, type Node as JsonNode, parseTree } from 'jsonc-parser';
import { z } from 'zod';
import { ConfigError } from '../config/errors.ts';
import { parseConfigText } from '../config/parse-config-text.ts';
import { describeIssues } from '../config/problems.ts';
import { strict } from '../config/schema-values.ts';
import type { BaselineEntry } from '../model/baseline.ts';
import { createLineIndex, type LineIndex, type Range } from '../model/span.ts';
import { keyOf } from './identify.ts';
import { type Baseline, uniteEntries } from './settle-baseline.ts';

const entrySchema = strict({
  file: z.string(),
  rule: z.string(),
  about: z.string().optional(),
  count: z.int().min(1).optional(),
});

const baselineSchema = strict({ baselineVersion: z.literal(1), accepted: z.array(entrySchema) });

/**
 * Reads the text of a baseline.
 *
 * @param name how problems name the file
 * @param file how reports name it
 * @throws ConfigError with the line and column of the first fault
 */
export async function readBaseline(text: string, name: string, file: string): Promise<Baseline> {
  const lines = createLineIndex(text);
  const value = await parseConfigText(text, 'json', name);
  const tree = parseTree(text);
  const at = (path: readonly PropertyKey[]): JsonNode | undefined =>
    tree &&
    findNodeAtLocation(
      tree,
      path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
    );
  const parsed = baselineSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const node = longest(issue?.path ?? [], at) ?? tree;
    const { line, column } = lines.position(node?.offset ?? 0);
    const [why = 'no baseline'] = describeIssues(parsed.error.issues);
    throw new ConfigError([`${name}:${line}:${column}: ${why}; --update-baseline writes such files`]);
  }
  const places = new Map<string, Range>();
  const entries = parsed.data.accepted.map(({ file, rule, about = null, count = 1 }, index): BaselineEntry => {
    const entry = { file, rule, about, count };
    const node = at(['accepted', index]);
    if (node !== undefined && !places.has(keyOf(entry))) places.set(keyOf(entry), rangeOf(node, lines));
    return entry;
  });
  return { file, entries: uniteEntries(entries), placeOf: (entry) => places.get(keyOf(entry)) ?? null };
}

/** The node at a path, or at as much of it as is there. */
function longest(
  path: readonly PropertyKey[],
  at: (path: readonly PropertyKey[]) => JsonNode | undefined,
): JsonNode | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = at(path.slice(0, length));
    if (node !== undefined) return node;
  }
  return undefined;
}

function rangeOf({ offset, length }: JsonNode, lines: LineIndex): Range {
  return lines.range({ start: offset, end: offset + length });
}
