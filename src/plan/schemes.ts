import { distance } from 'fastest-levenshtein';

/** The schemes that a slip of the pen is measured against. */
const intended = ['https', 'http', 'mailto'] as const;

/** How many edits make a slip: two letters off is still a typing error, three is another word. */
const slip = 2;

/**
 * Schemes that look like a slip of `http`, `https` or `mailto` but are meant: registered ones
 * (IANA, "Uniform Resource Identifier (URI) Schemes"), common unregistered ones, and the spellings by which security
 * writers keep addresses from being followed.
 */
const meant: ReadonlySet<string> = new Set([
  ...['ftp', 'ftps', 'sftp', 'tftp', 'xftp', 'nntp', 'nntps', 'ntp', 'smtp', 'smtps', 'tip', 'mtqp', 'tcp', 'sctp'],
  ...['rtp', 'srtp', 'rtsp', 'rtsps', 'rtmp', 'rtmps', 'rtmpt', 'shttp', 'httpx', 'hxxp', 'hxxps'],
]);

/**
 * The scheme that a misspelt one was meant to be; `null` for schemes of their own.
 *
 * @param scheme lower case, without the colon
 */
export function nearestScheme(scheme: string): (typeof intended)[number] | null {
  if (meant.has(scheme)) return null;
  const ranked = intended
    .map((candidate) => ({ candidate, edits: distance(scheme, candidate) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best !== undefined && best.edits <= slip ? best.candidate : null;
}
