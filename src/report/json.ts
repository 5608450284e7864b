import type { Report } from '../model/report.ts';
import { forJson } from './escape.ts';
import { fieldsInOrder, inKeyOrder } from './key-order.ts';

/** The JSON report: keys in the order of the contract, two spaces of indentation, a newline at the end. */
export function json(report: Report): string {
  return [...jsonPieces(report)].join('');
}

/**
 * The same, a row at a time: the whole of a long report, once more in order and once more as text, would take as much memory
 * as all that a run knows.
 */
export function* jsonPieces(report: Report): Generator<string> {
  let before = '{\n  ';
  for (const [key, value] of fieldsInOrder('report', report)) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}: `;
    if (Array.isArray(value)) yield* listPieces(key, value);
    else yield written(key, value, '  ');
    before = ',\n  ';
  }
  yield '\n}\n';
}

function* listPieces(property: string, items: readonly unknown[]): Generator<string> {
  let before = '[\n    ';
  for (const item of items) {
    yield before + written(property, item, '    ');
    before = ',\n    ';
  }
  yield items.length === 0 ? '[]' : '\n  ]';
}

/** A line feed in it ends a line: those of texts are escaped. */
function written(property: string, value: unknown, indentation: string): string {
  return forJson(JSON.stringify(inKeyOrder(property, value), null, 2)).replaceAll('\n', `\n${indentation}`);
}
