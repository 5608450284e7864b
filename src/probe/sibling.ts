import type { Look, Suspicion } from '../model/probe.ts';
import type { Chain, Follow } from './follow.ts';
import { type EndedChain, liesAlike } from './suspicion.ts';
import type { Trail } from './trail.ts';

/** Asks for a page that cannot exist beside a suspect one, to learn what this server says of missing pages. */
export type AskSibling = (
  suspect: EndedChain,
  suspicion: Suspicion,
  trail: Trail,
  signal: AbortSignal,
) => Promise<SiblingLook>;

export type SiblingLook = Extract<Look, { kind: 'sibling' }>;

export interface SiblingOptions {
  readonly follow: Follow;
  /** A number in [0, 1). */
  readonly random: () => number;
}

interface Sibling {
  readonly url: string;
  readonly chain: Chain;
}

/**
 * One sibling per origin, first path segment and extension is asked in a run, whoever needs it first, and its answer is
 * remembered (the idea of Bar-Yossef et al., "Sic transit gloria telae", WWW 2004).
 */
export function createAskSibling({ follow, random }: SiblingOptions): AskSibling {
  const asked = new Map<string, Promise<Sibling>>();

  const ask = (url: string, key: string, trail: Trail, signal: AbortSignal): Promise<Sibling> => {
    const pending = follow({ url, fragments: [] }, trail, signal).then((chain) => ({ url, chain }));
    asked.set(key, pending);
    pending.catch(() => asked.delete(key));
    return pending;
  };

  const siblingOf = async (suspect: EndedChain, trail: Trail, signal: AbortSignal): Promise<Sibling> => {
    const { key, name } = kindOf(suspect.start);
    for (let known = asked.get(key); known !== undefined; known = asked.get(key)) {
      try {
        return await known;
      } catch {
        // Another probe's ask was broken off and has told nothing; this one may still ask.
        signal.throwIfAborted();
      }
    }
    return ask(name(random), key, trail, signal);
  };

  return async (suspect, suspicion, trail, signal) => {
    const { url, chain } = await siblingOf(suspect, trail, signal);
    const ended = endedChain(url, chain);
    const lies = ended !== null && liesAlike(suspicion, suspect, ended);
    return { kind: 'sibling', url, status: ended?.status ?? null, suspicion, lies };
  };
}

/** A chain that ended in an answer in the shape that suspicion reads, or `null`. */
export function endedChain(start: string, { ending }: Chain): EndedChain | null {
  if (ending.kind !== 'answer') return null;
  const { url, status, page } = ending.answer;
  return { start, final: url, status, page };
}

/** What shares one sibling, and how that is named. */
interface Kind {
  readonly key: string;
  readonly name: (random: () => number) => string;
}

/** Servers treat what lies in one folder and has one extension alike; a script what it shows by number. */
function kindOf(url: string): Kind {
  const { origin, pathname, searchParams } = new URL(url);
  const [parameter, ...others] = searchParams;
  if (parameter !== undefined && others.length === 0 && /^\d+$/.test(parameter[1]) && numbered.test(parameter[0])) {
    const script = `${origin}${pathname}?${parameter[0]}=`;
    return { key: script, name: (random) => script + randomNumber(random) };
  }
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const extension = /\.[a-z0-9]{1,5}$/i.exec(pathname)?.[0] ?? '';
  const folder = segments.length > 1 ? `${origin}/${segments[0]}/` : `${origin}/`;
  return { key: `${folder} ${extension}`, name: (random) => `${folder}${randomName(random)}${extension}` };
}

/** Query parameters that hold the number of what is shown. */
const numbered = /^(?:[a-z]{0,12}_?id|no|nr|num|number|article|post|story|item|product|topic|thread|t|f|show)$/i;

/** Nine digits: more than any site has of anything. */
function randomNumber(random: () => number): string {
  const digit = (): string => String(Math.floor(random() * 10));
  return `9${Array.from({ length: 8 }, digit).join('')}`;
}

/** Sixteen letters and digits, the first a letter: nothing that a site could have by chance. */
function randomName(random: () => number): string {
  const pick = (characters: string): string => characters.charAt(Math.floor(random() * characters.length));
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return pick(letters) + Array.from({ length: 15 }, () => pick(`${letters}0123456789`)).join('');
}
