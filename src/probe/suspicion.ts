import type { Page, Suspicion } from '../model/probe.ts';
import { isNotFoundTitle } from './page/not-found-title.ts';
import { isParkingHost } from './page/parking.ts';

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
const errorPath = /\/(?:404|error-?404|404-?error|(?:page-?)?not-?found|errors?|missing)(?:\.[a-z]{2,5})?\/?$/i;
/** The root, or the root of one language. */
const rootPath = /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?$/i;
/** Other names of the root: being led from them to the root is no loss. */
const rootAlias = /^\/(?:(?:index|default|home|main)(?:\.[a-z]{2,5})?\/?)$/i;

/**
 * Why a good answer is not believed at once, or `null`. A reason to ask the server one more question, never a verdict.
 * An address whose own path is the root is a soft 404 never, but it may be parked.
 */
export function suspicionOf(chain: EndedChain): Suspicion | null {
  if (chain.status < 200 || chain.status > 299) return null;
  const start = new URL(chain.start);
  const final = new URL(chain.final);
  if (looksParked(chain)) return 'parking';
  if (rootPath.test(start.pathname) || rootAlias.test(start.pathname)) return null;
  if (isNotFoundTitle(chain.page.title)) return 'title';
  if (samePlace(chain.start, chain.final)) return null;
  if (errorPath.test(final.pathname) && !errorPath.test(start.pathname)) return 'path';
  return rootPath.test(final.pathname) && final.search === '' ? 'redirect-to-root' : null;
}

/** Whether a random sibling got the same kind of answer as the suspect page. */
export function liesAlike(suspicion: Suspicion, suspect: EndedChain, sibling: EndedChain): boolean {
  if (sibling.status < 200 || sibling.status > 299) return false;
  switch (suspicion) {
    case 'parking':
      return looksParked(sibling);
    case 'title':
      return sibling.page.title === suspect.page.title || isNotFoundTitle(sibling.page.title);
    case 'path':
    case 'redirect-to-root':
      return !samePlace(sibling.start, sibling.final) && samePlace(sibling.final, suspect.final);
  }
}

/** A marketplace for names that is linked itself shows what it sells. */
function looksParked({ start, final, page }: EndedChain): boolean {
  if (isParkingHost(new URL(start).hostname)) return false;
  return isParkingHost(new URL(final).hostname) || page.parking.length >= decidingMarks;
}

/** Whether two addresses differ in their query and fragment at most; error pages carry what was asked in them. */
function samePlace(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)];
  return a.host === b.host && trimmed(a.pathname) === trimmed(b.pathname);
}

function trimmed(path: string): string {
  return path.replace(/\/+$/, '').toLowerCase();
}
