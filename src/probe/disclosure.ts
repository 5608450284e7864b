import type { RequestStep } from './request.ts';

/**
 * Decides, step by step along one chain, whether a host gets what is configured for it. Settings are for hosts, secrets are
 * for origins: another port of a host that was asked already is somebody else, and after a step from https down to http
 * nobody gets anything. The step from http up to https is the host's own.
 */
export function createDisclosure(): (url: URL) => RequestStep['configured'] {
  const origins = new Map<string, URL>();
  let before: URL | null = null;
  let state: RequestStep['configured'] = 'sent';
  return (url) => {
    if (before?.protocol === 'https:' && url.protocol === 'http:') state = 'withheld';
    before = url;
    const known = origins.get(url.hostname);
    if (known === undefined || isUpgrade(known, url)) origins.set(url.hostname, url);
    else if (known.origin !== url.origin) return 'withheld';
    return state;
  };
}

function isUpgrade(from: URL, to: URL): boolean {
  return from.protocol === 'http:' && to.protocol === 'https:' && from.port === '' && to.port === '';
}
