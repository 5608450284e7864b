import { Parser } from 'htmlparser2';
import { canParseUrl } from '../../model/can-parse-url.ts';
import type { ScriptClues } from './anchors.ts';
import type { ParkingClues } from './parking.ts';
import { parseRefresh } from './refresh.ts';

/** What one pass over a page's markup finds. */
export interface Scan extends Readonly<ScriptClues>, Omit<ParkingClues, 'title'> {
  /** The document's title as written, entities resolved. */
  readonly title: string | null;
  /** The first refresh that a reader's browser obeys; its address is absolute. */
  readonly refresh: { readonly seconds: number; readonly url: string | null } | null;
  /** Every id, and the names of `<a>`. */
  readonly names: ReadonlySet<string>;
  /** `part` of a page whose elements nest deeper than anybody writes them. */
  readonly extent: 'whole' | 'part';
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Attributes = Readonly<Record<string, string>>;

/** The pass while it goes on. */
interface Draft extends Writable<Scan> {
  readonly names: Set<string>;
  readonly sources: string[];
  /** The open elements, innermost last. */
  readonly open: string[];
  /** How many of them hide what they hold. */
  hidden: number;
  base: string | null;
  titles: number;
  heading: 'none' | 'plain' | 'anchored';
  /** What the text ends with. */
  end: 'word' | 'gap';
}

/** UTF-16 units of visible text and of inline script that are kept for clues. */
const clueLength = 65_536;

/**
 * Open elements beyond which nothing more is read. Browsers go no deeper than 512 (HTML standard, 13.2.2, leaves the limit
 * to them), and the parser takes time that grows with the square of the depth.
 */
const deepest = 8192;
/** UTF-16 units between two looks at the depth. */
const pieceLength = 16_384;

/** Elements whose content a reader with scripts does not see, or whose titles name no page. */
const hiding = new Set(['noscript', 'template', 'svg', 'math']);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const appRoots = new Set(['root', 'app', '__next', '__nuxt', '___gatsby', 'svelte', 'react-root']);

/**
 * Reads a page's markup, which may be cut anywhere.
 *
 * @param url what relative addresses are resolved against, as far as no `<base>` says otherwise
 */
export function scanHtml(html: string, url: string): Scan {
  const draft = createDraft();
  const parser = new Parser({
    onopentag: (element, attributes) => openElement(draft, element, attributes, url),
    onclosetag: (element) => closeElement(draft, element),
    ontext: (piece) => addText(draft, piece),
  });
  let read = 0;
  for (; read < html.length && draft.open.length <= deepest; read += pieceLength) {
    parser.write(html.slice(read, read + pieceLength));
  }
  parser.end();
  const extent = read < html.length ? 'part' : 'whole';
  return { ...draft, extent, text: draft.text.replace(/\s+/g, ' ') };
}

function createDraft(): Draft {
  return {
    title: null,
    refresh: null,
    names: new Set(),
    sources: [],
    text: '',
    inlineScripts: '',
    adKey: 'absent',
    appRoot: 'absent',
    scripts: 0,
    headings: 0,
    anchoredHeadings: 0,
    textLength: 0,
    open: [],
    hidden: 0,
    base: null,
    titles: 0,
    heading: 'none',
    end: 'gap',
    extent: 'whole',
  };
}

function openElement(draft: Draft, element: string, attributes: Attributes, url: string): void {
  draft.open.push(element);
  separate(draft);
  if (hiding.has(element)) draft.hidden += 1;
  if (headings.has(element)) draft.heading = 'plain';
  addNames(draft, element, attributes);
  if (draft.hidden > 0) return;
  const base = draft.base ?? url;
  switch (element) {
    case 'html':
      if ('data-adblockkey' in attributes) draft.adKey = 'present';
      break;
    case 'title':
      draft.titles += 1;
      break;
    case 'base':
      draft.base ??= resolve(attributes['href'], url);
      break;
    case 'meta':
      if (attributes['http-equiv']?.trim().toLowerCase() !== 'refresh') break;
      draft.refresh ??= parseRefresh(attributes['content'] ?? '', base);
      break;
    case 'script':
    case 'iframe':
    case 'frame': {
      if (element === 'script') draft.scripts += 1;
      const source = resolve(attributes['src'], base);
      if (source !== null) draft.sources.push(source);
    }
  }
}

function addNames(draft: Draft, element: string, attributes: Attributes): void {
  for (const name of [attributes['id'], element === 'a' ? attributes['name'] : undefined]) {
    if (name === undefined || name === '') continue;
    draft.names.add(name);
    if (draft.heading === 'plain') draft.heading = 'anchored';
  }
  const root = appRoots.has(attributes['id'] ?? '') || element === 'app-root' || 'ng-version' in attributes;
  if (root) draft.appRoot = 'present';
}

function closeElement(draft: Draft, element: string): void {
  draft.open.pop();
  separate(draft);
  if (hiding.has(element)) draft.hidden -= 1;
  if (!headings.has(element)) return;
  draft.headings += 1;
  if (draft.heading === 'anchored') draft.anchoredHeadings += 1;
  draft.heading = 'none';
}

function addText(draft: Draft, piece: string): void {
  if (draft.hidden > 0) return;
  switch (draft.open.at(-1)) {
    case 'title':
      if (draft.titles === 1) draft.title = (draft.title ?? '') + piece;
      return;
    case 'script':
      if (draft.inlineScripts.length < clueLength) draft.inlineScripts += piece;
      return;
    case 'style':
      return;
    default:
      draft.textLength += piece.replace(/\s+/g, '').length;
      if (draft.text.length >= clueLength) return;
      draft.text += piece;
      draft.end = piece.endsWith(' ') ? 'gap' : 'word';
  }
}

/** Readers see a heading and the paragraph below it as two; without a space between them their words would grow together. */
function separate(draft: Draft): void {
  if (draft.end === 'word') draft.text += ' ';
  draft.end = 'gap';
}

function resolve(address: string | undefined, base: string): string | null {
  return address !== undefined && canParseUrl(address, base) ? new URL(address, base).href : null;
}
