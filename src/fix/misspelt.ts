import { distance } from 'fastest-levenshtein';
import type { Document } from '../model/document.ts';
import type { Fix, Safety } from '../model/edit.ts';
import type { Home } from '../model/home.ts';
import type { Judged, LinkedPlace } from '../model/judged.ts';
import type { Link } from '../model/link.ts';
import type { MalformedTarget } from '../model/target.ts';
import { addressOfHome } from './address-of-home.ts';
import { fitAddress } from './fit-address.ts';

/** More changed letters make another word. */
const sureDistance = 2;

/**
 * Mends what is written wrongly, where it can be told what was meant: a scheme, a fragment, the letter case of a path.
 *
 * @param place one of the target's places
 * @param home where to what it led is now, if a change has moved that or the link's own file
 * @param documentAt the document at a path, as far as it is part of the run
 * @returns `null` where nothing can be told, or the place cannot hold it
 */
export function planMisspelt(
  { link, source }: LinkedPlace,
  { target, verdict }: Judged,
  home: Home | null,
  documentAt: (path: string) => Document | null,
): Fix | null {
  if (target.kind === 'malformed') {
    return target.suggestion === null ? null : fixOf(link, target.suggestion, schemeSafety(target));
  }
  const facts = verdict?.evidence[0];
  if (target.kind !== 'file' || facts === undefined) return null;
  // Escapes and references would have to be written anew.
  if (link.raw !== link.url) return null;
  if (home !== null && verdict?.reason === 'missing-file') {
    const address = addressOfHome(link.raw, { target, source: source.path, home: home.path });
    return address === null ? null : fixOf(link, address, 'safe');
  }
  const hash = link.raw.indexOf('#');
  if (facts.kind === 'missing-anchor' && target.fragment !== null && hash !== -1) {
    const renamed = home?.fragment ?? null;
    if (renamed !== null) return fixOf(link, `${link.raw.slice(0, hash)}#${renamed}`, 'suggested');
    const meant = facts['didYouMean'];
    if (typeof meant !== 'string') return null;
    const safety = fragmentSafety(target.fragment, documentAt(target.path));
    return fixOf(link, `${link.raw.slice(0, hash)}#${meant}`, safety);
  }
  const path = hash === -1 ? link.raw : link.raw.slice(0, hash);
  const { name } = facts;
  if (facts.kind === 'missing-file' && typeof name === 'string') {
    const address = withLastPart(path, name);
    return address === null ? null : fixOf(link, address + link.raw.slice(path.length), 'suggested');
  }
  const actual = facts.kind === 'wrong-case' ? facts['actual'] : null;
  if (typeof actual !== 'string' || !actual.toLowerCase().endsWith(path.toLowerCase())) return null;
  return fixOf(link, actual.slice(-path.length) + link.raw.slice(path.length), 'suggested');
}

/** As the author writes addresses: relative or not, with a slash or an extension at the end, or without. */
function withLastPart(path: string, name: string): string | null {
  const [, start, , end = ''] = /^((?:.*\/)?)([^/?]+?)((?:\.html)?\/*(?:\?.*)?)$/s.exec(path) ?? [];
  return start === undefined ? null : start + encodeURI(name) + end;
}

function fixOf(link: Link, address: string, safety: Safety): Fix | null {
  const fitted = fitAddress(address, link.setting);
  if (fitted === null) return null;
  const edit = { span: link.span, text: fitted.text, expected: link.raw };
  return { kind: 'lint', safety, edits: [edit], becomes: fitted.url };
}

function schemeSafety({ fault, suggestion }: MalformedTarget): Safety {
  if (fault.kind !== 'unknown-scheme' || suggestion === null) return 'suggested';
  const [meant = ''] = suggestion.split(':');
  return meant.startsWith('http') && distance(fault.scheme, meant) === 1 ? 'safe' : 'suggested';
}

/** A doubled `#` and few letters are slips of the pen, if only one anchor is that near. */
function fragmentSafety(fragment: string, document: Document | null): Safety {
  if (document === null) return 'suggested';
  const wanted = plain(fragment);
  const distances = [...new Set([...document.anchors()].map(plain))].map((anchor) => distance(anchor, wanted));
  const nearest = Math.min(...distances);
  const isOnly = distances.filter((one) => one === nearest).length === 1;
  return nearest <= sureDistance && nearest < wanted.length / 2 && isOnly ? 'safe' : 'suggested';
}

function plain(anchor: string): string {
  return anchor.normalize('NFC').toLowerCase().replace(/^#+/, '');
}
