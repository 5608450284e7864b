import { canParseUrl } from '../../model/can-parse-url.ts';
import type { Entry } from '../../model/entry.ts';
import type { Outline } from '../../model/outline.ts';
import type { Source } from '../../model/source.ts';
import { addressKey } from '../addresses/address-key.ts';
import { createSections } from '../text/sections.ts';

/** Where an entry leads, in a form in which entries are compared. */
export interface Destination {
  readonly entry: Entry;
  /** As written, where it is absolute; otherwise as it would be written from the root. */
  readonly url: string;
  /** The same for all addresses that show the same page. */
  readonly key: string;
  /** The index of the heading above, or -1 before the first one. */
  readonly section: number;
}

/** A name for what relative addresses start from. */
const root = 'file:///';

/**
 * Where the entries of a file lead that lead to a page: mail addresses and the like are none, nor is what an entry without
 * a link of its own mentions (`- **name** - A plugin for [tool](…).`, `- See also [tool](…)`, `- Ask those who write [tool](…)`).
 */
export function destinationsOf(
  { path, text }: Pick<Source, 'path' | 'text'>,
  entries: readonly Entry[],
  outline: Outline,
): readonly Destination[] {
  const sectionAt = createSections(outline);
  return entries.flatMap((entry) => {
    const url = resolved(entry.link.url, path);
    if (url === null || standsInDescription(entry, text)) return [];
    return [{ entry, url, key: addressKey(url), section: sectionAt(entry.head.start) }];
  });
}

function resolved(url: string, path: string): string | null {
  if (/^(?:https?:)?\/\//i.test(url)) return url;
  if (/^[a-z][a-z\d+.-]*:/i.test(url) || url === '') return null;
  const base = new URL(path.split('/').map(encodeURIComponent).join('/'), root).href;
  return canParseUrl(url, base) ? new URL(url, base).href.slice(root.length) : url;
}

/** From how many words before a link on it stands in a sentence, unless a mark parts it from them: "by Somebody Else: [name](…)". */
const sentence = 3;

function isRunningText(before: string): boolean {
  return !/[:：|>–—-]\s*[*_`]*$/.test(before) && (before.match(/(?<![\p{L}\p{N}])\p{L}+/gu)?.length ?? 0) >= sentence;
}

/** Words that send a reader on to what is listed elsewhere. */
const pointers =
  /(?<!\p{L})(?:see|also|same as|cf|siehe|vgl|voir|véase|ver también|veja)(?!\p{L})|参见|參見|另见|另見|详见/iu;

function standsInDescription({ shape, head, place }: Entry, text: string): boolean {
  if (shape !== 'item') return false;
  const before = text.slice(head.start, place.start);
  // "name (link to its type)".
  const open = before.lastIndexOf('(');
  if (open > before.lastIndexOf(')') && /\p{L}/u.test(before.slice(0, open))) return true;
  if (isRunningText(before)) return true;
  return pointers.test(before) || /\p{L}/u.test(before.slice(0, Math.max(0, before.search(/\s[-–—]\s/))));
}
