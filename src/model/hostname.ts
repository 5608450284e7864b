const number = String.raw`(?:0|[1-9]\d{0,2})`;

/** Addresses whose hostname stands between the slashes as it is, with a port or without: no user, nothing to be rewritten. */
const plain = new RegExp(
  String.raw`^https?:\/\/((?:[a-z\d-]+\.)+[a-z][a-z\d-]*|${number}(?:\.${number}){3})(?::\d+)?\/`,
);

/**
 * The same as `new URL(address).hostname`, a third of whose time it takes where there is nothing to parse: with each link, that
 * is most of what finding its lane takes.
 *
 * @param address as `URL.href` gives it
 * @throws {TypeError} where it is none
 */
export function hostnameOf(address: string): string {
  return plain.exec(address)?.[1] ?? new URL(address).hostname;
}
