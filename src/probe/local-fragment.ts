import { distance } from 'fastest-levenshtein';

/** The anchors of one file, ready to be asked. */
export interface AnchorIndex {
  has(fragment: string): boolean;
  /** The anchor that was probably meant, without `#`, or `null`. */
  nearest(fragment: string): string | null;
}

/**
 * Compares fragments with anchors as readers meet them on a forge: percent-decoded, with or without the forge's
 * `user-content-` prefix, variation selectors and invisible joiners left out, since forges disagree about them
 * (sindresorhus/awesome-lint#194), and without dashes at the end, which come from badges behind a heading's text. Letter
 * case counts.
 */
export function createAnchorIndex(anchors: ReadonlySet<string>): AnchorIndex {
  const byForm = new Map([...anchors].map((anchor) => [canonical(anchor), anchor]));
  return {
    has: (fragment) => anchors.has(fragment) || byForm.has(canonical(fragment)),
    nearest: (fragment) => nearestName(fragment, [...anchors], folded),
  };
}

/** Whether a fragment names a place that every document has (WHATWG HTML, section 7.4.6.4), or no place at all. */
export function isEverywhere(fragment: string): boolean {
  const place = fragment.replace(/:~:.*$/s, '');
  return place === '' || place.toLowerCase() === 'top';
}

/** The last line that `#L10`, `#L10-L20`, `#L10C1-L12C3` (GitHub) or `#L10-20` (GitLab) names; `null` for others. */
export function lastLineOf(fragment: string): number | null {
  const [, from, to] = /^L(\d+)(?:C\d+)?(?:-L?(\d+)(?:C\d+)?)?$/.exec(fragment) ?? [];
  return from === undefined ? null : Math.max(Number(from), Number(to ?? from));
}

/**
 * The name most like a wanted one, or `null` where none is: a third of the letters may differ, two in short names.
 *
 * @param fold brings names into the form in which they are compared
 */
export function nearestName(
  wanted: string,
  names: readonly string[],
  fold: (name: string) => string = (name) => name.toLowerCase(),
): string | null {
  const goal = fold(wanted);
  let best: string | null = null;
  // One letter of three is another word.
  let fewest = Math.min(Math.max(2, Math.floor(goal.length / 3)), goal.length - 2);
  for (const name of names) {
    const form = fold(name);
    if (Math.abs(form.length - goal.length) > fewest) continue;
    const edits = distance(form, goal);
    if (edits < fewest || (edits === fewest && best === null)) {
      best = name;
      fewest = edits;
    }
  }
  return best;
}

function canonical(fragment: string): string {
  const text = decoded(fragment)
    .normalize('NFC')
    .replace(/^user-content-/, '');
  const visible = text.replace(/[\uFE0E\uFE0F\u200B-\u200D\uFEFF]/g, '');
  return visible.replace(/-+$/, '') || visible;
}

/** Beyond what is forgiven, what is likely: letter case, a doubled `#`, dashes, underscores. */
function folded(fragment: string): string {
  return canonical(fragment).toLowerCase().replace(/^#+/, '').replace(/[-_]+/g, '-').replace(/^-/, '');
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
