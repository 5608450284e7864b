import { CookieJar } from 'tough-cookie';

/** The cookies of one probe. */
export interface Cookies {
  /** Takes over what an answer sets; unusable or foreign ones are passed over. */
  store(setCookies: readonly string[], url: string): void;
  /** The `Cookie` header for an address; empty without cookies. */
  header(url: string): string;
}

/** An empty jar. It is made of nothing until the first cookie: most probes never see one. */
export function createCookies(): Cookies {
  let jar: CookieJar | null = null;
  return {
    store: (setCookies, url) => {
      if (setCookies.length === 0) return;
      jar ??= new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: true });
      for (const cookie of setCookies) {
        try {
          jar.setCookieSync(cookie, url, { ignoreError: true });
        } catch {
          // A cookie that cannot be read is one that a browser would not keep either.
        }
      }
    },
    header: (url) => jar?.getCookieStringSync(url) ?? '',
  };
}
