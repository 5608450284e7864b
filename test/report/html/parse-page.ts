import { parseDocument } from 'htmlparser2';

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text below it. */
  readonly text: string;
}

/** All elements of a page, in order, as an HTML parser that is not ours finds them. */
export function parsePage(html: string): readonly Tag[] {
  const tags: Tag[] = [];
  const walk = (node: unknown): string => {
    const { type, data, name, attribs, children } = node as Partial<ParsedNode>;
    if (type === 'text') return data ?? '';
    const index = tags.length;
    if (name !== undefined && attribs !== undefined) tags.push({ name, attributes: attribs, text: '' });
    const text = (children ?? []).map(walk).join('');
    const tag = tags[index];
    if (name !== undefined && attribs !== undefined && tag !== undefined) tags[index] = { ...tag, text };
    return text;
  };
  walk(parseDocument(html));
  return tags;
}

interface ParsedNode {
  readonly type: string;
  readonly data: string;
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly children: readonly unknown[];
}
