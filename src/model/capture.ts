/** What the archive has for a dead target. A silent archive is `unknown`, never `none`. */
export type Capture =
  | {
      readonly state: 'found';
      /** `https://web.archive.org/web/<14 digits>/<original>`, fragment kept. */
      readonly url: string;
      /** ISO 8601, UTC. */
      readonly capturedAt: string;
      /** Whether one playback request with `Memento-Datetime` has shown it to be the page. */
      readonly checked: 'verified' | 'listed';
    }
  | { readonly state: 'none' }
  | { readonly state: 'unknown'; readonly why: 'excluded' | 'rate-limited' | 'silent' | 'unreadable' | 'interrupted' };
