import { randomInt } from 'node:crypto';

/** The addresses that one way of resolving gives for names which nobody has; empty where it is honest. */
export type Wildcard = () => Promise<ReadonlySet<string>>;

export interface WildcardOptions {
  /** One way of resolving: the addresses of a name, none where it has none or nobody can say. */
  readonly ask: (name: string) => Promise<readonly string[]>;
  /** Names that surely exist. */
  readonly wellKnown: readonly string[];
  /** Names that surely do not. */
  readonly decoys?: readonly string[];
}

/**
 * Finds out, when first asked, whether unknown names get addresses: providers lead them to a page of advertisements
 * (RFC 8020 speaks of "NXDOMAIN redirection"), and a search list may end in a domain that has every name. A network where
 * well-known names have the same addresses leads everything through one place, and its addresses tell nothing.
 */
export function createWildcard({ ask, wellKnown, decoys = randomNames() }: WildcardOptions): Wildcard {
  let asked: Promise<ReadonlySet<string>> | null = null;
  const find = async (): Promise<ReadonlySet<string>> => {
    const given = (await Promise.all(decoys.map(ask))).flat();
    if (given.length === 0) return new Set();
    const real = new Set((await Promise.all(wellKnown.map(ask))).flat());
    return given.some((address) => real.has(address)) ? new Set() : new Set(given);
  };
  return () => {
    asked ??= find();
    return asked;
  };
}

/** Whether a name has no addresses but those of unknown names. */
export function isPretended(addresses: readonly string[], wildcard: ReadonlySet<string>): boolean {
  return wildcard.size > 0 && addresses.every((address) => wildcard.has(address));
}

/** Some providers lead away only names that look like web sites; browsers have asked for random names to the same end. */
function randomNames(): readonly string[] {
  return [`${randomLabel()}.com`, `www.${randomLabel()}.com`];
}

function randomLabel(): string {
  return Array.from({ length: 20 }, () => String.fromCharCode(97 + randomInt(26))).join('');
}
