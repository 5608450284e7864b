import type { Reason, VerdictKind } from '../../src/model/verdict.ts';
import type { NameServerWord } from '../support/name-server.ts';
import type { CertificateName } from '../support/web.ts';
import type { RawScene, Scene } from './scene.ts';

/** What a reader would say of the link: the verdict, and its reason after a slash. */
export type Truth = 'ok' | `${Exclude<VerdictKind, 'ok'>}/${Reason}`;

/** One way in which a server, a name or a network behaves, and the truth about a link that leads there. */
export interface Behaviour {
  /** Unique; also the first label of its host, `<name>.example.test`. */
  readonly name: string;
  /** What the list links to; `http://<name>.example.test/page` without it. */
  readonly url?: string;
  /** Further addresses on the same host, with the same truth. */
  readonly also?: readonly string[];
  readonly truth: Truth;
  /** Why this is the truth, or where the behaviour was met. */
  readonly why: string;
  /** What its host answers on every path. Without it, no server is needed. */
  readonly serve?: Scene | RawScene;
  /** What port 443 of its host does with TLS; `valid` and HTTP/1.1 without it. */
  readonly tls?: Tls;
  /** What DNS says of names; every other name leads to this machine. */
  readonly names?: Readonly<Record<string, NameServerWord>>;
  /** It answers late or never: milliseconds after which the test gives an attempt up. Everyone else has the default. */
  readonly patience?: number;
  /** `names`: it sends to addresses by name, so that it cannot be played where there are none. */
  readonly needs?: 'names';
  /** Other hosts that play a part. */
  readonly cast?: Readonly<Record<string, Scene | RawScene>>;
}

export type Tls =
  | {
      readonly kind: 'tls';
      readonly certificate: CertificateName;
      readonly protocol?: 'h2';
      /** TLS 1.1 at most. */
      readonly versions?: 'old';
    }
  /** No TLS at all: what happens once the first bytes have come. */
  | { readonly kind: 'raw'; readonly play: RawScene };

/** The domain under which every behaviour has its host: the test certificates are for its names. */
export const zone = 'example.test';

export function hostOf({ name }: Pick<Behaviour, 'name'>): string {
  return `${name}.${zone}`;
}

export function linksOf(behaviour: Behaviour): readonly string[] {
  return [behaviour.url ?? `http://${hostOf(behaviour)}/page`, ...(behaviour.also ?? [])];
}

/** Whether a truth says that the link is dead: what every checker should find, and nothing else. */
export function isDead(truth: Truth): boolean {
  return truth.startsWith('dead/');
}
