import type { Options } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { bareAddresses, withoutReplaced } from './bare-addresses.ts';
import { destinations } from './destinations.ts';
import { footnotes } from './footnotes.ts';
import { setextHeadings } from './setext-headings.ts';
import { unquotedHtml } from './unquoted-html.ts';

const matters = ['yaml', 'toml'] as const;

/**
 * What remark-gfm and remark-frontmatter are made of, without the processor around them: that takes longer to load. Their
 * transforms are left out: the only one looks for bare addresses a second time, in the finished text. What it finds has no
 * position, and GitHub does not link it. `destinations` must come after every other extension of the compiler.
 */
export const dialect: Options = {
  extensions: [
    withoutReplaced(gfm()),
    frontmatter([...matters]),
    unquotedHtml,
    bareAddresses,
    setextHeadings,
    footnotes,
  ],
  mdastExtensions: [
    ...[gfmFromMarkdown(), frontmatterFromMarkdown([...matters])]
      .flat()
      .map((extension) => ({ ...extension, transforms: [] })),
    destinations,
  ],
};
