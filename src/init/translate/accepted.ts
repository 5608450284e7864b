import type { Draft } from './draft.ts';

/** Status codes that are fine. Every 2xx is by itself, and redirects are followed: they end no chain. */
export function translateAccepted(codes: readonly number[], host: string, key: string, draft: Draft): void {
  const extra = codes.filter((code) => code >= 400 || code === 304);
  if (extra.length === 0) {
    draft.note(key, 'built-in', 'every 2xx is fine by itself');
    return;
  }
  draft.accept(host, extra);
  draft.note(key, 'same', host === '*' ? 'accept' : `accept of ${host}`);
}
