/** What the disk says about one file target. Facts only, no opinion. */
export type LocalFacts =
  | { readonly kind: 'found'; readonly type: 'file' | 'directory' }
  /**
   * `didYouMean` is a path from the root that exists. `name` is there on sites: the last part of its address, where all others
   * are right.
   */
  | { readonly kind: 'missing-file'; readonly didYouMean: string | null; readonly name?: string }
  /** It is there, but no page of the site whose page links to it. */
  | { readonly kind: 'outside-site' }
  /** It is there in another letter case, which only some disks forgive. `actual` is the path from the root. */
  | { readonly kind: 'wrong-case'; readonly actual: string }
  /** The file is there, the place in it is not. `didYouMean` is a fragment without `#` that the file has. */
  | { readonly kind: 'missing-anchor'; readonly didYouMean: string | null }
  /** It is on this disk, but outside of what the repository publishes. */
  | { readonly kind: 'outside-root' };
