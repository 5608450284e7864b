import { canParseUrl } from '../model/can-parse-url.ts';

/**
 * Names of parameters whose values let their holder in: OAuth 2.0 and OpenID Connect (RFC 6749, section 11.2.2), signed
 * addresses of the large stores (X-Amz-, X-Goog-, Azure's `sig`), sessions.
 */
const secretName =
  /^(?:x-(?:amz|goog)-.*|(?:.*[-_.])?(?:auth|authorization|code|credentials?|hmac|jwt|key|nonce|pass|passwd|password|policy|pwd|secret|session|sessionid|sid|sig|signature|state|ticket|token)|(?:access|api|auth|refresh|id|csrf|xsrf)(?:key|token)|(?:asp|j|php)?sess(?:ion)?id)$/i;

/**
 * An address without user and password, and with `hidden` in place of the values of parameters that could let someone in.
 * What is no absolute address becomes `about:invalid`.
 */
export function concealSecrets(address: string): string {
  if (!canParseUrl(address)) return 'about:invalid';
  const url = new URL(address);
  url.username = '';
  url.password = '';
  for (const part of ['search', 'hash'] as const) {
    const concealed = concealParameters(url[part]);
    if (concealed !== url[part]) url[part] = concealed;
  }
  const path = url.pathname.replace(/;([^;/=]+)=[^;/]*/g, (all, name: string) => hide(all, name, `;${name}=hidden`));
  if (path !== url.pathname) url.pathname = path;
  return url.href;
}

/** Whether a fragment of a link may be kept as it is written. */
export function isHarmless(fragment: string): boolean {
  return concealParameters(`#${fragment}`) === `#${fragment}`;
}

function concealParameters(text: string): string {
  return text.replace(/([?#&;])([^?#&;=]+)=[^&;]+/g, (all, before: string, name: string) =>
    hide(all, name, `${before}${name}=hidden`),
  );
}

function hide(all: string, name: string, hidden: string): string {
  return secretName.test(decode(name)) ? hidden : all;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
