/** Addresses whose hostname is what stands between the slashes: no user, no port, no number, nothing to be rewritten. */
const plain = /^https?:\/\/((?:[a-z\d-]+\.)+[a-z][a-z\d-]*)\//;

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
