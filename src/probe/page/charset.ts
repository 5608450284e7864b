/** The HTML standard looks for a `<meta charset>` in the first 1,024 bytes; pages with long heads put it later. */
const prescanBytes = 4096;

/**
 * Decodes a page: its byte order mark decides, then the header, then `<meta charset>`, then whether it is UTF-8, else
 * windows-1252 (HTML standard, 13.2.3.2, without the guessing by frequency).
 *
 * @param body possibly cut, also within a character
 * @param contentType the `Content-Type` header
 */
export function decodePage(body: Uint8Array, contentType: string | undefined): string {
  const label = markOf(body) ?? /charset\s*=\s*["']?([^"';,\s]+)/i.exec(contentType ?? '')?.[1] ?? metaCharset(body);
  const named = label === undefined ? null : createDecoder(label);
  return named?.decode(body) ?? decodeUnlabelled(body);
}

function markOf(body: Uint8Array): string | undefined {
  const [first, second, third] = body;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return undefined;
}

function metaCharset(body: Uint8Array): string | undefined {
  const head = Buffer.from(body.subarray(0, prescanBytes)).toString('latin1');
  const label = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([^"'>\s/;]+)/i.exec(head)?.[1];
  // Whoever could read this declaration was not reading UTF-16 (same section, "prescan").
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function createDecoder(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

function decodeUnlabelled(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(body);
  }
}
