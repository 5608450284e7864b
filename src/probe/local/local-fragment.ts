import { hasAnchor } from '../../extract/anchors.ts';
import { nearestName } from '../../plan/nearest-name.ts';
import { findAnchors } from '../page/anchors.ts';

/** The anchors of one file, ready to be asked. */
export interface AnchorIndex {
  has(fragment: string): boolean;
  /** The anchor that was probably meant, without `#`, or `null`. */
  nearest(fragment: string): string | null;
}

/** A Markdown file's anchors, compared as forges do. */
export function indexMarkdown(anchors: ReadonlySet<string>): AnchorIndex {
  return {
    has: (fragment) => hasAnchor(anchors, fragment),
    nearest: (fragment) => nearestName(fragment, [...anchors], folded),
  };
}

/** An HTML file's ids and names, compared as browsers do: letter case counts. */
export function indexHtml(names: ReadonlySet<string>): AnchorIndex {
  return {
    has: (fragment) => findAnchors([fragment], names).length > 0,
    nearest: (fragment) => nearestName(fragment, [...names], folded),
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

/** What is forgiven in a guess: letter case, a doubled `#`, dashes and underscores, invisible characters. */
function folded(fragment: string): string {
  return decoded(fragment)
    .normalize('NFC')
    .toLowerCase()
    .replace(/\uFE0E|\uFE0F|\u200B|\u200C|\u200D|\uFEFF/g, '')
    .replace(/^#+/, '')
    .replace(/[-_]+/g, '-')
    .replace(/^-|-$/g, '');
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
