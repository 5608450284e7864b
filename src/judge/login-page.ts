import { canParseUrl } from '../model/can-parse-url.ts';

/** Hosts that do nothing but let people in, or ask them for their consent. */
const gates: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'appleid.apple.com',
  'consent.google.com',
  'consent.yahoo.com',
  'consent.youtube.com',
  'guce.yahoo.com',
  'id.atlassian.com',
  'login.live.com',
  'login.microsoftonline.com',
  'login.yahoo.com',
]);

/** Services that give every customer a host of its own for logging in. */
const gateDomains = ['.b2clogin.com', '.okta.com', '.onelogin.com'] as const;

/** Last path segments under which pages ask for a password; without extension, lower case, `-` and `_` left out. */
const gateSegments: ReadonlySet<string> = new Set([
  'anmelden',
  'authwall',
  'connexion',
  'iniciarsesion',
  'inloggen',
  'login',
  'loginrequired',
  'logon',
  'servicelogin',
  'signin',
  'sso',
  'userlogin',
  'wplogin',
]);

/** Whole endings of paths that mean the same: GitLab's, GitHub's, OAuth's, Keycloak's. */
const gateEndings = [
  '/users/sign_in',
  '/session/new',
  '/sessions/new',
  '/session/sso',
  '/i/flow/login',
  '/oauth/authorize',
  '/oauth2/authorize',
  '/oauth2/auth',
  '/openid-connect/auth',
] as const;

/** First path segments below which nothing else is done. */
const gateFolders: ReadonlySet<string> = new Set(['login', 'signin', 'sso']);

/** Query parameters that only a log-in gets (SAML 2.0 bindings 3.4.3, WS-Federation 1.2 13.2.1). */
const gateParameters = ['SAMLRequest', 'wtrealm'] as const;

/**
 * Whether an address is one where people log in (or consent) before they see a page. A chain that was sent there from
 * elsewhere tells nothing about the page: Google Docs, GitLab and LinkedIn do this for private and missing pages alike.
 */
export function isLoginPage(address: string): boolean {
  if (!canParseUrl(address)) return false;
  const { hostname, pathname, searchParams } = new URL(address);
  if (gates.has(hostname) || gateDomains.some((domain) => hostname.endsWith(domain))) return true;
  if (gateParameters.some((name) => searchParams.has(name))) return true;
  if (searchParams.has('client_id') && searchParams.has('redirect_uri')) return true;
  const path = pathname.toLowerCase().replace(/\/+$/, '');
  if (gateEndings.some((ending) => path.endsWith(ending))) return true;
  // Shops that have not opened (Shopify).
  if (path === '/password') return true;
  if (gateFolders.has((path.split('/')[1] ?? '').replace(/[-_]/g, ''))) return true;
  const last = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]{2,5}$/, '');
  return gateSegments.has(last.replace(/[-_]/g, ''));
}
