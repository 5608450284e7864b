import { assertNever } from '../model/assert-never.ts';
import { canParseUrl } from '../model/can-parse-url.ts';
import type { Capture } from '../model/capture.ts';
import type { Fix, Safety } from '../model/edit.ts';
import type { Link } from '../model/link.ts';
import type { Verdict } from '../model/verdict.ts';
import { readArchiveAddress } from './archive-address.ts';
import { isReadable } from './curated.ts';
import { fitAddress } from './fit-address.ts';

export interface DeadLink {
  readonly link: Link;
  readonly verdict: Verdict;
  readonly capture: Capture | null;
  /** The absolute address as linked, fragment included. */
  readonly url: string;
  readonly mode: 'replace' | 'annotate' | 'off';
  /** Whether an archived copy stands beside it already. */
  readonly beside: 'copy' | 'nothing';
}

export type ArchivePlan =
  | { readonly kind: 'fix'; readonly fix: Fix }
  | { readonly kind: 'refused'; readonly why: ArchiveRefusal };

export type ArchiveRefusal =
  | 'off'
  /** Alive, or dead in a way that no copy mends (a misspelt address, a missing file). */
  | 'not-for-archive'
  | 'no-capture'
  | 'annotated'
  /** It is an archive's address itself. */
  | 'archive-address'
  | 'unwritable';

/**
 * Plans to put the archived copy of a dead page in its link's place, or beside it. Safe for text whose page is certainly
 * gone and whose copy was seen; suggested otherwise.
 *
 * `annotate` adds ` ([archived](…))` behind inline links, autolinks and bare addresses; other kinds are replaced.
 */
export function planArchive({ link, verdict, capture, url, mode, beside }: DeadLink): ArchivePlan {
  if (mode === 'off') return refused('off');
  const certainty = certaintyOf(verdict);
  if (certainty === null || !canParseUrl(url)) return refused('not-for-archive');
  if (capture?.state !== 'found') return refused('no-capture');
  if (readArchiveAddress(url) !== null) return refused('archive-address');
  if (beside === 'copy') return refused('annotated');

  const parsed = new URL(url);
  const isSafe = certainty === 'safe' && capture.checked === 'verified' && isReadable(link, parsed);
  const copy = capture.url.replace(/#.*$/s, '') + parsed.hash;
  const change = mode === 'annotate' && isAnnotatable(link) ? annotate(link, copy) : replace(link, copy);
  if (change === null) return refused('unwritable');
  return { kind: 'fix', fix: { kind: 'archive', safety: isSafe ? 'safe' : 'suggested', ...change } };
}

function refused(why: ArchiveRefusal): ArchivePlan {
  return { kind: 'refused', why };
}

function certaintyOf(verdict: Verdict): Safety | null {
  if (verdict.kind !== 'dead') return null;
  switch (verdict.reason) {
    case 'not-found':
    case 'gone':
    case 'dns':
      return 'safe';
    case 'soft-404':
    case 'parked':
    case 'long-unreachable':
    case 'redirect-loop':
    case 'too-many-redirects':
      return 'suggested';
    default:
      return null;
  }
}

function isAnnotatable({ kind }: Link): boolean {
  switch (kind) {
    case 'inline':
    case 'autolink':
    case 'bare':
      return true;
    case 'image':
    case 'definition':
    case 'html':
    case 'front-matter':
      return false;
    default:
      return assertNever(kind);
  }
}

type Change = Pick<Fix, 'edits' | 'becomes'>;

function replace(link: Link, copy: string): Change | null {
  const fitted = fitAddress(copy, link.setting);
  if (fitted === null) return null;
  return { edits: [{ span: link.span, text: fitted.text, expected: link.raw }], becomes: fitted.url };
}

function annotate(link: Link, copy: string): Change | null {
  const fitted = fitAddress(copy, { kind: 'destination', brackets: 'none', cell: link.setting.cell });
  if (fitted === null) return null;
  const { end } = link.outer;
  return { edits: [{ span: { start: end, end }, text: ` ([archived](${fitted.text}))`, expected: '' }], becomes: null };
}
