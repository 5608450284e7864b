import type { Report } from '../model/report.ts';
import { forJson } from './escape.ts';
import { inKeyOrder } from './key-order.ts';

/** The JSON report: keys in the order of the contract, two spaces of indentation, a newline at the end. */
export function json(report: Report): string {
  return `${forJson(JSON.stringify(inKeyOrder('report', report), null, 2))}\n`;
}
