import { none } from '../../model/none.ts';
import type { ExchangeAnswer } from '../exchange.ts';

/** Headers with one value that is no list (RFC 9110). Servers with a proxy before them send some of them twice. */
const single: ReadonlySet<string> = new Set(['content-length', 'content-type', 'location', 'refresh', 'retry-after']);

/**
 * Splits a parser's headers into single values, repeated ones joined with `, ` (RFC 9110, section 5.3), and cookies.
 *
 * A header that has one value counts once however often it is repeated. Two different `Location` say nothing: browsers
 * refuse them, since one of the two may be smuggled in.
 */
export function answerHeaders(
  parsed: Readonly<Record<string, string | readonly string[] | undefined>>,
): Pick<ExchangeAnswer, 'headers' | 'setCookies'> {
  const headers: Record<string, string> = {};
  let setCookies: readonly string[] = none;
  for (const [name, value = none] of Object.entries(parsed)) {
    if (name === 'set-cookie') setCookies = [value].flat();
    else if (typeof value === 'string') headers[name] = value;
    else {
      const distinct = single.has(name) ? [...new Set(value)] : value;
      if (name !== 'location' || distinct.length < 2) headers[name] = distinct.join(', ');
    }
  }
  return { headers, setCookies };
}
