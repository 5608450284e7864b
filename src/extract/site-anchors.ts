import type { Heading, Nodes } from 'mdast';
import type { SiteConfig } from '../config/site-config.ts';
import type { PageAnchors } from '../model/page-anchors.ts';
import type { ParsedMarkdown } from '../parse/markdown.ts';
import { jsxAttribute } from './jsx-places.ts';
import { leafText, spanOf } from './node.ts';
import { takesInOthers } from './others-anchors.ts';
import { createPage } from './page.ts';
import { readPythonBlocks } from './python-blocks.ts';
import { pythonSlug, slugOf, uniqueSlugs } from './slugs.ts';
import { walk } from './walk.ts';

type AnchorSettings = Pick<SiteConfig, 'preset' | 'slugs' | 'headingIds'>;

/**
 * What fragments can point to in a page of a site: the ids of its headings as the site makes them, those of its HTML and JSX,
 * and those that attributes give (`{#id}`, `{: #id }`). Where generators or their settings differ about a heading (images,
 * emoji, letters beyond ASCII), each reading counts: in doubt a fragment is right.
 */
export function extractSiteAnchors(parsed: ParsedMarkdown, site: AnchorSettings): PageAnchors {
  const page = createPage(parsed, 'nothing');
  const headings: HeadingTexts[] = [];
  const named: string[] = [];
  walk(parsed.tree, {
    enter: (node) => {
      const span = spanOf(node);
      if (span === null || page.isHidden(span)) return 'skip';
      if (node.type === 'heading') headings.push(textsOf(node, site));
      if (node.type === 'html') {
        for (const { attributes } of page.takeTags(span.end)) {
          for (const { name, value } of attributes) if (name === 'id' || name === 'name') named.push(value);
        }
      }
      if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
        named.push(...['id', 'name'].flatMap((name) => jsxAttribute(node, name) ?? []));
      }
      if (node.type === 'footnoteDefinition') named.push(...footnoteNames(node.identifier));
      return undefined;
    },
  });
  if (site.headingIds === 'read' && site.preset !== 'docusaurus') named.push(...attributeIds(parsed.text));
  const written = new Set([...named, ...headings.flatMap(({ id }) => id ?? []), ...headingIds(headings, site, named)]);
  const names = site.preset === 'mkdocs' ? new Set([...written, ...pythonNames(parsed.text, written)]) : written;
  names.delete('');
  return { names, compare: 'exact', others: takesInOthers(parsed, site.preset) };
}

/** A heading as its id may be made of it. */
interface HeadingTexts {
  /** The id that stands behind it; `null` without one. */
  readonly id: string | null;
  readonly readings: readonly string[];
  /** As it reads where `{#id}` is text. */
  readonly whole: string;
}

/** `{#id}`, `{#id .class}`, `{: #id }`: at the end of a heading, in Docusaurus without anything else. */
const idMark = /[{\uE07B]:?\s*(?:\.[^\s{}]+\s+)*#([^\s{}\uE07D]+)[^{}\uE07D]*[}\uE07D]\s*$/;

function textsOf(heading: Heading, { headingIds, slugs }: AnchorSettings): HeadingTexts {
  const withImages = textOf(heading, 'text');
  const [mark = '', id = null] = headingIds === 'read' ? (idMark.exec(withImages) ?? []) : [];
  const without = (text: string): string =>
    mark !== '' && text.endsWith(mark) ? text.slice(0, -mark.length).trimEnd() : text;
  const texts = [withImages, textOf(heading, 'nothing')].map(without);
  // Emoji that are written as names become pictures with most settings.
  const shown = texts.flatMap((text) => [text, text.replace(/:[a-z\d_+-]+:/g, '')]);
  // VitePress keeps character references, and this tree does not tell who wrote `&amp;`.
  const kept = slugs === 'vitepress' ? shown.map(asReferences) : [];
  return { id, readings: [...shown, ...kept, ...shown.map((text) => text.trim())], whole: withImages };
}

function asReferences(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function textOf(heading: Nodes, images: 'text' | 'nothing'): string {
  let text = '';
  walk(heading, {
    enter: (node) => {
      const isImage = node.type === 'image' || node.type === 'imageReference';
      if (node.type === 'text' || node.type === 'inlineCode' || (isImage && images === 'text')) text += leafText(node);
      return undefined;
    },
  });
  return text;
}

/** Each reading of the headings is counted by itself, once with and once without those that bring their own id. */
function headingIds(
  headings: readonly HeadingTexts[],
  { slugs: style }: AnchorSettings,
  named: readonly string[],
): readonly string[] {
  const own = new Set([...named, ...headings.flatMap(({ id }) => id ?? [])]);
  const makers = style === 'python-markdown' ? [slugOf[style], pythonSlug] : [slugOf[style]];
  const readings = headings[0]?.readings.length ?? 0;
  const readAsText = style === 'python-markdown' ? headings.map(({ whole }) => slugOf[style](whole)) : [];
  const counted = makers.flatMap((slug) =>
    Array.from({ length: readings }, (_, reading) => {
      const texts = headings.filter(({ id }) => id === null).map((heading) => heading.readings[reading] ?? '');
      const slugs = texts.map(slug);
      return [...uniqueSlugs(slugs, style, new Set()), ...uniqueSlugs(slugs, style, own)];
    }).flat(),
  );
  return [...counted, ...readAsText];
}

/** Headings and tabs that CommonMark does not see. Which of two equal ones is counted is not told apart. */
function pythonNames(text: string, others: ReadonlySet<string>): readonly string[] {
  const { headings, lines, tabs, tabIds } = readPythonBlocks(text);
  const withoutIds = headings.filter((heading) => !idMark.test(heading)).flatMap(plainTexts);
  const ids = [slugOf['python-markdown'], pythonSlug].flatMap((slug) => {
    const slugs = [...withoutIds, ...tabs].map(slug);
    return [
      ...slugs,
      ...uniqueSlugs([...new Set(slugs)], 'python-markdown', others),
      ...lines.flatMap(plainTexts).map(slug),
    ];
  });
  return [...ids, ...tabIds];
}

/** A heading without its marks, with and without its underscores and the names of icons. */
function plainTexts(heading: string): readonly string[] {
  const text = heading
    .replace(/\[([^[\]]{0,500})\](?:\([^()]{0,500}\)|\[[^[\]]{0,500}\])/g, '$1')
    .replace(/<[^<>]{0,500}>|[*`]/g, '');
  const bare = text.replace(/:[a-z\d_+-]+:/g, '').replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '');
  return [...new Set([text, bare])];
}

/** Attribute lists may stand behind any block and inline element, not only headings. */
function attributeIds(text: string): readonly string[] {
  return [...text.matchAll(/\{:?[ \t]{0,9}(?:[^{}\r\n]{0,200}[ \t])?#([\w:.-]{1,200})[^{}\r\n]{0,200}\}/g)].map(
    ([, id = '']) => id,
  );
}

function footnoteNames(identifier: string): readonly string[] {
  return [
    `fn:${identifier}`,
    `fnref:${identifier}`,
    `user-content-fn-${identifier}`,
    `user-content-fnref-${identifier}`,
  ];
}
