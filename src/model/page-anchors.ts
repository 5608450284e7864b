/** What fragments can point to in one page. */
export interface PageAnchors {
  readonly names: ReadonlySet<string>;
  /** `folded` as forges do, without letter case (the names hold each form); `exact` as browsers do. */
  readonly compare: 'folded' | 'exact';
  /** Whether what the page takes in from elsewhere (components, included files, macros) may bring others. */
  readonly others: 'none' | 'possible';
}
