import { getDomain } from 'tldts';
import type { Page, Suspicion } from '../model/probe.ts';
import { isNotFoundTitle } from './page/not-found-title.ts';
import { isParkingAddress } from './page/parking.ts';

/** A chain that ended in a good page, as far as suspicion goes. */
export interface EndedChain {
  /** The address that was asked first. */
  readonly start: string;
  /** The address of the last answer; equals `start` where nothing led on. */
  readonly final: string;
  readonly status: number;
  readonly page: Pick<Page, 'title' | 'parking'>;
}

/** A page that merely writes about parking may carry one mark. */
const decidingMarks = 2;

/** Where servers send those who ask for what is not there. */
const errorPath =
  /\/(?:404|(?:error|err|e|fehler|erreur)[-_]?404|404[-_]?(?:error|page)|(?:page[-_]?)?not[-_]?found|errors?|(?:page[-_]?)?missing|page[-_]?(?:gone|removed)|fehlerseite|o+ps|lost)(?:\.[a-z]{2,5})?\/?$/i;
const errorQuery = /[?&](?:(?:error|err|status|code|e)=404|404|notfound|page_?not_?found)(?:=|&|$)/i;
/** Where they show what else they have. */
const searchPath =
  /\/(?:search(?:[-_]?results?)?|results|suche|recherche|buscar|busca|cerca|ricerca|zoeken|sok|haku|szukaj|hledat|find)(?:\.[a-z]{2,5})?\/?$/i;
/** The root, or the root of one language, by any of its names: being led from one to another is no loss. */
const rootPath =
  /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:(?<=\/)(?:index|default|home|homepage|main|startseite|accueil|inicio)(?:\.[a-z]{2,5})?\/?)?$/i;
/** Fragments that are addresses of an application at the root. */
const route = /^#!?\//;
/** Query parameters that say what is searched for. */
const searchParameters = ['s', 'q', 'query', 'search', 'keyword', 'keywords'] as const;

/**
 * Why a good answer is not believed at once, or `null`. A reason to ask the server one more question, never a verdict.
 * An address whose own path is the root is a soft 404 never, but it may be parked.
 */
export function suspicionOf(chain: EndedChain): Suspicion | null {
  if (chain.status < 200 || chain.status > 299) return null;
  const [start, final] = addressesOf(chain);
  if (looksParked(chain, start, final)) return 'parking';
  if (rootPath.test(start.pathname)) return null;
  if (isNotFoundTitle(chain.page.title)) return 'title';
  if (samePlace(chain.start, chain.final) || route.test(final.hash)) return null;
  if ([errorPath, searchPath].some((path) => path.test(final.pathname) && !path.test(start.pathname))) return 'path';
  if (errorQuery.test(final.search) && !errorQuery.test(start.search)) return 'path';
  return rootPath.test(final.pathname) && namesNoPage(final) ? 'redirect-to-root' : null;
}

/** Whether a random sibling got the same kind of answer as the suspect page. */
export function liesAlike(suspicion: Suspicion, suspect: EndedChain, sibling: EndedChain): boolean {
  if (sibling.status < 200 || sibling.status > 299) return false;
  switch (suspicion) {
    case 'parking':
      return looksParked(sibling, ...addressesOf(sibling));
    case 'title':
      return sibling.page.title === suspect.page.title || isNotFoundTitle(sibling.page.title);
    case 'path':
      return !samePlace(sibling.start, sibling.final) && samePlace(sibling.final, suspect.final);
    case 'redirect-to-root':
      return (
        !samePlace(sibling.start, sibling.final) &&
        samePlace(sibling.final, suspect.final) &&
        askedAlike(suspect, sibling)
      );
  }
}

/** The first and the last address; one object where nothing led on, as for most. */
function addressesOf({ start, final }: EndedChain): readonly [from: URL, to: URL] {
  const from = new URL(start);
  return [from, final === start ? from : new URL(final)];
}

/** A marketplace for names that is linked itself shows what it sells. */
function looksParked({ page }: EndedChain, from: URL, to: URL): boolean {
  if (isParkingAddress(from)) return false;
  if (from !== to && (isParkingAddress(to) || isOfferedElsewhere(from, to))) return true;
  if (page.parking.length === 0) return false;
  const clues = [isOwnName(page.title, from), parkingHost.test(to.hostname) && !parkingHost.test(from.hostname)];
  const more = clues.filter(Boolean).length;
  return page.parking.length + more >= decidingMarks;
}

/** Where parking services show their pages under the lost name itself. */
const parkingHost = /^ww\d{1,2}\./;

/** Whether a page of another site names the lost name, and offers it. */
function isOfferedElsewhere(from: URL, to: URL): boolean {
  const [name, other] = [from, to].map(({ hostname }) => getDomain(hostname, { allowPrivateDomains: true }));
  if (!name || !other || name === other) return false;
  const place = to.pathname + to.search;
  const named = new RegExp(`[/=](?:www\\.)?${name.replaceAll('.', '\\.')}(?:[/?&#]|$)`, 'i').test(place);
  return (
    named &&
    /\b(?:for-?sale|buy-?(?:domain|now)|domains?|domain[-_](?:name|profile)|auctions?|expired|parking|market)\b/i.test(
      place,
    )
  );
}

/** Whether a title is a site's bare name, as those who know nothing of it have it. */
function isOwnName(title: string | null, { hostname }: URL): boolean {
  const bare = hostname.replace(/^www\./, '');
  return title !== null && title.toLowerCase().split(/\s/)[0] === bare;
}

/** Whether a query searches, or tells where a reader comes from. Any other may be the address of a page in an old system. */
function namesNoPage({ searchParams }: URL): boolean {
  const idle = /^(?:utm_.+|ref|source|from|redirected)$/i;
  const searches: readonly string[] = searchParameters;
  return [...searchParams.keys()].every((name) => searches.includes(name) || idle.test(name));
}

/** Whether two roots were asked for the same, or for a search. */
function askedAlike(suspect: EndedChain, sibling: EndedChain): boolean {
  const [one, other] = [new URL(suspect.final), new URL(sibling.final)];
  if (one.search === other.search) return true;
  return searchParameters.some((name) => one.searchParams.has(name) && other.searchParams.has(name));
}

/** Whether two addresses differ in their query and fragment at most; error pages carry what was asked in them. */
function samePlace(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [new URL(one), new URL(other)];
  return a.host === b.host && trimmed(a.pathname) === trimmed(b.pathname);
}

function trimmed(path: string): string {
  return path.replace(/\/+$/, '').toLowerCase();
}
