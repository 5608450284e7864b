/** One Markdown file's path and text. */
export interface Source {
  /** Path from the root, with forward slashes: how reports name the file. */
  readonly path: string;
  /** Where the file is on disk; for standard input, where it would be. */
  readonly absolutePath: string;
  /** The text without a leading BOM. */
  readonly text: string;
  /** The BOM that was set aside, to be written back; empty where there was none. */
  readonly bom: '' | '\uFEFF';
  /** SHA-256 of the bytes as read, in hexadecimal. */
  readonly sha256: string;
  /** Whether a tool writes this file (`linguist-generated`, "do not edit"): then it is read but never written. */
  readonly origin: 'written' | 'generated';
}

/** What became of one file that was to be read. */
export type Input =
  | { readonly state: 'read'; readonly file: string; readonly source: Source }
  /** `offset` counts bytes from the start of the file to the first one that is no UTF-8. */
  | { readonly state: 'not-utf8'; readonly file: string; readonly offset: number }
  | { readonly state: 'unreadable'; readonly file: string; readonly why: string };
