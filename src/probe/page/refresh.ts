import { canParseUrl } from '../../model/can-parse-url.ts';
import { longestAddress } from '../location.ts';
/**
 * Parses the value of `<meta http-equiv=refresh>` or of a `Refresh` header by the shared declarative refresh steps of
 * the HTML standard (4.2.5.3, "refresh state").
 *
 * @param base what a relative address is resolved against
 * @returns whole seconds and the absolute address (`null`: the page itself), or `null` for a value that does nothing
 */
export function parseRefresh(
  value: string,
  base: string,
): { readonly seconds: number; readonly url: string | null } | null {
  const time = /^[\t\n\f\r ]*(?:(\d+)(?:\.[\d.]*)?|\.[\d.]*)(?=$|[;,\t\n\f\r ])/.exec(value);
  if (time === null) return null;
  const seconds = Number(time[1] ?? 0);
  const rest = value.slice(time[0].length).replace(/^[\t\n\f\r ]*[;,]?[\t\n\f\r ]*/, '');
  if (rest === '') return { seconds, url: null };
  const text = unquote(rest.replace(/^url[\t\n\f\r ]*=[\t\n\f\r ]*/i, ''));
  if (text.length > longestAddress) return null;
  const url = canParseUrl(text, base) ? new URL(text, base).href : '';
  return url === '' || url.length > longestAddress ? null : { seconds, url };
}

/** What stands between the quotes; a missing closing quote is no fault. */
function unquote(text: string): string {
  const quote = text[0];
  if (quote !== '"' && quote !== "'") return text;
  const end = text.indexOf(quote, 1);
  return end === -1 ? text.slice(1) : text.slice(1, end);
}
