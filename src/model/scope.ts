/** What of the files a run judges. */
export type Scope =
  | { readonly kind: 'everything' }
  /** What came in since the merge base of HEAD and `ref`: the work tree's files, committed or not. */
  | { readonly kind: 'since'; readonly ref: string }
  /** What git's index has and HEAD has not. */
  | { readonly kind: 'staged' };
