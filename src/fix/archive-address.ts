/** An address of a web archive, and what it shows as far as the address tells. */
export interface ArchiveAddress {
  readonly original: string | null;
}

/** Archives whose addresses hold the original one after a date. */
const withOriginal =
  /^https?:\/\/(?:web(?:-beta)?\.archive\.org|archive\.org|www\.archive\.org|arquivo\.pt|(?:www\.)?webarchive\.org\.uk|webarchive\.nationalarchives\.gov\.uk|archive\.(?:today|ph|is|li|md|vn|fo)|webcache\.googleusercontent\.com)\/(?:(?:web|wayback|en\/archive)\/)*(?:\d{1,14}(?:[a-z]{2}_)?|\*|o|newest)\/(?<original>[a-z][a-z0-9+.-]*:\/{0,2}.+|[^/]+\.[^/]+.*)$/i;
const withoutOriginal =
  /^https?:\/\/(?:archive\.(?:today|ph|is|li|md|vn|fo)|perma\.cc|(?:www\.)?webcitation\.org|ghostarchive\.org|megalodon\.jp)\/./i;

/** Reads an address of a web archive; `null` for any other address. */
export function readArchiveAddress(url: string): ArchiveAddress | null {
  const { original } = withOriginal.exec(url)?.groups ?? {};
  if (original !== undefined) return { original };
  return withoutOriginal.test(url) ? { original: null } : null;
}
