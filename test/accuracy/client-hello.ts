/**
 * Reads the server name out of the first bytes of a TLS connection (RFC 8446, section 4.1.2; RFC 6066, section 3).
 *
 * @returns the name, `null` for bytes that are no TLS or name no server, or `more` while the message is not whole
 */
export function serverNameOf(bytes: Buffer): string | null | 'more' {
  if (bytes.length < 5) return 'more';
  if (bytes[0] !== 22) return null;
  if (bytes.length < 5 + bytes.readUInt16BE(3)) return 'more';
  let at = 5 + 4 + 2 + 32;
  at += 1 + bytes.readUInt8(at);
  at += 2 + bytes.readUInt16BE(at);
  at += 1 + bytes.readUInt8(at);
  const end = at + 2 + bytes.readUInt16BE(at);
  for (at += 2; at + 4 <= end; at += 4 + bytes.readUInt16BE(at + 2)) {
    if (bytes.readUInt16BE(at) !== 0) continue;
    const length = bytes.readUInt16BE(at + 7);
    return bytes.toString('latin1', at + 9, at + 9 + length).toLowerCase();
  }
  return null;
}
