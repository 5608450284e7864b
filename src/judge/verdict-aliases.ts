import type { VerdictRuleName } from '../config/severity-names.ts';
import { canParseUrl } from '../model/can-parse-url.ts';
import type { Judged } from '../model/judged.ts';

/** The names under which linters know what a verdict tells. Narrower than its reason, so they come first. */
export function aliasesOf({
  target,
  verdict,
  trace,
}: Pick<Judged, 'target' | 'verdict' | 'trace'>): readonly VerdictRuleName[] {
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
      return isRenamed(target.url, trace?.finalUrl ?? null) ? ['repo-moved'] : [];
    case 'not-found':
    case 'gone':
    case 'legal':
      return repositoryAt(target.url) === null ? [] : ['repo-missing'];
    default:
      return [];
  }
}

const forges: ReadonlySet<string> = new Set(['github.com', 'gitlab.com', 'codeberg.org', 'bitbucket.org']);

/** First segments of addresses on forges below which there are no repositories: nobody can be called so there. */
const reserved = new Set(
  (
    'about account apps blog codespaces collections contact customer-stories dashboard enterprise events explore features ' +
    'groups help join login marketplace notifications orgs organizations pricing projects readme search security settings ' +
    'signup site snippets sponsors stars team topics trending users'
  ).split(' '),
);

/** `owner/name` in lower case, of an address of a repository itself; `null` for pages in it and for all others. */
function repositoryAt(address: string): string | null {
  if (!canParseUrl(address)) return null;
  const { hostname, pathname } = new URL(address);
  const [, owner = '', name = ''] = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/?$/.exec(pathname.toLowerCase()) ?? [];
  const isForge = forges.has(hostname.replace(/^www\./, ''));
  return !isForge || owner === '' || reserved.has(owner) ? null : `${owner}/${name}`;
}

function isRenamed(from: string, to: string | null): boolean {
  const before = repositoryAt(from);
  const after = to === null ? null : repositoryAt(to);
  return before !== null && after !== null && before !== after;
}
