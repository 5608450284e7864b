import type { BaselineEntry } from '../model/baseline.ts';
import { forJson } from '../report/escape.ts';

/** A baseline as JSON, an entry a line: who accepts one more finding changes one line. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ file, rule, about, count }) => {
    const fields = Object.entries({ file, rule, about, count: count === 1 ? null : count });
    const written = fields.flatMap(([name, value]) => (value === null ? [] : [`"${name}": ${JSON.stringify(value)}`]));
    return `\n    { ${written.join(', ')} }`;
  });
  const list = lines.length === 0 ? '[]' : `[${lines.join(',')}\n  ]`;
  return `${forJson(`{\n  "baselineVersion": 1,\n  "accepted": ${list}\n}`)}\n`;
}
