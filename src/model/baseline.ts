/** What findings are accepted: so many of one rule about one thing in one file, wherever they stand there. */
export interface BaselineEntry {
  readonly file: string;
  /** A verdict's kind (`dead`), whatever its reason is today, or the name of another rule. */
  readonly rule: string;
  /** The address, or the text that the rule found; `null` where there is none. */
  readonly about: string | null;
  readonly count: number;
}
