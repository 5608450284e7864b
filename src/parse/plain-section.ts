import type { Code, Heading, List, ListItem, Paragraph } from 'mdast';
import { behindLine, endOf, firstPoint, isBlank, type Line, type PlacedPoint, pointAt } from './line.ts';
import type { ReadPhrasing } from './phrasing.ts';

/** A paragraph or heading of which only the parser can read the content. */
export interface UnreadPhrasing {
  readonly node: Paragraph | Heading;
  readonly lines: readonly Line[];
}

type PlainBlock = Code | Heading | List | Paragraph;

/** The blocks of some lines, in order, as nodes of the tree. */
export interface PlainSection {
  readonly blocks: readonly PlainBlock[];
  /** In the order of the text; their nodes are without children as yet. */
  readonly unread: readonly UnreadPhrasing[];
  /** Behind the last line. */
  readonly end: PlacedPoint;
}

/**
 * Reads the lines of a section (see `splitSections`) where they are written as those of most lists are: headings, paragraphs,
 * fenced code, and bullets, also in one another. Gives the blocks that the parser gives, without its tokens; where it is not
 * sure of that it gives up.
 *
 * @returns `null` for what the parser has to read
 */
export function readPlainSection(lines: readonly Line[], readPhrasing: ReadPhrasing): PlainSection | null {
  const section = new Section(readPhrasing);
  const last = lines.at(-1);
  if (last === undefined || !lines.every((line) => section.read(line))) return null;
  return section.end(last);
}

/** Fenced code that no line has ended yet. */
interface OpenCode {
  readonly fence: string;
  readonly node: Code;
  readonly lines: Line[];
}

/** An item that further lines may belong to. */
interface OpenItem {
  /** Columns before its content. */
  readonly indent: number;
  readonly marker: string;
  readonly list: List;
  readonly item: ListItem;
}

