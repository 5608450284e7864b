import type { Heading as HeadingNode, List as ListNode, Nodes, Table as TableNode } from 'mdast';
import type { Heading, HtmlBlock, Item, List, Outline, Row, Table } from '../model/outline.ts';
import type { Span } from '../model/span.ts';
import type { ParsedMarkdown } from '../parse/markdown.ts';
import { ownText } from './headings.ts';
import { collapse, spanOf } from './node.ts';
import { createPage, isHeading } from './page.ts';
import { walk } from './walk.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Part)[] ? Part[] : T[K] };

/** How a Markdown text is built. What lies in a comment that reaches over Markdown is not there. */
export function extractOutline(parsed: ParsedMarkdown): Outline {
  const page = createPage(parsed, 'nothing');
  const headings: (() => Heading)[] = [];
  const lists: List[] = [];
  const tables: Table[] = [];
  const paragraphs: Span[] = [];
  const html: HtmlBlock[] = [];
  const texts: Span[] = [];
  const openLists: Open<List>[] = [];
  const openItems: Open<Item>[] = [];
  let openLinks = 0;
  let openBlocks = 0;

  const addHtml = (span: Span): void => {
    html.push({ span, place: openBlocks > 0 ? 'text' : 'flow' });
    for (const tag of page.takeTags(span.end)) {
      if (!isHeading(tag.name)) continue;
      const at = { start: tag.start, end: tag.end };
      headings.push(() => ({ depth: Number(tag.name.slice(1)), text: collapse(page.textOf(tag)), span: at }));
    }
  };

  const enter = (node: Nodes): 'skip' | undefined => {
    const span = spanOf(node);
    if (!span) return undefined;
    page.addText(span.start, ownText(node));
    switch (node.type) {
      case 'heading':
        openBlocks++;
        headings.push(() => ({ depth: node.depth, text: textOf(node), span }));
        break;
      case 'paragraph':
      case 'tableCell':
        openBlocks++;
        if (node.type === 'paragraph') paragraphs.push(span);
        break;
      case 'table':
        tables.push(toTable(node, span));
        break;
      case 'list': {
        const list = openList(node, span, openItems.length);
        (openItems.at(-1)?.lists ?? lists).push(list);
        openLists.push(list);
        break;
      }
      case 'listItem': {
        const [first] = node.children;
        const head = first?.type === 'paragraph' ? spanOf(first) : null;
        const item: Open<Item> = { span, head, lists: [] };
        openLists.at(-1)?.items.push(item);
        openItems.push(item);
        break;
      }
      case 'link':
      case 'linkReference':
        openLinks++;
        break;
      case 'html':
        addHtml(span);
        break;
      case 'text':
        if (openLinks === 0) texts.push(span);
        break;
    }
    return undefined;
  };

  const leave = (node: Nodes): void => {
    switch (node.type) {
      case 'heading':
      case 'paragraph':
      case 'tableCell':
        openBlocks--;
        break;
      case 'list':
        openLists.pop();
        break;
      case 'listItem':
        openItems.pop();
        break;
      case 'link':
      case 'linkReference':
        openLinks--;
        break;
    }
  };

  walk(parsed.tree, { enter, leave });
  const isShown = (span: Span): boolean => !page.isHidden(span);
  const shown = <T extends { readonly span: Span }>(parts: readonly T[]): readonly T[] =>
    parts.filter(({ span }) => isShown(span));
  return {
    headings: shown(headings.map((heading) => heading())),
    lists: shown(lists),
    tables: shown(tables),
    paragraphs: paragraphs.filter(isShown),
    html: shown(html),
    texts: texts.filter(isShown),
  };
}

function openList(node: ListNode, span: Span, depth: number): Open<List> {
  return { marker: node.ordered === true ? 'number' : 'bullet', span, depth, items: [] };
}

function toTable(node: TableNode, span: Span): Table {
  const [header = { span, cells: [] }, ...rows] = node.children.map((row): Row => {
    const cells = row.children.slice(0, node.align?.length).flatMap((cell) => spanOf(cell) ?? []);
    return { span: spanOf(row) ?? span, cells };
  });
  return { span, header, rows };
}

function textOf(heading: HeadingNode): string {
  let text = '';
  walk(heading, {
    enter: (node) => {
      text += ownText(node);
      return undefined;
    },
  });
  return collapse(text);
}
