import { extractAnchors } from '../../src/extract/anchors.ts';
import { extractLinks } from '../../src/extract/links.ts';
import { extractOutline } from '../../src/extract/outline.ts';
import { MarkdownParseError, parseMarkdown } from '../../src/parse/markdown.ts';
import { median, milliseconds } from '../figures.ts';
import { shapes } from '../hostile/shapes.ts';
import { inTurn, timed } from '../measure/in-turn.ts';
import { atMost, type Part, type Row, row, type Scale } from '../part.ts';

/** UTF-16 units of the smallest of the three texts of a shape. */
const smallest: Readonly<Record<Scale, number>> = { quick: 4_000, full: 25_000 };
const steps = [1, 2, 4] as const;
const rounds = 5;

/** Milliseconds: below, a growth says more of the machine than of the shape. */
const noise = 100;

/** Growth for twice the size is 2 where time is linear, and 4 where it is quadratic; collecting garbage adds to it. */
const bound = 3;

/** What a text can do that was made to keep us busy. */
export const hostileMarkdown: Part = {
  name: 'hostile-markdown',
  title: 'Hostile Markdown',
  about:
    'Texts of one shape in three sizes, each twice the one before: what reading takes (tree, links, outline, anchors), and how much more the largest takes than the one before, where that is a tenth of a second or more. Medians of five that took turns. A text that is refused says so in the reports, with the place; see `parsing` in the defaults for the bounds.',
  measure: async (scale) => {
    const rows: Row[] = [];
    for (const [name, make] of Object.entries(shapes)) rows.push(await measureShape(name, make, smallest[scale]));
    return rows;
  },
};

async function measureShape(name: string, make: (units: number) => string, units: number): Promise<Row> {
  const texts = steps.map((step) => make(units * step));
  const refused = texts.filter((text) => read(text) === 'refused').length;
  const once = await timed(() => read(texts.at(-1) ?? ''));
  if (refused > 0) return row(name, `${refused} of 3 refused, the largest in ${milliseconds(once)}`);
  if (once < noise) return row(name, `the largest in ${milliseconds(once)}`);
  const taken = await inTurn(
    rounds,
    Object.fromEntries(texts.map((text, index) => [`${index}`, () => timed(() => read(text))])),
  );
  const medians = Object.values(taken).map(median);
  const [, middle = Number.NaN, largest = Number.NaN] = medians;
  return atMost(`${name}: ${medians.map(milliseconds).join(', ')}`, largest / middle, bound, growth);
}

const growth = (value: number): string => `${value.toFixed(1)} ×`;

function read(text: string): 'read' | 'refused' {
  try {
    const parsed = parseMarkdown(text);
    extractLinks(parsed);
    extractOutline(parsed);
    extractAnchors(parsed);
    return 'read';
  } catch (error) {
    if (error instanceof MarkdownParseError && error.fault !== null) return 'refused';
    throw error;
  }
}