/** What the parser replaces, or may leave out. */
const replaced = /[\0\uFEFF]/;
const mayBeDefinition = /\]:/;
const heading = /^(#{1,6}) (?=\S)/;
const bullet = /^([ \t]*)([-*+])[ \t]+(?=[^ \t])/;
/** Without escapes and character references in what stands behind. */
const fenceStart = /^(`{3,}|~{3,}) ?(?:([^\s`\\&]+)(?: ([^\s`\\&](?:[^`\\&]*[^\s`\\&])?))?)?$/;
/** What may begin a block that is no paragraph, end one as part of a table or heading, or be the box of a task. */
const beginsBlock =
  /^(?:[#>|:~<=+-]|```|\*[* \t]*$|\*[ \t]|_[_ \t]*$|\d{1,9}[.)](?:[ \t]|$)|\[(?:$|[ \txX]\](?:[ \t]|$)))/;
/** Columns of white space, relative to what is around: more make code of it. */
const mostIndent = 3;
/** A marker with the column behind it, which belongs to no content. */
const markerColumns = 2;

class Section {
  readonly #blocks: PlainBlock[] = [];
  readonly #unread: UnreadPhrasing[] = [];
  readonly #readContent: ReadPhrasing;
  /** Each in the one before. */
  readonly #items: OpenItem[] = [];
  #paragraph: { readonly node: Paragraph; readonly lines: Line[] } | null = null;
  #code: OpenCode | null = null;
  #isBehindBlank = false;
  /** Of the last paragraph or code. */
  #end: PlacedPoint = firstPoint;

  constructor(readPhrasing: ReadPhrasing) {
    this.#readContent = readPhrasing;
  }

  /** Whether the line could be read. */
  read(line: Line): boolean {
    const { source } = line;
    if (this.#code !== null) return this.#readCode(line, this.#code);
    if (isBlank(source)) {
      this.#endParagraph();
      this.#isBehindBlank = true;
      return true;
    }
    if (replaced.test(source) || mayBeDefinition.test(source)) return false;
    if (source.startsWith('#')) return this.#readHeading(line);
    if (source.startsWith('```') || source.startsWith('~~~')) return this.#beginCode(line);
    const marks = bullet.exec(source);
    return marks === null ? this.#readText(line) : this.#readBullet(line, marks as BulletMarks);
  }

  end(last: Line): PlainSection | null {
    if (this.#code !== null) return null;
    this.#endParagraph();
    this.#endItems(0);
    return { blocks: this.#blocks, unread: this.#unread, end: behindLine(last) };
  }

  #readHeading(line: Line): boolean {
    const marks = heading.exec(line.source);
    if (marks === null || /[# \t]$/.test(line.source)) return false;
    this.#endParagraph();
    this.#endItems(0);
    const content = behind(line, marks[0].length);
    const depth = (marks[1] as string).length as Heading['depth'];
    const node: Heading = { type: 'heading', depth, children: [], position: { start: line.start, end: endOf(line) } };
    this.#blocks.push(node);
    this.#readPhrasing(node, [{ ...content, ending: '' }]);
    return true;
  }

  #beginCode(line: Line): boolean {
    const [all, fence, lang, meta] = fenceStart.exec(line.source) ?? [];
    if (all === undefined || fence === undefined) return false;
    this.#endParagraph();
    this.#endItems(0);
    const position = { start: line.start, end: line.start };
    const node: Code = { type: 'code', lang: lang ?? null, meta: meta ?? null, value: '', position };
    this.#blocks.push(node);
    this.#code = { fence, node, lines: [] };
    return true;
  }

  #readCode(line: Line, { fence, node, lines }: OpenCode): boolean {
    const { source } = line;
    const rest = source.trim();
    if (!rest.startsWith(fence) || rest !== fence.charAt(0).repeat(rest.length)) {
      lines.push(line);
      return !replaced.test(source);
    }
    if (source !== rest) return false;
    node.value = lines.map(({ source, ending }, index) => source + (index < lines.length - 1 ? ending : '')).join('');
    node.position = { start: node.position?.start ?? line.start, end: endOf(line) };
    this.#end = endOf(line);
    this.#code = null;
    return true;
  }

  #readBullet(line: Line, { 0: marks, 1: { length: before }, 2: marker }: BulletMarks): boolean {
    const content = behind(line, marks.length);
    const indent = columnsOf(marks.slice(0, before));
    const contentIndent = columnsOf(marks);
    if (contentIndent - indent > markerColumns + mostIndent || beginsBlock.test(content.source)) return false;
    this.#endParagraph();
    const sibling = this.#items.find((item) => indent < item.indent) ?? null;
    this.#endItems(indent);
    const around = this.#items.at(-1) ?? null;
    if (indent - (around?.indent ?? 0) > mostIndent) return false;
    const start = pointAt(line, before);
    const isSameList = sibling?.marker === marker;
    const spread = isSameList ? sibling.list : around?.item;
    if (this.#isBehindBlank && spread !== undefined) spread.spread = true;
    const item: ListItem = {
      type: 'listItem',
      spread: false,
      checked: null,
      children: [],
      position: { start, end: start },
    };
    const list = isSameList ? sibling.list : this.#beginList(around?.item ?? null, start);
    list.children.push(item);
    this.#items.push({ indent: contentIndent, marker, list, item });
    this.#beginParagraph(item, content);
    return true;
  }

  #beginList(around: ListItem | null, start: PlacedPoint): List {
    const list: List = {
      type: 'list',
      ordered: false,
      start: null,
      spread: false,
      children: [],
      position: { start, end: start },
    };
    (around?.children ?? this.#blocks).push(list);
    return list;
  }

  #readText(line: Line): boolean {
    const before = /^[ \t]*/.exec(line.source)?.[0] ?? '';
    if (beginsBlock.test(line.source.slice(before.length))) return false;
    const indent = columnsOf(before);
    if (this.#paragraph !== null) {
      if (before.includes('\t')) return false;
      // However it is indented: what no item around takes is white space before the line.
      const around = this.#items.findLast((item) => item.indent <= indent);
      this.#paragraph.lines.push(behind(line, around?.indent ?? 0));
      return true;
    }
    this.#endItems(indent);
    const around = this.#items.at(-1) ?? null;
    if (indent !== (around?.indent ?? 0)) return false;
    if (around !== null) around.item.spread = true;
    this.#beginParagraph(around?.item ?? null, behind(line, before.length));
    return true;
  }

  #beginParagraph(around: ListItem | null, line: Line): void {
    const node: Paragraph = { type: 'paragraph', children: [], position: { start: line.start, end: line.start } };
    (around?.children ?? this.#blocks).push(node);
    this.#paragraph = { node, lines: [line] };
    this.#isBehindBlank = false;
  }

  #endParagraph(): void {
    if (this.#paragraph === null) return;
    const { node, lines } = this.#paragraph;
    const last = lines.pop() as Line;
    lines.push({ ...last, ending: '' });
    this.#end = endOf(last);
    if (node.position) node.position.end = this.#end;
    this.#readPhrasing(node, lines);
    this.#paragraph = null;
  }

  /** Those to which nothing belongs that is indented by so many columns. */
  #endItems(indent: number): void {
    let item = this.#items.at(-1);
    while (item !== undefined && item.indent > indent) {
      if (item.item.position) item.item.position.end = this.#end;
      if (item.list.position) item.list.position.end = this.#end;
      this.#items.pop();
      item = this.#items.at(-1);
    }
  }

  #readPhrasing(node: Paragraph | Heading, lines: readonly Line[]): void {
    const children = this.#readContent(lines);
    if (children === null) this.#unread.push({ node, lines });
    else node.children = children;
  }
}

type BulletMarks = RegExpExecArray & { readonly 0: string; readonly 1: string; readonly 2: string };

/** Of white space and marks from the start of a line: tabs reach up to multiples of four. */
function columnsOf(marks: string): number {
  let columns = 0;
  for (const character of marks) columns += character === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

function behind(line: Line, at: number): Line {
  return at === 0 ? line : { start: pointAt(line, at), source: line.source.slice(at), ending: line.ending };
}
