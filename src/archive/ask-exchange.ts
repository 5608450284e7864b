import type { ArchiveConfig, ProbeConfig } from '../config/config.ts';
import type { Exchange } from '../probe/exchange.ts';
import { decodePage } from '../probe/page/charset.ts';
import type { ArchiveAsk } from './ask.ts';

/** What steers the requests to the archive. */
export type AskExchangeConfig = Pick<ProbeConfig, 'userAgent' | 'timeout' | 'bodyTimeout'> &
  Pick<ArchiveConfig, 'bodyBytes'>;

/**
 * The archive's port over the prober's. The exchange underneath must neither retry nor pause: that is decided for all
 * requests to the archive together.
 */
export function askWithExchange(exchange: Exchange, config: AskExchangeConfig): ArchiveAsk {
  return async (url, signal) => {
    const result = await exchange(
      {
        url,
        headers: { accept: '*/*', 'user-agent': config.userAgent },
        connection: 'any',
        verification: 'strict',
        parser: 'strict',
        protocol: 'http/1.1',
        body: { types: 'any', bytes: config.bodyBytes },
        timeout: config.timeout,
        bodyTimeout: config.bodyTimeout,
      },
      signal,
    );
    if (result.kind === 'failure') return { kind: 'failure', why: result.failure.kind };
    const { status, headers, body } = result;
    return { kind: 'answer', status, headers, body: decodePage(body, headers['content-type']) };
  };
}
