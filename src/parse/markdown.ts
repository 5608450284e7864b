import type { Root } from 'mdast';
import type { HtmlRange } from './destinations.ts';
import { dialect } from './dialect.ts';
import { type Intricacy, IntricateMarkdownError } from './intricate.ts';
import { readPhrasing } from './phrasing.ts';
import { readPlainSection } from './plain-section.ts';
import { createTreeReader } from './tree.ts';

/** A Markdown text and its tree. */
export interface ParsedMarkdown {
  /** The text that was parsed: all offsets are UTF-16 offsets into it. */
  readonly text: string;
  /**
   * mdast with GFM and front matter (YAML, TOML). Every node has a position; links, images and definitions also have
   * `data.destination`. Treat it as read-only.
   */
  readonly tree: Root;
  /** Raw HTML, in order, apart from what stands in the text of images. */
  readonly htmlRanges: readonly HtmlRange[];
}

/** The parser gave up on a text: a bug of the parser, a nesting beyond its stack, or a text that it would take hours over. */
export class MarkdownParseError extends Error {
  override readonly name = 'MarkdownParseError';
  /** Where and why, where the text is at fault. */
  readonly fault: Intricacy | null;

  constructor(cause: unknown) {
    super('the Markdown parser could not read this text', { cause });
    this.fault = cause instanceof IntricateMarkdownError ? cause.intricacy : null;
  }
}

/**
 * Parses Markdown as GitHub reads it. Any text is Markdown, so there is no failure to expect; nesting of 10,000 levels is
 * fine, only what would take hours is refused (see `parsing` in the defaults). The tree can be as deep as the text says: walk
 * it with a stack of your own, not with recursion.
 *
 * @param text the text without its BOM; a further U+FEFF at its start counts as a character
 * @throws {MarkdownParseError} when the parser throws; `cause` says what
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  try {
    const tree = readTree(text);
    return { text, tree, htmlRanges: tree.data?.htmlRanges ?? [] };
  } catch (cause) {
    throw new MarkdownParseError(cause);
  }
}

const readTree = createTreeReader(dialect, {
  phrasing: readPhrasing,
  section: (lines) => readPlainSection(lines, readPhrasing),
});
