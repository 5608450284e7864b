export interface StateConfig {
  readonly use: 'on' | 'off';
  /** `null` for the user's cache directory. */
  readonly directory: string | null;
  /** URL patterns whose remembered answers do not count; `['**']` for all. */
  readonly fresh: readonly string[];
  readonly rest: RestConfig;
  /** Milliseconds for which the answers of a run that did not end count as the next run's own. */
  readonly resume: number;
  readonly history: {
    /** Sightings of one address that are kept, besides the two on which its dates rest. */
    readonly length: number;
    /** Milliseconds after which an address that nobody asked for is forgotten. */
    readonly forget: number;
  };
  /** Milliseconds for which the archive's answers stand. */
  readonly captures: { readonly found: number; readonly none: number; readonly excluded: number };
  /** Milliseconds for which what was learned about a host stands. */
  readonly hosts: number;
  readonly journal: JournalConfig;
  readonly texts: TextsConfig;
}

/** How long a good answer stands for asking again. Durations are in milliseconds. */
export interface RestConfig {
  readonly shortest: number;
  readonly longest: number;
  /** How many times the time over which it stayed the same an answer rests. */
  readonly growth: number;
  /** The share of a rest by which it may be shorter, each address by another one. */
  readonly spread: number;
  /** How much before its end a rest may be cut short, so that it does not last until the run after the next. */
  readonly early: number;
}

/** When the segments of the state are brought together. */
export interface JournalConfig {
  /** Closed segments from which on they become one. */
  readonly segments: number;
  /** Bytes of closed segments from which on they become one, however few they are. */
  readonly bytes: number;
  /** Milliseconds after which a segment that was not ended counts as closed. */
  readonly idle: number;
  /** Bytes of a segment that are read; a larger one is none of ours. */
  readonly largest: number;
}

/** How long and how much is kept of what was read of texts. */
export interface TextsConfig {
  /** Bytes of all of it. */
  readonly bytes: number;
  /** Days after which what was of no use is forgotten. */
  readonly forget: number;
  /** Days after which it is noted again that something was of use. */
  readonly renew: number;
}
