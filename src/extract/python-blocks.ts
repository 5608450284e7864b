/** What Python-Markdown reads otherwise than CommonMark. */
export interface PythonBlocks {
  /** The texts of headings below `!!! note`, `??? tip` and `=== "Tab"`, in their order. CommonMark has code or running text there. */
  readonly headings: readonly string[];
  /** The texts of all lines that begin like a heading: right behind raw HTML, and without a space, they are headings too. */
  readonly lines: readonly string[];
  /** The labels of tabs, of which many sites make ids. */
  readonly tabs: readonly string[];
  /** Ids that Python-Markdown's tabs have by themselves: `__tabbed_1_2` is the second of the first set. */
  readonly tabIds: readonly string[];
}

interface Tab {
  readonly indent: number;
  readonly set: number;
  readonly count: number;
}

const opening = /^(?:!!!|\?\?\?\+?|===[!+]{0,2})[ \t]+\S/;
const tabTitle = /^===[!+]{0,2}[ \t]+"(.*)"[ \t]*$/;
/** Closing `#` stay: no slug has them. */
const heading = /^#{1,6}[ \t]*([^#\s].*)$/;
const fence = /^(`{3,}|~{3,})/;

/** Reads the blocks of Python-Markdown's admonitions, details and tabs, line by line. Code in them is left out. */
export function readPythonBlocks(text: string): PythonBlocks {
  const headings: string[] = [];
  const lines: string[] = [];
  const tabs: string[] = [];
  const tabIds: string[] = [];
  let open: number[] = [];
  let last: readonly Tab[] = [];
  let sets = 0;
  for (const { indent, content } of linesOutsideFences(text)) {
    open = open.filter((at) => indent >= at + 4);
    const title = tabTitle.exec(content)?.[1];
    // A set of tabs ends with the first other line of its own depth.
    const before = last.find((tab) => tab.indent === indent);
    last = last.filter((tab) => tab.indent < indent);
    if (title !== undefined) {
      if (before === undefined) sets += 1;
      const tab = { indent, set: before?.set ?? sets, count: (before?.count ?? 0) + 1 };
      last = [...last, tab];
      tabs.push(title);
      tabIds.push(`__tabbed_${tab.set}_${tab.count}`);
    }
    if (opening.test(content)) open = [...open, indent];
    else if (open.length > 0 || indent === 0) {
      (open.length > 0 ? headings : lines).push(...(heading.exec(content)?.slice(1, 2) ?? []));
    }
  }
  return { headings, lines, tabs, tabIds };
}

interface Line {
  /** In columns. */
  readonly indent: number;
  readonly content: string;
}

/** Lines that are neither blank nor within fenced code. What opens the code is left in: it ends what stands before it. */
function linesOutsideFences(text: string): readonly Line[] {
  const found: Line[] = [];
  let closing: string | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const content = line.trimStart();
    const marks = fence.exec(content)?.[1] ?? null;
    if (closing === null) {
      closing = marks;
      if (content !== '') found.push({ indent: widthOf(line.slice(0, line.length - content.length)), content });
    } else if (marks?.startsWith(closing) === true && content.trimEnd() === marks) closing = null;
  }
  return found;
}

function widthOf(blank: string): number {
  return blank.replaceAll('\t', '    ').length;
}
