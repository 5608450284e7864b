import type { Definition, Image, ImageReference, Link as LinkNode, LinkReference, Nodes, Text } from 'mdast';
import type { Link } from '../model/link.ts';
import type { Span } from '../model/span.ts';
import type { ParsedMarkdown } from '../parse/markdown.ts';
import { htmlPlaces } from './html-places.ts';
import { jsxPlaces } from './jsx-places.ts';
import { mailPlaces } from './mail-places.ts';
import { isInMath } from './math.ts';
import { collapse, leafText, spanOf } from './node.ts';
import { createPage, isHeading } from './page.ts';
import { markdownPlace, type Place } from './place.ts';
import { createReferences, type Use } from './references.ts';
import { type Surroundings, trackSurroundings } from './surroundings.ts';
import { walk } from './walk.ts';

/**
 * Finds every place of a Markdown text that points somewhere, as GitHub shows the text: inline links, images, autolinks, bare
 * addresses, definitions, and the addresses in raw HTML. In the order of the destinations.
 *
 * - A reference is no link; its definition is, with the references as `uses`. A definition that nothing uses is returned
 *   with none, and so is one whose label an earlier definition has.
 * - The link around an image (a badge) is a `text` link and the image in it is `media`: readers follow the one and see the
 *   other. A definition is `media` if only images use it.
 * - A definition's text is that of its first use, or its label.
 * - What GitHub does not show is no link: code, comments, front matter, scripts, formulas, and footnotes without a reference.
 */
export function extractLinks(parsed: ParsedMarkdown): readonly Link[] {
  const surroundings = trackSurroundings(parsed.text);
  const references = createReferences();
  const page = createPage(parsed, 'text');
  const found: (readonly [Place, Surroundings])[] = [];
  let openLinks = 0;

  const add = (place: Place): void => {
    const around = surroundings.current();
    around.entry?.add(place);
    found.push([place, around]);
  };
  const addMarkdown = (node: LinkNode | Image | Definition, span: Span): void => {
    const { cell, math } = surroundings.current();
    const place = markdownPlace(node, span, cell);
    if (node.type === 'definition') references.define(node, place);
    if (!isInMath(math, place)) add(place);
  };
  const addReference = (node: LinkReference | ImageReference, span: Span): void => {
    const use = references.refer(node, span);
    surroundings.current().entry?.add(use);
  };
  const addMails = (node: Text, span: Span): void => {
    if (openLinks > 0) return;
    const { cell, math } = surroundings.current();
    for (const place of mailPlaces(parsed.text, node, span, cell)) if (!isInMath(math, place)) add(place);
  };
  const addHtml = (end: number): void => {
    for (const tag of page.takeTags(end)) {
      const text = (): string => collapse(page.textOf(tag));
      if (isHeading(tag.name)) surroundings.startSection(text);
      for (const place of htmlPlaces(tag, surroundings.current().cell, text)) add(place);
    }
  };
  const enter = (node: Nodes): 'skip' | undefined => {
    const span = spanOf(node);
    if (!span) return undefined;
    if (surroundings.enter(node) === 'skip') {
      page.takeTags(span.end);
      return 'skip';
    }
    page.addText(span.start, leafText(node));
    if (isLink(node)) openLinks++;
    switch (node.type) {
      case 'text':
        addMails(node, span);
        break;
      case 'link':
      case 'image':
      case 'definition':
        addMarkdown(node, span);
        break;
      case 'linkReference':
      case 'imageReference':
        addReference(node, span);
        break;
      case 'html':
        addHtml(span.end);
        break;
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement':
        for (const place of jsxPlaces(parsed.text, node, surroundings.current().cell)) add(place);
        break;
    }
    return undefined;
  };

  const leave = (node: Nodes): void => {
    if (isLink(node)) openLinks--;
    surroundings.leave(node);
  };

  walk(parsed.tree, { enter, leave });
  return found
    .filter(([place, around]) => place.kind === 'definition' || surroundings.isShown(around))
    .filter(([place]) => !page.isHidden(place.span))
    .filter(([place]) => !isAnchorMark(parsed.text, place))
    .map(([place, around]) => toLink(parsed.text, place, around, references.usesOf(place)))
    .sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
}

/** `[](){#id}`: what attribute lists make an anchor of (Python-Markdown, markdown-it-attrs). */
function isAnchorMark(text: string, { kind, url, outer }: Place): boolean {
  return (
    kind === 'inline' &&
    url === '' &&
    /^\[\s*\]\(\)\{[\s:]*#/.test(text.slice(outer.start, outer.end + anchorMarkStart))
  );
}

/** UTF-16 units of an attribute list in which its `#` stands. */
const anchorMarkStart = 4;

function isLink(node: Nodes): boolean {
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') return node.name === 'a';
  return node.type === 'link' || node.type === 'linkReference';
}

function toLink(source: string, place: Place, { section, entry }: Surroundings, uses: readonly Use[]): Link {
  const { kind, span, outer, url, setting } = place;
  return {
    kind,
    raw: source.slice(span.start, span.end),
    span,
    outer,
    url,
    text: (uses[0] ?? place).text(),
    section: section?.() ?? null,
    entry: entry?.text() ?? null,
    setting,
    role: uses.length > 0 && uses.every((use) => use.role === 'media') ? 'media' : place.role,
    uses: uses.map((use) => use.span),
  };
}
