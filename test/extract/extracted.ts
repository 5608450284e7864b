import { extractLinks } from '../../src/extract/links.ts';
import type { Link } from '../../src/model/link.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

/** The links of a Markdown text; fails where one does not stand where it says. */
export function extracted(markdown: string): readonly Link[] {
  const links = extractLinks(parseMarkdown(markdown));
  for (const link of links) {
    const slice = markdown.slice(link.span.start, link.span.end);
    if (slice !== link.raw) throw new Error(`${JSON.stringify(slice)} stands where ${JSON.stringify(link.raw)} should`);
    if (link.outer.start > link.span.start || link.outer.end < link.span.end)
      throw new Error(`${link.raw} is not inside`);
  }
  return links;
}

/** Kind and address of each link: `inline https://x.test`. */
export const brief = (markdown: string): readonly string[] =>
  extracted(markdown).map(({ kind, url }) => `${kind} ${url}`);

export const urls = (markdown: string): readonly string[] => extracted(markdown).map(({ url }) => url);

export const raws = (markdown: string): readonly string[] => extracted(markdown).map(({ raw }) => raw);

/** The only link of a text. */
export function only(markdown: string): Link {
  const [link, ...others] = extracted(markdown);
  if (!link || others.length > 0) throw new Error(`one link expected in ${JSON.stringify(markdown)}`);
  return link;
}
