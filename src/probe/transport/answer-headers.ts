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
  const listed = Object.entries(parsed).map(([name, value = []]) => [name, [value].flat()] as const);
  const headers = listed.flatMap(([name, values]): readonly (readonly [string, string])[] => {
    const distinct = single.has(name) ? [...new Set(values)] : values;
    const contradictory = name === 'location' && distinct.length > 1;
    return name === 'set-cookie' || contradictory ? [] : [[name, distinct.join(', ')]];
  });
  const setCookies = listed.find(([name]) => name === 'set-cookie')?.[1] ?? [];
  return { headers: Object.fromEntries(headers), setCookies };
}
