/** What stands indented below `!!! note`, `??? tip` or `=== "Tab"`, which CommonMark reads as code or as running text. */
export interface IndentedBlocks {
  /** The texts of headings, in their order. */
  readonly headings: readonly string[];
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
const heading = /^#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;
const fence = /^(`{3,}|~{3,})/;

/** Reads the blocks of Python-Markdown's admonitions, details and tabs, line by line. Code in them is left out. */
export function readIndentedBlocks(text: string): IndentedBlocks {
  const headings: string[] = [];
  const tabs: string[] = [];
  const tabIds: string[] = [];
  let open: number[] = [];
  let last: readonly Tab[] = [];
  let sets = 0;
  let closing: string | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const content = line.trimStart();
    if (content === '') continue;
    const marks = fence.exec(content)?.[1] ?? null;
    if (closing !== null) {
      if (marks?.startsWith(closing) === true && content.trimEnd() === marks) closing = null;
      continue;
    }
    const indent = widthOf(line.slice(0, line.length - content.length));
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
    else if (marks !== null) closing = marks;
    else if (open.length > 0 && indent >= 4) headings.push(...(heading.exec(content)?.slice(1, 2) ?? []));
  }
  return { headings, tabs, tabIds };
}

function widthOf(blank: string): number {
  return blank.replaceAll('\t', '    ').length;
}
