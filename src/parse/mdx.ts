import type { Options } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { createLineIndex } from '../model/span.ts';
import { bareAddresses, withoutReplaced } from './bare-addresses.ts';
import { destinations } from './destinations.ts';
import { footnotes } from './footnotes.ts';
import { IntricateMarkdownError } from './intricate.ts';
import type { ParsedMarkdown } from './markdown.ts';
import { readPhrasing } from './phrasing.ts';
import { setextHeadings } from './setext-headings.ts';
import { createTreeReader } from './tree.ts';

/** A text as MDX reads it, or where and why it is none. */
export type MdxOutcome =
  | { readonly kind: 'parsed'; readonly parsed: ParsedMarkdown }
  /** `offset` is a UTF-16 offset into the text, `why` one line. */
  | { readonly kind: 'fault'; readonly offset: number; readonly why: string };

/**
 * Parses MDX: GFM with JSX, expressions, imports and exports, and without raw HTML. HTML comments and `{#id}` behind headings,
 * which Docusaurus takes besides ("MDX 1 compatibility"), are no faults. Nothing in the text is run.
 *
 * @param text the text without its BOM; all offsets of the tree are offsets into it
 */
export function parseMdx(text: string): MdxOutcome {
  try {
    return { kind: 'parsed', parsed: { text, tree: readTree(withoutOldSyntax(text)), htmlRanges: [] } };
  } catch (error) {
    return { kind: 'fault', ...faultOf(error, text) };
  }
}

/**
 * What stands for the braces of `{#id}` behind a heading while the text is parsed: of one unit each, so that no offset
 * moves, and for private use, so that no text has them.
 */
export const idBraces = { open: '\uE07B', close: '\uE07D' } as const;

/** Each as long as what it stands for. A comment in a code block becomes another comment, which is as little of a link. */
function withoutOldSyntax(text: string): string {
  return withoutHtmlComments(text).replace(
    /^(#{1,6}[ \t].*)\{(#[^{}\r\n]+)\}([ \t]*)$/gm,
    `$1${idBraces.open}$2${idBraces.close}$3`,
  );
}

/** A pattern would look for the end of each comment that has none. */
function withoutHtmlComments(text: string): string {
  let read = '';
  let from = 0;
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', start + '<!--'.length);
    if (end === -1) break;
    const body = text.slice(start + '<!--'.length, end).replaceAll('*/', '* ');
    read += `${text.slice(from, start)}{/* ${body}*/}`;
    from = end + '-->'.length;
  }
  return read + text.slice(from);
}

const matters = ['yaml', 'toml'] as const;

export const mdxDialect: Options = {
  extensions: [withoutReplaced(gfm()), frontmatter([...matters]), mdxjs(), bareAddresses, setextHeadings, footnotes],
  mdastExtensions: [
    ...[gfmFromMarkdown(), frontmatterFromMarkdown([...matters]), mdxFromMarkdown()]
      .flat()
      .map((extension) => ({ ...extension, transforms: [] })),
    destinations,
  ],
};

/** In MDX, braces are markup as well. */
const readTree = createTreeReader(mdxDialect, {
  phrasing: (lines) => (lines.some(({ source }) => /[{}]/.test(source)) ? null : readPhrasing(lines)),
  // JSX and expressions can go on behind a heading.
  section: null,
});

/**
 * The parser throws what vfile calls a message: a reason, and a point or range. Where an element is not closed the point is
 * where that shows, and the reason names the place of the element.
 */
function faultOf(error: unknown, text: string): { readonly offset: number; readonly why: string } {
  if (error instanceof IntricateMarkdownError) return error.intricacy;
  const { reason, message, place } = Object(error) as {
    readonly reason?: unknown;
    readonly message?: unknown;
    readonly place?: { readonly offset?: number; readonly start?: { readonly offset?: number } };
  };
  const said = (typeof reason === 'string' ? reason : String(message)).split('\n')[0] ?? '';
  const [named, line, column] = / \((\d+):(\d+)(?:-\d+:\d+)?\)/.exec(said) ?? [];
  const at = createLineIndex(text).offset({ line: Number(line), column: Number(column) });
  return {
    offset: at ?? place?.offset ?? place?.start?.offset ?? 0,
    why: (named === undefined ? said : said.replace(named, '')).replace(/ \(note: .*\)$/, ''),
  };
}
