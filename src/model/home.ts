/** Where to what a link led before a change is now. */
export interface Home {
  /** From the root. */
  readonly path: string;
  /** That of the heading that stands where the link's own stood, without `#`; `null` where none does, or it is still there. */
  readonly fragment: string | null;
}
