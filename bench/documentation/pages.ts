import { createRandom } from '../web/random.ts';

/** One made-up page of a documentation. */
export interface Page {
  /** From the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** How a page is made: its own random numbers, and how many others there are to link to. */
interface Making {
  readonly random: () => number;
  readonly pages: number;
}

/** Files to a directory: what a person still finds their way in. */
const pagesOfDirectory = 50;

/** Bytes of one page: 10,000 of them are the 40 MB of a large documentation. */
const pageBytes = 3600;

/** Links of a page, smallest and largest. */
const linksOfPage = [5, 15] as const;

/** Hosts that are linked to, the first ones most. */
const hosts = 1500;

const words =
  'a about after all also an and any are as at be before both build but by cache call can change check class client code command component configuration connection container context create data default defined deploy described directory do each error every example expected file filter first following for from function given group handler has have header host how if in index input install instance into is it its key language layer library like line list load local log made many may message method mode model module more most must name network new node not number object of often on once one only option or order other output package page parser part path plugin pool port process project property query queue read record release remote request response result return root rule run same schema scope second section see server service set setting should since single size some source start state step store stream string such support system table target task template test text than that the their them then there these they this thread time to token tool tree type under until update use used user value version view want was way what when where which while will with within without word work would write you your'.split(
    ' ',
  );

/** Makes pages that look like a documentation: prose, code, lists and tables under headings, with links in between. */
export function* makePages(pages: number, seed: number): Generator<Page> {
  for (let number = 0; number < pages; number += 1) {
    const random = createRandom(seed * 1_000_003 + number);
    yield { path: pathOf(number), text: textOf(number, { random, pages }) };
  }
}

function pathOf(number: number): string {
  return `part-${Math.floor(number / pagesOfDirectory)}/page-${number}.md`;
}

function textOf(number: number, making: Making): string {
  const [fewest, most] = linksOfPage;
  const links = fewest + below(most - fewest + 1, making);
  const title = phrase(3, making);
  const blocks = [`---\ntitle: ${title}\nweight: ${number}\n---\n`, `# ${capital(title)}\n`];
  let made = 0;
  for (let length = 0; length < pageBytes || made < links; length = blocks.join('\n').length) {
    const wanted = made < links && length > (made * pageBytes) / links ? 1 : 0;
    blocks.push(blockOf(wanted === 0 ? null : linkOf(number, making), making));
    made += wanted;
  }
  return blocks.join('\n');
}

/** Every fifth block begins a section. */
function blockOf(link: string | null, making: Making): string {
  const kind = making.random();
  if (link === null && kind < 0.2) return `${'#'.repeat(2 + below(2, making))} ${capital(phrase(4, making))}\n`;
  if (link === null && kind < 0.4) return codeOf(making);
  if (link === null && kind < 0.5) return tableOf(making);
  if (kind < 0.7) {
    const items = Array.from({ length: 2 + below(3, making) }, () => `- ${sentence(making)}`);
    return `${[...items, `- ${link ?? `**${phrase(2, making)}**`}: ${sentence(making)}`].join('\n')}\n`;
  }
  const sentences = Array.from({ length: 2 + below(3, making) }, () => sentence(making));
  return `${[...sentences, `See ${link ?? `\`${phrase(1, making)}\``} for more.`].join(' ')}\n`;
}

function codeOf(making: Making): string {
  const lines = Array.from(
    { length: 3 + below(6, making) },
    () => `  ${phrase(1, making)}.${phrase(1, making)}('${phrase(2, making)}');`,
  );
  return `\`\`\`js\n${lines.join('\n')}\n\`\`\`\n`;
}

function tableOf(making: Making): string {
  const rows = Array.from(
    { length: 3 + below(4, making) },
    () => `| \`${phrase(1, making)}\` | ${phrase(2, making)} | ${sentence(making)} |`,
  );
  return `| Option | Default | Meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

/** Half of the links lead to other pages. */
function linkOf(number: number, making: Making): string {
  const kind = making.random();
  const text = phrase(2, making);
  if (kind < 0.1) return `<https://${hostOf(making)}/${phrase(1, making)}>`;
  if (kind < 0.5) return `[${text}](https://${hostOf(making)}/${phrase(2, making).replace(' ', '/')})`;
  const other = (number + 1 + below(pagesOfDirectory, making)) % making.pages;
  return `[${text}](../${pathOf(other)})`;
}

function hostOf(making: Making): string {
  return `host-${Math.floor(hosts ** making.random())}.example.dev`;
}

function sentence(making: Making): string {
  const code = making.random() < 0.2 ? ` \`${phrase(1, making)}\`` : '';
  return `${capital(phrase(8 + below(10, making), making))}${code}.`;
}

function phrase(length: number, making: Making): string {
  return Array.from({ length }, () => words[below(words.length, making)] ?? '').join(' ');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A whole number from 0 up to, not including, a limit. */
function below(limit: number, { random }: Making): number {
  return Math.floor(random() * limit);
}
