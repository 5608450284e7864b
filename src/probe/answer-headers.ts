import type { ExchangeAnswer } from './exchange.ts';

/** Splits a parser's headers into single values, repeated ones joined with `, ` (RFC 9110, section 5.3), and cookies. */
export function answerHeaders(
  parsed: Readonly<Record<string, string | readonly string[] | undefined>>,
): Pick<ExchangeAnswer, 'headers' | 'setCookies'> {
  const listed = Object.entries(parsed).map(([name, value = []]) => [name, [value].flat()] as const);
  const headers = listed.filter(([name]) => name !== 'set-cookie').map(([name, values]) => [name, values.join(', ')]);
  const setCookies = listed.find(([name]) => name === 'set-cookie')?.[1] ?? [];
  return { headers: Object.fromEntries(headers), setCookies };
}
