import { z } from 'zod';
import { filled, origin, strict, text } from './schema-values.ts';
import { sitePresets, slugStyles } from './site-config.ts';

const preset = z.enum(sitePresets).describe('What makes the pages; it says what is not said beside it.');

/** A path on a host, or a directory's: no address, no way up. */
const basePath = text((value) =>
  /^[^?#\\\s:]*$/.test(value) && !value.split('/').includes('..') ? null : 'expected a path such as "/docs/"',
);

/** A name alone stands for the preset with nothing beside it. */
export const siteChoice = z.union([
  preset,
  strict({
    preset: preset.optional(),
    root: filled.optional().describe('The directory of the pages.'),
    base: basePath.optional().describe('The path of the site on its host: "/docs/".'),
    url: origin.optional().describe('The address of the site; links to it are looked up in the files.'),
    publicDirs: z.array(filled).optional().describe('Directories whose files are published as they are, from `root`.'),
    extensions: z.array(filled).optional().describe('What addresses of pages leave out, such as ".md".'),
    index: z.array(filled).optional().describe('Names of the files that are the page of their directory.'),
    slugs: z.enum(slugStyles).optional().describe('How ids of headings are made of their text.'),
    headingIds: z.boolean().optional().describe('Whether {#id} behind a heading is its id.'),
  }),
]);
