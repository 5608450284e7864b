/** What `init` is to do about one file. Paths are from the root, with forward slashes. */
export type PlannedFile =
  | { readonly kind: 'create'; readonly path: string; readonly text: string; readonly about: string }
  /** Lines come to what is there. */
  | {
      readonly kind: 'extend';
      readonly path: string;
      /** The whole file as it will be. */
      readonly text: string;
      readonly added: string;
      readonly about: string;
    }
  /** `--force` writes over what is there. */
  | { readonly kind: 'replace'; readonly path: string; readonly text: string; readonly about: string }
  /** It is there and stays as it is. */
  | { readonly kind: 'keep'; readonly path: string; readonly why: string };

/** A file as it should be, if nothing stands in its way. */
export interface WantedFile {
  readonly path: string;
  readonly text: string;
  readonly about: string;
}

/** What becomes of a wanted file: one that is there stays, unless it is to be replaced. */
export function planFile(
  { path, text, about }: WantedFile,
  present: string | null,
  existing: 'keep' | 'replace',
): PlannedFile {
  if (present === null) return { kind: 'create', path, text, about };
  if (present === text) return { kind: 'keep', path, why: 'it is as it should be' };
  if (existing === 'replace') return { kind: 'replace', path, text, about };
  return { kind: 'keep', path, why: 'it is there already; --force writes over it' };
}
