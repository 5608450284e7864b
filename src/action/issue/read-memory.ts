import type { Html, InlineCode, Link, ListItem, Node, Parent } from 'mdast';
import { MarkdownParseError, parseMarkdown } from '../../parse/markdown.ts';
import { linkKey } from '../link-key.ts';
import { type Memory, readToken, type Told } from './memory.ts';

/** What is read where an issue remembers nothing any more: then nothing that is dead counts as news by that alone. */
const lost: Memory = { told: new Map(), extent: 'cut' };

/**
 * Reads what an issue has told, from its own text. People edit it: boxes are ticked, rows deleted, comments lost. What the
 * hidden list has is told even without its row, and a row without its comment goes by the address that it shows.
 */
export function readMemory(body: string): Memory {
  const tree = parse(body);
  if (tree === null) return lost;
  const { outside, items } = collect(tree);
  const hidden = [outside, ...items].flatMap(({ html }) => html.flatMap((piece) => comments(piece, 'memory')))[0];
  const told = new Map<string, Told>();
  for (const word of hidden?.split(/\s+/) ?? []) {
    const read = readToken(word);
    if (read !== null) told.set(read.key, read.told);
  }
  for (const item of items) {
    const row = readRow(item);
    if (row === null) continue;
    const since = told.get(row.key)?.since ?? row.told.since;
    told.set(row.key, { ...row.told, since });
  }
  return { told, extent: hidden === undefined || /^cut\b/.test(hidden) ? 'cut' : 'whole' };
}

function parse(body: string): Parent | null {
  try {
    return parseMarkdown(body.replaceAll('\r\n', '\n')).tree;
  } catch (error) {
    if (error instanceof MarkdownParseError) return null;
    throw error;
  }
}

/** The words of the comments `<!-- linkmend:NAME words -->` in a piece of HTML. */
function comments(html: string, name: 'link' | 'memory'): readonly string[] {
  return [...html.matchAll(/<!--\s*linkmend:(\w+)\s([^>]*?)\s*-->/g)].flatMap(([, found, words = '']) =>
    found === name ? [words.trim()] : [],
  );
}

/** A row of the task list; boxes that people have added for themselves have no address in them. */
function readRow({ box, html, codes, links }: Item): { readonly key: string; readonly told: Told } | null {
  const read = html.flatMap((piece) => comments(piece, 'link')).map(readToken)[0] ?? null;
  const address = codes[0] ?? links[0] ?? null;
  if (read !== null) return { key: read.key, told: { ...read.told, box: box ?? 'open', address } };
  if (box === null || address === null || !/^https?:\/\/\S+$/.test(address)) return null;
  return { key: linkKey(address), told: { since: null, box, address } };
}

/** What a list item has in itself, nested items left out; or what stands outside of all. */
interface Item {
  /** `null` without one. */
  readonly box: Told['box'] | null;
  readonly html: string[];
  readonly codes: string[];
  readonly links: string[];
}

/** Collects with a stack, since the tree is as deep as the text says. */
function collect(root: Parent): { readonly outside: Item; readonly items: readonly Item[] } {
  const outside: Item = { box: null, html: [], codes: [], links: [] };
  const items: Item[] = [];
  const stack: { readonly node: Node; readonly item: Item }[] = [{ node: root, item: outside }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node } = next;
    let { item } = next;
    if (isOf<ListItem>(node, 'listItem')) {
      const box = node.checked == null ? null : node.checked ? 'ticked' : 'open';
      item = { box, html: [], codes: [], links: [] };
      items.push(item);
    }
    if (isOf<Html>(node, 'html')) item.html.push(node.value);
    if (isOf<InlineCode>(node, 'inlineCode')) item.codes.push(node.value);
    if (isOf<Link>(node, 'link')) item.links.push(node.url);
    const children = 'children' in node ? (node as Parent).children : [];
    for (const child of [...children].reverse()) stack.push({ node: child, item });
  }
  return { outside, items };
}

function isOf<N extends Node>(node: Node, type: N['type']): node is N {
  return node.type === type;
}
