/** What of a page decides whether a script may build its anchors. */
export interface ScriptClues {
  readonly scripts: number;
  readonly headings: number;
  /** Headings that carry or hold an id or a name. */
  readonly anchoredHeadings: number;
  /** UTF-16 units of visible text other than white space. */
  readonly textLength: number;
  /** Whether an element was seen into which applications are rendered. */
  readonly appRoot: 'present' | 'absent';
}

/** Below this a page with scripts is a shell. */
const shellText = 300;

/** One contribution of many: threads load what is far down, or folded, when a reader comes there. */
const contribution =
  /^(?:issue|commit)?(?:comment|discussion|post|msg|message|reply|answer|note|review|diff|r|p|c)[-_]?r?[0-9a-f]*\d[0-9a-f]*$/i;

/** Which of the asked fragments a page has, as they were asked. */
export function findAnchors(fragments: readonly string[], names: ReadonlySet<string>): readonly string[] {
  return fragments.filter((fragment) => hasAnchor(fragment, names));
}

/** HTML standard, 7.4.6.4 "find a potential indicated element": as written, then percent-decoded, then `top`. */
function hasAnchor(fragment: string, names: ReadonlySet<string>): boolean {
  // What follows the delimiter selects text, and is no part of the fragment (URL Fragment Text Directives).
  const written = fragment.replace(/:~:.*$/s, '');
  const decoded = decodeFragment(written);
  if (written === '' || decoded.toLowerCase() === 'top') return true;
  // Forges put `user-content-` before the ids of rendered Markdown and look for both.
  return [written, decoded].some((name) => names.has(name) || names.has(`user-content-${name}`));
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * Whether the anchors of a page may be built, or its fragments read, by a script, so that a missing one proves nothing.
 * Generous: an anchor called missing that a reader finds is the worse mistake.
 */
export function isScripted(fragments: readonly string[], clues: ScriptClues): boolean {
  // `#/path` and `#!path` are routes, `#L10-L20`, `#key=value` and `#:` are read by the page's script.
  if (
    fragments.some((fragment) => /^[/!?]|=|^L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$/.test(fragment.replace(/:~:.*$/s, '')))
  )
    return true;
  if (clues.appRoot === 'present') return true;
  if (clues.scripts === 0) return false;
  if (fragments.some((fragment) => contribution.test(fragment))) return true;
  return clues.textLength < shellText || (clues.headings > 0 && clues.anchoredHeadings === 0);
}
