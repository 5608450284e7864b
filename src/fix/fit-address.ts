import type { Setting } from '../model/link.ts';
import { textFor } from './place-text.ts';

export interface FittedAddress {
  /** What is written over the destination's span. */
  readonly text: string;
  /** The address it stands for: the one asked for, or the same with more of it percent-encoded. */
  readonly url: string;
}

/** Characters that no address may hold raw (RFC 3986, section 2) and that end it in some place of a Markdown file. */
const neverRaw = /[\s\u0000-\u001F\u007F"<>`]/gu;
/** The others that RFC 3986 does not allow, though browsers send some of them as they are. */
const seldomRaw = /[\\^{|}]/g;

/**
 * Writes an address where `setting` says, with as little percent-encoding as the place allows; `null` where it cannot
 * stand at all.
 */
export function fitAddress(url: string, setting: Setting): FittedAddress | null {
  const plain = url.replace(neverRaw, encodeURIComponent);
  const strict = plain.replace(seldomRaw, encodeURIComponent);
  const spellings = [plain, strict, strict.replace(/^,|,$/g, '%2C')];
  for (const spelling of new Set(spellings)) {
    const text = textFor(spelling, setting);
    if (text !== null) return { text, url: spelling };
  }
  return null;
}
