import { cutText } from '../model/cut-text.ts';
import { commonText } from './common-text.ts';
import type { HostSettings } from './host-settings.ts';

/** What one request's headers depend on. */
export interface HeaderChoice {
  readonly settings: HostSettings;
  readonly agent: string;
  readonly acceptLanguage: string;
  /** User and password from the address itself, still percent-encoded; `null` without. */
  readonly userinfo: { readonly user: string; readonly password: string } | null;
  /** The `Cookie` header; empty without cookies. */
  readonly cookie: string;
  /** `withheld` after a step from https down to http: what is configured for the host would travel in the clear. */
  readonly configured: 'sent' | 'withheld';
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Some servers refuse whoever asks for anything else than a browser does: the Rust packages' one wants `text/html`. */
const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

/** The headers of one request, names in lower case. Later sources win: ours, the address's, the host's configuration. */
export function requestHeaders(choice: HeaderChoice): Readonly<Record<string, string>> {
  const { settings, userinfo, cookie, env } = choice;
  return {
    accept,
    'accept-language': choice.acceptLanguage,
    'user-agent': choice.agent,
    ...(cookie === '' ? {} : { cookie }),
    ...(userinfo === null ? {} : { authorization: basic(decode(userinfo.user), decode(userinfo.password)) }),
    ...(choice.configured === 'sent' ? configuredHeaders(settings, env) : {}),
  };
}

/**
 * A host's own headers with `${NAME}` filled in. One whose variable is not set, or holds what cannot stand in a header, is
 * left out, as is half a password.
 */
function configuredHeaders(
  { headers, basicAuth }: HostSettings,
  env: HeaderChoice['env'],
): Readonly<Record<string, string>> {
  const sent: Record<string, string> = {};
  const user = basicAuth === null ? undefined : env[basicAuth.user];
  const password = basicAuth === null ? undefined : env[basicAuth.password];
  if (user !== undefined && password !== undefined) sent['authorization'] = basic(user, password);
  for (const [name, template] of Object.entries(headers)) {
    const value = expand(template, env);
    if (value !== null) sent[name.toLowerCase()] = value;
  }
  return sent;
}

function expand(template: string, env: HeaderChoice['env']): string | null {
  let complete: 'yes' | 'no' = 'yes';
  const value = template.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, name: string) => {
    const found = env[name];
    if (found === undefined) complete = 'no';
    return found ?? '';
  });
  // Secrets come with a line feed at their end where they were read from a file.
  const line = value.trim();
  return complete === 'yes' && sendable.test(line) ? line : null;
}

/** RFC 9110, section 5.5. */
const sendable = /^[\t\x20-\x7e\x80-\xff]*$/;

/** RFC 7617, in UTF-8. */
function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`, 'utf8').toString('base64')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The headers of an answer that judging reads; the others are not kept. */
const judgedHeaders = [
  'akamai-grn',
  'cf-mitigated',
  'content-disposition',
  'content-length',
  'content-type',
  'location',
  'retry-after',
  'server',
  'www-authenticate',
  'x-amzn-waf-action',
  'x-datadome',
  'x-iinfo',
] as const;

/** UTF-16 units of a header's value that are kept: its sense stands at the beginning, and every probe of a run is kept. */
const valueLength = 1000;

/** What of an answer's headers goes into the probe. */
export function judged(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const name of judgedHeaders) {
    const value = headers[name];
    if (value !== undefined) kept[name] = value.length > valueLength ? cutText(value, valueLength) : commonText(value);
  }
  return kept;
}
