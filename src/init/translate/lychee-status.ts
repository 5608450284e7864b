import { limits } from '../../config/defaults.ts';
import { ConfigError } from '../../config/errors.ts';
import { translateAccepted } from './accepted.ts';
import type { TranslateKey } from './key-table.ts';
import { type Given, listOf } from './read-values.ts';

/** @param host `*` for all */
export function toAcceptOf(host: string): TranslateKey {
  return (given, draft) => translateAccepted(readStatusSelectors(given), host, given.key, draft);
}

/**
 * The status codes of lychee's `accept`: numbers, and text such as `200..=204, 429`. `..` leaves its end out, `..=` takes it in,
 * and either end may be missing.
 *
 * @throws ConfigError for anything else
 */
function readStatusSelectors(given: Given): readonly number[] {
  return listOf(given).flatMap((entry) =>
    String(entry.value)
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .flatMap((part) => readSelector(part, entry)),
  );
}

function readSelector(part: string, { file, key }: Given): readonly number[] {
  const [whole, from = '', range, to = ''] = /^(\d*)(?:(\.\.=?)(\d*))?$/.exec(part) ?? [];
  if (whole === undefined || (range === undefined && from === '')) {
    throw new ConfigError([
      `${file}: ${key}: expected a status code or a range such as 200..=204, got ${JSON.stringify(part)}; correct it`,
    ]);
  }
  if (range === undefined) return [Number(from)];
  const { minimum, maximum } = limits.status;
  const last = to === '' ? maximum : range === '..' ? Number(to) - 1 : Number(to);
  const first = from === '' ? minimum : Number(from);
  return Array.from({ length: Math.max(0, Math.min(last, maximum) - first + 1) }, (_, index) => first + index);
}
