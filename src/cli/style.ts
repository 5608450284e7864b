import type { ReportConfig } from '../config/config.ts';
import { ansiColors, noColors, type Style } from '../report/style.ts';

/** What deciding on colours needs of a stream. */
export interface OutputStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** The width of a report that goes to a file or a pipe. */
const plainWidth = 80;

/** Wider lines are hard to read. */
const widest = 120;

/**
 * How the terminal report looks on a stream: coloured on a terminal, unless NO_COLOR says otherwise (no-color.org: any
 * non-empty value) or FORCE_COLOR asks for it (`0` and `false` ask for none, as in Node's own `hasColors`).
 */
export function styleFor(
  stream: OutputStream,
  env: Readonly<Record<string, string | undefined>>,
  { groupBy, detail }: ReportConfig,
): Style {
  const columns = stream.isTTY === true ? (stream.columns ?? plainWidth) : plainWidth;
  return {
    colors: hasColors(stream, env) ? ansiColors : noColors,
    width: Math.min(Math.max(columns, 40), widest),
    groupBy,
    detail,
  };
}

function hasColors({ isTTY }: OutputStream, env: Readonly<Record<string, string | undefined>>): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  return isTTY === true && env['TERM'] !== 'dumb';
}
