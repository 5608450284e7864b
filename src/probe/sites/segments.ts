/** The segments of an address's path, decoded, without empty ones; `null` where one cannot be decoded. */
export function segmentsOf({ pathname }: URL): readonly string[] | null {
  try {
    return pathname.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
}
