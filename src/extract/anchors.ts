import type { Nodes } from 'mdast';
import type { ParsedMarkdown } from '../parse/markdown.ts';
import { type HeadingText, headingText, ownText, slugs } from './headings.ts';
import type { OpenTag } from './html.ts';
import { spanOf } from './node.ts';
import { createPage, isHeading } from './page.ts';
import { walk } from './walk.ts';

/**
 * Everything that a fragment of this text can point to on GitHub: the slugs of its headings (Markdown and HTML), the `id` and
 * `name` attributes of its HTML, its footnotes. Ask with {@link hasAnchor}, which knows how fragments are compared; the set
 * itself holds each anchor as it is, and once more as it is compared.
 *
 * A slug is made of a heading's text without images and tags; emoji shortcodes stay letters, and every space is a dash
 * (`TableOfContentsFilter` of html-pipeline). Where images at the ends leave spaces behind, the slug with and the one without
 * their dashes count, and so do those with and without the number of a footnote: in doubt a fragment is right.
 */
export function extractAnchors(parsed: ParsedMarkdown): ReadonlySet<string> {
  const page = createPage(parsed, 'nothing');
  const footnotes = createFootnotes();
  const headings: (() => HeadingText)[] = [];
  const named: string[] = [];

  const addTag = (tag: OpenTag): void => {
    if (isHeading(tag.name)) headings.push(() => ({ text: page.textOf(tag), numbered: page.textOf(tag) }));
    for (const { name, value } of tag.attributes) if (name === 'id' || name === 'name') named.push(value);
  };
  const enter = (node: Nodes): 'skip' | undefined => {
    const span = spanOf(node);
    if (!span || page.isHidden(span)) return 'skip';
    page.addText(span.start, ownText(node));
    if (node.type === 'footnoteReference') footnotes.refer(node.identifier);
    if (node.type === 'heading') headings.push(() => headingText(node, footnotes.number));
    if (node.type === 'html') page.takeTags(span.end).forEach(addTag);
    return undefined;
  };

  walk(parsed.tree, { enter });
  const anchors = [...slugs(headings.map((heading) => heading())), ...named, ...footnotes.anchors()];
  return new Set(anchors.filter((anchor) => anchor !== '').flatMap((anchor) => [anchor, folded(anchor)]));
}

/**
 * Whether a fragment points to one of the anchors. The empty fragment and `top` always do (WHATWG HTML, "indicated part of
 * the document"). GitHub finds `#x` under `user-content-x` and takes no notice of case in headings; here case never counts,
 * nor do variation selectors and zero-width characters, which lists often lose.
 *
 * @param anchors from {@link extractAnchors}
 * @param fragment without `#`, percent-encoded or not
 */
export function hasAnchor(anchors: ReadonlySet<string>, fragment: string): boolean {
  // A text fragment (`:~:text=…`) is an instruction to the browser.
  const [name = ''] = fragment.split(':~:');
  const wanted = anchorKey(name);
  return wanted === '' || wanted === 'top' || anchors.has(name) || anchors.has(wanted);
}

/** The anchors that cmark-gfm gives footnotes and the ways back from them. */
function createFootnotes() {
  const known = new Map<string, { readonly number: number; references: number }>();
  return {
    refer: (identifier: string): void => {
      const footnote = known.get(identifier);
      if (footnote) footnote.references += 1;
      else known.set(identifier, { number: known.size + 1, references: 1 });
    },
    number: (identifier: string): number => known.get(identifier)?.number ?? 0,
    anchors: (): readonly string[] =>
      [...known].flatMap(([identifier, { references }]) => [
        'footnote-label',
        `fn-${identifier}`,
        ...Array.from({ length: references }, (_, index) => `fnref-${identifier}${index === 0 ? '' : `-${index + 1}`}`),
      ]),
  };
}

/**
 * The form in which fragments and anchors are compared.
 *
 * @param fragment without `#`, percent-encoded or not
 */
export function anchorKey(fragment: string): string {
  return folded(decoded(fragment));
}

function folded(anchor: string): string {
  return anchor
    .normalize('NFC')
    .toLowerCase()
    .replace(/\u200B|\u200C|\u200D|\u2060|\uFE0E|\uFE0F|\uFEFF/g, '')
    .replace(/^user-content-/, '');
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
