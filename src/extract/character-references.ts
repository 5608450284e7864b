import { readHtml } from './html.ts';

/**
 * Resolves the character references in the address of an autolink. The parser leaves them; GitHub does not (CommonMark
 * 0.31.2, section 2.5: they count anywhere but in code). In Markdown only those with a semicolon are references.
 */
export function decodeReferences(address: string): string {
  return address.replace(/&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z\d]+);/g, decodeReference);
}

function decodeReference(reference: string): string {
  const html = `<a href="${reference}">`;
  const [tag] = readHtml(html, [{ start: 0, end: html.length, node: 0 }]).parts;
  return tag?.kind === 'open' ? (tag.attributes[0]?.value ?? reference) : reference;
}
