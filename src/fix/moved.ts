import { canParseUrl } from '../model/can-parse-url.ts';
import type { Fix } from '../model/edit.ts';
import type { Link } from '../model/link.ts';
import type { Hop } from '../model/probe.ts';
import { fitAddress } from './fit-address.ts';
import { type Landing, landingOf } from './landing.ts';
import { respell } from './respell.ts';
import { isSamePage } from './same-page.ts';

export interface MovedLink {
  readonly link: Link;
  /** The absolute address as linked, fragment included. */
  readonly from: string;
  /** Where the chain ended. */
  readonly finalUrl: string;
  /** Every exchange before the last. */
  readonly hops: readonly Hop[];
  /** Whether a redirect of this address is meant: short and persistent names, patterns in `redirects.keep`. */
  readonly keep: (url: string) => boolean;
  /** The last page's title. */
  readonly title: string | null;
}

export type MovedPlan =
  | { readonly kind: 'fix'; readonly fix: Fix }
  | { readonly kind: 'refused'; readonly why: MovedRefusal };

export type MovedRefusal =
  | Landing
  /** The redirect is meant. */
  | 'kept'
  /** A hop is not 301 or 308, or a page's own refresh. */
  | 'temporary'
  /** Nothing but the fragment would change. */
  | 'same'
  /** From https to http. */
  | 'downgrade'
  /** The old or the new address carries a user name. */
  | 'credentials'
  /** A relative link. */
  | 'relative'
  /** The new address is not http(s), or cannot stand in this place. */
  | 'unwritable';

/**
 * Plans to write a link's new address over its old one. RFC 9110, sections 15.4.2 and 15.4.9: 301 and 308 say that future
 * references ought to use the new address. Safe where the meaning stays (see {@link isSamePage}); suggested otherwise.
 *
 * The author's fragment stays unless the server sent one (RFC 9110, section 10.2.2).
 */
export function planMoved({ link, from, finalUrl, hops, keep, title }: MovedLink): MovedPlan {
  const old = parse(from);
  const target = parse(finalUrl);
  if (old === null || target === null) return refused('unwritable');
  if (!hops.every(isPermanent)) return refused('temporary');
  if (hops.length === 0 || withoutFragment(old) === withoutFragment(target)) return refused('same');
  if ([from, ...hops.map((hop) => hop.url)].some(keep)) return refused('kept');
  if (old.protocol === 'https:' && target.protocol === 'http:') return refused('downgrade');
  if (old.username !== '' || target.username !== '' || target.password !== '') return refused('credentials');
  const landing = landingOf(old, target, title);
  if (landing !== null) return refused(landing);
  if (parse(link.url) === null && !link.url.startsWith('//')) return refused('relative');

  if (target.hash === '') target.hash = old.hash;
  const fitted = fitAddress(respell(authorsSpelling(link, old), old, target), link.setting);
  if (fitted === null) return refused('unwritable');
  const edit = { span: link.span, text: fitted.text, expected: link.raw };
  const safety = isSamePage(old, target) ? 'safe' : 'suggested';
  return { kind: 'fix', fix: { kind: 'moved', safety, edits: [edit], becomes: fitted.url } };
}

function refused(why: MovedRefusal): MovedPlan {
  return { kind: 'refused', why };
}

function isPermanent({ status, via }: Hop): boolean {
  return (status === 301 || status === 308) && via === 'location';
}

function parse(url: string): URL | null {
  const parsed = canParseUrl(url) ? new URL(url) : null;
  return parsed?.protocol === 'http:' || parsed?.protocol === 'https:' ? parsed : null;
}

function withoutFragment(url: URL): string {
  return url.hash === '' ? url.href : url.href.slice(0, -url.hash.length);
}

/** The destination as written, if it is still that of the address that was asked (a `remap` may stand between them). */
function authorsSpelling(link: Link, old: URL): string {
  const written = link.url.startsWith('//') ? old.protocol + link.url : link.url;
  return parse(written)?.href === old.href ? written : old.href;
}
