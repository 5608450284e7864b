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
    const { folder, extension } = kindOf(suspect.start);
    const key = `${folder} ${extension}`;
    for (let known = asked.get(key); known !== undefined; known = asked.get(key)) {
      try {
        return await known;
      } catch {
        // Another probe's ask was broken off and has told nothing; this one may still ask.
        signal.throwIfAborted();
      }
    }
    return ask(`${folder}${randomName(random)}${extension}`, key, trail, signal);
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

/** Servers treat what lies in one folder and has one extension alike. */
function kindOf(url: string): { readonly folder: string; readonly extension: string } {
  const { origin, pathname } = new URL(url);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const extension = /\.[a-z0-9]{1,5}$/i.exec(pathname)?.[0] ?? '';
  return { folder: segments.length > 1 ? `${origin}/${segments[0]}/` : `${origin}/`, extension };
}

/** Sixteen letters and digits, the first a letter: nothing that a site could have by chance. */
function randomName(random: () => number): string {
  const pick = (characters: string): string => characters.charAt(Math.floor(random() * characters.length));
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return pick(letters) + Array.from({ length: 15 }, () => pick(`${letters}0123456789`)).join('');
}
