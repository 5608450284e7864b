import type { Limits } from './defaults.ts';
import { type Parsed, parsedFault, parsedValue } from './parsed.ts';

const unitMilliseconds = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const;

/**
 * Reads a duration: `90s`, `5m`, `1h30m`, `250ms`, or a bare number of milliseconds.
 *
 * @returns whole milliseconds within `limits`
 */
export function parseDuration(written: string | number, limits: Limits): Parsed<number> {
  const text = String(written).trim();
  const milliseconds = /^\d+$/.test(text) ? Number(text) : sumOfUnits(text);
  if (milliseconds === null)
    return parsedFault('expected a duration such as 90s, 5m, 1h30m or a number of milliseconds');
  if (milliseconds < limits.minimum) {
    const bare =
      /^\d+$/.test(text) && milliseconds > 0 ? `; a bare number is milliseconds, write ${text}s for seconds` : '';
    return parsedFault(`expected at least ${formatDuration(limits.minimum)}${bare}`);
  }
  if (milliseconds > limits.maximum) return parsedFault(`expected at most ${formatDuration(limits.maximum)}`);
  return parsedValue(milliseconds);
}

/** The shortest way to write a number of milliseconds: `1m30s`, `250ms`. */
export function formatDuration(milliseconds: number): string {
  let rest = milliseconds;
  let text = '';
  for (const unit of ['h', 'm', 's', 'ms'] as const) {
    const count = Math.floor(rest / unitMilliseconds[unit]);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * unitMilliseconds[unit];
  }
  return text || '0ms';
}

function sumOfUnits(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h)\s*/gy)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return null;
  const sum = parts.reduce(
    (total, [, count, unit]) => total + Number(count) * unitMilliseconds[unit as keyof typeof unitMilliseconds],
    0,
  );
  return Math.round(sum);
}
