import type { VerdictRuleName } from '../config/severity-names.ts';
import { canParseUrl } from '../model/can-parse-url.ts';
import type { Judged } from '../model/judged.ts';

/** The names under which linters know what a verdict tells. Narrower than its reason, so they come first. */
export function aliasesOf({ target, verdict }: Pick<Judged, 'target' | 'verdict'>): readonly VerdictRuleName[] {
  switch (verdict?.reason) {
    case 'missing-anchor':
      return ['fragment-exists'];
    case 'missing-file':
      return ['relative-file-exists'];
    case 'unknown-scheme':
      return ['url-bad-scheme'];
    case 'malformed-url':
      return [target.kind === 'malformed' && target.fault.kind === 'no-scheme' ? 'url-missing-scheme' : 'url-invalid'];
    case 'permanent-redirect':
      return isRepository(target.url) ? ['repo-moved'] : [];
    case 'not-found':
    case 'gone':
    case 'legal':
      return isRepository(target.url) ? ['repo-missing'] : [];
    default:
      return [];
  }
}

const forges: ReadonlySet<string> = new Set(['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org']);

/** An address of a repository itself; deeper ones are pages in it. */
function isRepository(address: string): boolean {
  if (!canParseUrl(address)) return false;
  const { hostname, pathname } = new URL(address);
  return forges.has(hostname.replace(/^www\./, '')) && /^\/[^/]+\/[^/]+\/?$/.test(pathname);
}
