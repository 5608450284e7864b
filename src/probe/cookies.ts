import { CookieJar } from 'tough-cookie';

/** The cookies of one probe. */
export interface Cookies {
  /** Takes over what an answer sets; unusable or foreign ones are passed over. */
  store(setCookies: readonly string[], url: string): void;
  /** The `Cookie` header for an address; empty without cookies. */
  header(url: string): string;
}

/**
 * Characters of cookies that one probe keeps. Servers refuse longer `Cookie` headers (8 KiB in the largest ones' defaults),
 * and a hostile one must not fill our memory with them.
 */
const allowance = 16_384;
/** Cookies that one probe keeps: as many as Chromium keeps for one domain. */
const most = 180;

/**
 * An empty jar. It is made of nothing until the first cookie: most probes never see one. Unlike in browsers (RFC 6265,
 * section 8.5) a port that an address names has cookies of its own.
 */
export function createCookies(): Cookies {
  const jars = new Map<string, CookieJar>();
  let room = allowance;
  let left = most;
  const jarFor = ({ port }: URL): CookieJar => {
    const jar = jars.get(port) ?? new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: true });
    jars.set(port, jar);
    return jar;
  };
  return {
    store: (setCookies, url) => {
      for (const cookie of setCookies) {
        if (left === 0 || cookie.length > room) return;
        left -= 1;
        room -= cookie.length;
        try {
          jarFor(new URL(url)).setCookieSync(cookie, url, { ignoreError: true });
        } catch {
          // A cookie that cannot be read is one that a browser would not keep either.
        }
      }
    },
    header: (url) => (jars.size === 0 ? '' : (jars.get(new URL(url).port)?.getCookieStringSync(url) ?? '')),
  };
}
