/** The social network's own hosts, mobile and national ones included; not blogs (`blog.twitter.com`) and the like. */
const hosts = /^(?:(?:www\.|m\.|mobile\.)?(?:x|twitter)\.com|(?:www\.|m\.|[a-z]{2}\.)?linkedin\.com)$/;

/**
 * Whether a host's word that a page is not there is worth nothing: X answers programs 400, 403 and 404 for pages that people
 * see (lychee leaves it out altogether; action-my-markdown#60); LinkedIn answers 999, and 404 for profiles that are there
 * (metal3-io/metal3-io.github.io#528).
 */
export function hidesPages(hostname: string): boolean {
  return hosts.test(hostname);
}
