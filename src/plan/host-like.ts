import { parse } from 'tldts';

/**
 * The address that was probably meant by a relative path that reads like one: `www.x.example/a`, `github.com/a/b`,
 * `localhost:3000`, `name@host.example`. `null` for what reads like a file, or is one.
 *
 * Endings such as `.md`, `.sh`, `.py` and `.rs` are public suffixes as well, so a name counts as a host only with `www.`
 * before or a path behind it.
 *
 * @param exists whether there is a file or directory of that name beside the source
 */
export function schemelessSuggestion(written: string, exists: (name: string) => boolean): string | null {
  const [, name = ''] = /^([^?#]*)/.exec(written) ?? [];
  const host = /^[^/?#]*/.exec(written)?.[0] ?? '';
  const suggestion = suggest(written, host);
  return suggestion !== null && !exists(name) && !exists(host) ? suggestion : null;
}

function suggest(written: string, host: string): string | null {
  if (/^localhost\//i.test(written)) return `http://${written}`;
  const [, mailHost] = /^[^\s@/:?#]+@([^\s@/:?#]+)$/.exec(written) ?? [];
  if (mailHost !== undefined) return isPublicName(mailHost) ? `mailto:${written}` : null;
  const readsLikeHost = /^www\./i.test(host) || (written[host.length] === '/' && written.length > host.length + 1);
  return readsLikeHost && /^[\p{L}\p{N}.-]+$/u.test(host) && isPublicName(host) ? `https://${written}` : null;
}

/** The same for an address whose host reads like a scheme, since a port follows it; `null` for any other. */
export function hostWithPort(written: string): string | null {
  const [, host = '', rest = ''] = /^([\p{L}\p{N}.-]+):\d+(?![^/?#])(.*)$/su.exec(written) ?? [];
  if (host.toLowerCase() === 'localhost') return `http://${written}`;
  return rest !== '' && isPublicName(host) ? `https://${written}` : null;
}

/** Whether a name ends in a suffix under which names are really given out. */
function isPublicName(name: string): boolean {
  const { isIcann, domain } = parse(name);
  return isIcann === true && domain !== null;
}
