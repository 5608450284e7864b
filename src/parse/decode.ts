/** The text of a Markdown file, or the reason why there is none. */
export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly bom: '' | '\uFEFF' }
  /** `offset` counts bytes from the start of the file to the first one that belongs to no UTF-8 sequence. */
  | { readonly kind: 'not-utf8'; readonly offset: number };

/**
 * Decodes a file as UTF-8 and sets a leading BOM aside. Nothing is ever replaced: a file that is not UTF-8 from its first
 * byte to its last cannot be written back unchanged, so it is told as `not-utf8` with the place. UTF-16 with a BOM is such
 * a file too: its BOM is no UTF-8.
 *
 * @param bytes the file as it is on disk
 */
export function decode(bytes: Uint8Array): Decoded {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.startsWith('\uFEFF')
      ? { kind: 'text', text: text.slice(1), bom: '\uFEFF' }
      : { kind: 'text', text, bom: '' };
  } catch {
    return { kind: 'not-utf8', offset: firstInvalid(bytes) };
  }
}

/** The offset at which the first ill-formed sequence starts (Unicode 16, table 3-7); the length where there is none. */
function firstInvalid(bytes: Uint8Array): number {
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return offset;
}

/** The length of the well-formed sequence at `offset`, or 0. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const lead = bytes[offset] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const second = bytes[offset + 1] ?? 0;
  const [lowest, highest] = secondByte(lead);
  if (second < lowest || second > highest) return 0;
  for (let index = 2; index < length; index++) {
    if (((bytes[offset + index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** What may follow a lead byte: overlong forms, surrogates and values beyond U+10FFFF are left out. */
function secondByte(lead: number): readonly [lowest: number, highest: number] {
  switch (lead) {
    case 0xe0:
      return [0xa0, 0xbf];
    case 0xed:
      return [0x80, 0x9f];
    case 0xf0:
      return [0x90, 0xbf];
    case 0xf4:
      return [0x80, 0x8f];
    default:
      return [0x80, 0xbf];
  }
}
