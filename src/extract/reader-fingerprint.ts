/** Put in by the build: a hash of the sources and of the versions of what they use. Nothing puts it in where they run as they are. */
declare const sourcesFingerprint: string | undefined;

/**
 * Names what reads texts: with another one, the same text may be read in another way. `null` for a program that changes
 * under its author's hands: what was read by it must not be kept. Node's tables of characters are a part of it.
 */
export const readerFingerprint: string | null =
  typeof sourcesFingerprint === 'undefined' ? null : `${sourcesFingerprint} ${process.versions['unicode']}`;
