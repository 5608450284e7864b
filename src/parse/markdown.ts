import type { Root } from 'mdast';
import type { HtmlRange } from './destinations.ts';
import { dialect } from './dialect.ts';
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

/** The parser gave up on a text: a bug of the parser or a nesting beyond its stack, never a fault in the Markdown. */
export class MarkdownParseError extends Error {
  override readonly name = 'MarkdownParseError';
}

/**
 * Parses Markdown as GitHub reads it. Any text is Markdown, so there is no failure to expect; nesting of 10,000 levels is
 * fine. The tree can be as deep as the text says: walk it with a stack of your own, not with recursion.
 *
 * @param text the text without its BOM; a further U+FEFF at its start counts as a character
 * @throws {MarkdownParseError} when the parser throws; `cause` says what
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  try {
    const tree = readTree(text);
    return { text, tree, htmlRanges: tree.data?.htmlRanges ?? [] };
  } catch (cause) {
    throw new MarkdownParseError('the Markdown parser could not read this text', { cause });
  }
}

const readTree = createTreeReader(dialect);
