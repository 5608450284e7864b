import type { UserConfig } from '../../config/define-config.ts';

/** What became of one key of another tool's configuration. */
export interface KeyNote {
  /** As written there: `exclude[2]`. */
  readonly key: string;
  /**
   * `same`: linkmend does the same. `differs`: nearly, and the text says where not. `built-in`: nothing has to be set.
   * `none`: linkmend has nothing like it.
   */
  readonly kind: 'same' | 'differs' | 'built-in' | 'none';
  /** What stands for it, or why nothing has to: a short sentence without a full stop. */
  readonly text: string;
}

/** Another tool's configuration as linkmend's. */
export interface Translation {
  /** As its makers write it. */
  readonly tool: string;
  /** The files that were read. */
  readonly files: readonly string[];
  readonly config: UserConfig;
  readonly notes: readonly KeyNote[];
}

/** A file of another tool, as text. */
export interface ForeignFile {
  /** How problems name it. */
  readonly name: string;
  readonly text: string;
}

/** What a translation may ask about the repository. */
export interface TranslateContext {
  /** Whether a file or directory is there; from the repository's root. */
  readonly exists: (path: string) => boolean;
}
