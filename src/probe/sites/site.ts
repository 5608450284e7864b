import type { ProbeConfig } from '../../config/config.ts';
import type { SiteLook } from '../../model/probe.ts';

/**
 * A site whose pages do not tell whether what they are about is still there. One file each; what is asked, and why:
 *
 * | site | the page | asked instead | gone | there |
 * |---|---|---|---|---|
 * | YouTube | 200 for removed videos | thumbnail | 404 | 200 |
 * | Vimeo | 403 to programs | oEmbed | 404 | 200 |
 * | SlideShare | 403 to programs | oEmbed | never: it fails for most slides | 200 |
 * | npm | 403 to programs | registry: the latest version, then the package | both 404 | 200 |
 * | Python packages | 200 with a script to be run | JSON API | 404 | 200 |
 * | Rust packages | 200 for every path | index | 404, 410 | 200 |
 * | DOI | 404 is honest; asked where it refuses | handle API | 404 | never: the page behind it was not seen |
 *
 * Sites without a question: X and LinkedIn hide pages from programs, so that nothing there is ever called dead; Google Docs
 * sends strangers to a log-in and is honest with its 404; GitHub and GitLab answer in place of their pages ({@link PlaceSite}).
 */
export interface Site {
  readonly name: string;
  /** What to ask besides the page, or `null` for an address about which there is nothing to ask. */
  question(page: SeenPage, config: SiteConfig): SiteQuestion | null;
}

export type SiteConfig = Pick<ProbeConfig, 'endpoints' | 'packagePages'>;

/** A page as its own server answered. */
export interface SeenPage {
  /** The address that the question is about: that of the last answer, or the one that was asked first. */
  readonly url: URL;
  /** The address of the last answer. */
  readonly landed: URL;
  /** `refused`: the server would not show the page to us, which says nothing of it. */
  readonly answer: 'shown' | 'refused';
  readonly title: string | null;
}

export interface SiteQuestion {
  readonly url: string;
  /** Asked where `url`, which is shorter but narrower, says gone; its answer is the one that counts. */
  readonly whole?: string;
  says(answer: SiteAnswer): SiteLook['says'];
}

export interface SiteAnswer {
  /** `null` without an answer. */
  readonly status: number | null;
  /** Whether it is JSON: an API's own word, and not that of something that stands before it. */
  readonly format: 'json' | 'other';
}
