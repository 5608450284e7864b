import { assertNever } from '../model/assert-never.ts';
import type { Cell, Setting } from '../model/link.ts';

/**
 * Writes an address so that it fits its place: the text that stands for exactly `url` when the file is read again, or
 * `null` where there is no such text.
 *
 * The text replaces the destination's span. It may bring its own `<…>`: in a destination that had none, and around an
 * address that would be cut short as a bare one.
 *
 * CommonMark 0.31.2, sections 2.4, 2.5, 4.7, 6.3, 6.5, 6.6; GFM 0.29, sections 4.10 and 6.9; WHATWG HTML, sections 4.8.4.2.1
 * and 13.1.2.3. Where CommonMark's implementations differ (character references in autolinks), only what all read alike
 * is written.
 */
export function textFor(url: string, setting: Setting): string | null {
  if (/[\u0000-\u001F\u007F]/.test(url)) return null;
  switch (setting.kind) {
    case 'destination': {
      if (setting.brackets === 'angle') return destination(url, setting.cell);
      return needsAngles(url) ? `<${destination(url, setting.cell)}>` : destination(url, setting.cell);
    }
    case 'autolink':
      return isAutolink(url, setting.cell) ? url : null;
    case 'bare':
      if (!isAutolink(url, setting.cell)) return null;
      return isBare(url) ? url : `<${url}>`;
    case 'attribute':
      return attributeValue(url, setting);
    case 'scalar':
      return scalar(url, setting);
    case 'expression':
      return null;
    default:
      return assertNever(setting);
  }
}

/** Narrower than YAML's plain scalars (1.2.2, section 7.3.3): what is left out is written between quotes. */
const plainScalar = /^[\p{L}./][^\s#:]*(?:[#:][^\s#:]+)*$/u;

function scalar(url: string, { language, quote, within }: Extract<Setting, { kind: 'scalar' }>): string | null {
  if (quote === "'") {
    if (!url.includes("'")) return url;
    return language === 'yaml' ? url.replaceAll("'", "''") : null;
  }
  const escaped = url.replace(/[\\"]/g, '\\$&');
  if (quote === '"') return escaped;
  const isWord = /^(?:true|false|null|yes|no|on|off)$/i.test(url);
  const isPlain = plainScalar.test(url) && !isWord && !(within === 'flow' && /[,[\]{}]/.test(url));
  return isPlain ? url : `"${escaped}"`;
}

/** What reads as a character reference; with an ampersand that is a reference itself it does not. */
const reference = /&(?=#\d{1,7};|#x[\da-f]{1,6};|[\da-z]{1,31};)/gi;

function destination(url: string, cell: Cell): string {
  const escaped = url
    .replace(reference, '&amp;')
    .replace(/[\\<>]/g, '\\$&')
    // A backslash does not keep it from ending a code span that was opened before.
    .replaceAll('`', '&#96;');
  return cell === 'table-cell' ? escaped.replaceAll('|', '\\|') : escaped;
}

function needsAngles(url: string): boolean {
  return url === '' || url.includes(' ') || url.startsWith('<') || !isBalanced(url);
}

/** Deeper nesting than this ends a destination in cmark and micromark. */
const deepestParentheses = 32;

function isBalanced(url: string): boolean {
  let depth = 0;
  for (const character of url) {
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth < 0 || depth > deepestParentheses) return false;
  }
  return depth === 0;
}

function isAutolink(url: string, cell: Cell): boolean {
  if (!/^[a-z][a-z0-9+.-]{1,31}:[^ <>`]*$/i.test(url)) return false;
  // cmark resolves character references here, micromark and commonmark.js do not.
  if (url.search(reference) !== -1) return false;
  return cell === 'none' || !url.includes('|');
}

/** Narrower than GFM's extended autolinks: what is left out is written as `<…>`, which is never wrong. */
const bareHead = /^https?:\/\/(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]+(?![^:/?#])/iu;
const bareRest = /^[\p{L}\p{N}\-._~%!$&'()*+,;=:@/?#]*$/u;
const bareEnd = /[\p{L}\p{N}\-=+#$@/]\)?$/u;

function isBare(url: string): boolean {
  const [head] = bareHead.exec(url) ?? [];
  return head !== undefined && bareRest.test(url.slice(head.length)) && bareEnd.test(url) && isBalanced(url);
}

function attributeValue(url: string, setting: Extract<Setting, { kind: 'attribute' }>): string | null {
  // White space and a comma at either end belong to the list of candidates.
  if (/^(?:image)?srcset$/i.test(setting.attribute) && /^,|\s|,$|^$/.test(url)) return null;
  if (url !== url.trim() || (url === '' && setting.quote === 'none')) return null;
  // What a table cell makes of these two in HTML differs between readers.
  if (setting.cell === 'table-cell' && url.includes('\\|')) return null;
  const unsafe = { '"': /["`<>]/g, "'": /['`<>]/g, none: /[ "'=`<>]/g }[setting.quote];
  const escaped = url
    .replace(/&(?=[#\da-z])/gi, '&amp;')
    .replace(unsafe, (character) => `&#${character.charCodeAt(0)};`);
  return setting.cell === 'table-cell' ? escaped.replaceAll('|', '&#124;') : escaped;
}
