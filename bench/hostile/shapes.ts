/** Makes a text of about so many UTF-16 units. */
type Shape = (units: number) => string;

function repeated(piece: string, before = '', after = ''): Shape {
  return (units) => before + piece.repeat(Math.ceil(units / piece.length)) + after;
}

/** As many of the one as of the other behind. */
function nested(open: string, close: string): Shape {
  return (units) => {
    const depth = Math.ceil(units / (open.length + close.length));
    return `${open.repeat(depth)}a${close.repeat(depth)}`;
  };
}

/** Pieces that differ, up to the size. */
function numbered(piece: (number: number) => string): Shape {
  return (units) => {
    const pieces: string[] = [];
    for (let [length, number] = [0, 0]; length < units; number += 1) {
      const next = piece(number);
      pieces.push(next);
      length += next.length;
    }
    return pieces.join('');
  };
}

function wideTable(units: number): string {
  const columns = Math.ceil(units / 6);
  return `${'|a'.repeat(columns)}\n${'|-'.repeat(columns)}\n${'|b'.repeat(columns)}\n`;
}

/** Inputs over which parsers of Markdown have been seen to take quadratic time, and common ones in large. */
export const shapes: Readonly<Record<string, Shape>> = {
  'block quotes in one another': repeated('>', '', 'a'),
  'lists in one another on one line': repeated('- ', '', 'a'),
  'lists in one another by indentation': (units) =>
    Array.from({ length: Math.sqrt(units) }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join(''),
  'items of a tight list': repeated('- a\n'),
  'items of a loose list': repeated('- a\n\n'),
  'lines of one paragraph': repeated('a\n'),
  'lines of one paragraph with links': repeated('[a](b) *c\n'),
  'lazy lines of a block quote': repeated('b\n', '> a\n'),
  'lazy lines of a list': repeated('b\n', '- a\n'),
  'opening brackets': repeated('['),
  'opening brackets of images': repeated('!['),
  'closing brackets': repeated(']'),
  'brackets in one another': nested('[', ']'),
  'links in one another': nested('[', '](b)'),
  'links without an end': repeated('[a](b "'),
  stars: repeated('*'),
  'emphasis that opens': repeated('*a '),
  'emphasis that closes': repeated('a* '),
  'emphasis in one another': nested('*a **b ', 'b** a*'),
  'underscores that open': repeated('_a '),
  'backticks of rising length': numbered((number) => `a${'`'.repeat(number)}`),
  'tags that never end': repeated('<a '),
  'comments that never end': repeated('a <!--'),
  'CDATA that never ends': repeated('a <![CDATA['),
  'comments between blocks that never end': repeated('<!-- a\n\n'),
  'inline tags': repeated('<a href="b">'),
  ampersands: repeated('&'),
  'character references': repeated('&amp;'),
  escapes: repeated('\\a\\*'),
  'rows of a table': repeated('|a|b|\n', '|a|b|\n|-|-|\n'),
  'cells of a table': wideTable,
  'definitions with references': numbered((number) => `[a${number}]: b\n\n[a${number}]\n\n`),
  'references to one definition': repeated('[a][', '[a]: b\n\n'),
  footnotes: numbered((number) => `[^${number}]\n\n[^${number}]: a\n\n`),
  'footnotes in one paragraph': repeated('a[^1] ', '[^1]: a\n\n'),
  'footnotes in one another on one line': repeated('[^1]: '),
  'empty lines within lists in one another': repeated('\n', `${'- '.repeat(100)}a\n`),
  'links and single dollars': repeated('$a [b](c) '),
  'brackets that are no link': repeated('[a] '),
  'paragraphs of closing brackets': repeated(`${']'.repeat(1000)}\n\n`),
  'comments over blocks': repeated('<div><!-- a\n\n[b](c)\n\n--></div>\n\n'),
  'bare addresses': repeated('http://a.b '),
  'headings with lines': repeated('a\n=\n'),
  fences: repeated('```\na\n```\nb\n'),
  'fences that never end': repeated('```a\n'),
  'spaces within a line': repeated(' ', 'a', 'b'),
};
