/** A file beside another one. */
export interface Sibling {
  /** Its name; for files of `.github/` with the folder. */
  readonly name: string;
  /** The beginning of its text, where rules judge it: licences and contributing guides. `null` for every other file. */
  readonly text: string | null;
}

/** The files in the folder of a source, itself among them, and those in the `.github/` folder there. Sorted by name. */
export type Siblings = readonly Sibling[];
