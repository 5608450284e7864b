/**
 * Whether `new URL(address, base)` gives a URL.
 *
 * In place of `URL.canParse`: as soon as a program has called that often enough to be optimised, Node takes the bytes of
 * Latin-1 text for UTF-8, and it is `false` for `http://bücher.example/` (seen with 20.20.2 and 22.23.3).
 */
export function canParseUrl(address: string, base?: string | URL): boolean {
  try {
    return new URL(address, base) !== null;
  } catch {
    return false;
  }
}
