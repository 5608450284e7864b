import type { ArchiveConfig, ProbeConfig } from '../config/config.ts';
import { decodePage } from '../probe/page/charset.ts';
import type { ArchiveAsk } from './ask.ts';

/** As much of `fetch` as is used. */
export type Fetch = (
  url: string,
  init: { readonly headers: Record<string, string>; readonly redirect: 'manual'; readonly signal: AbortSignal },
) => Promise<Response>;

/**
 * The archive's port over anything shaped like `fetch`. Hand in `(...call) => globalThis.fetch(...call)`, which finds
 * replacements made later (nock's), and not `globalThis.fetch`.
 */
export function askWithFetch(
  fetch: Fetch,
  config: Pick<ProbeConfig, 'userAgent' | 'timeout'> & Pick<ArchiveConfig, 'bodyBytes'>,
): ArchiveAsk {
  return async (url, signal) => {
    try {
      const response = await fetch(url, {
        headers: { accept: '*/*', 'user-agent': config.userAgent },
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(config.timeout)]),
      });
      const headers = Object.fromEntries(response.headers);
      const body = await readStart(response, config.bodyBytes);
      return { kind: 'answer', status: response.status, headers, body: decodePage(body, headers['content-type']) };
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'failure', why: error instanceof Error ? error.name : 'Error' };
    }
  };
}

/** The first bytes of a body; the rest is let go. */
async function readStart({ body }: Response, bytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body === null) return new Uint8Array();
  for await (const chunk of body) {
    chunks.push(chunk);
    length += chunk.byteLength;
    if (length >= bytes) break;
  }
  return Buffer.concat(chunks).subarray(0, bytes);
}
