import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../fixtures/lists/', import.meta.url);

/**
 * A list of so many bytes at most, in whole lines: the lists in fixtures/lists one after another, as often as it takes. The
 * addresses of each copy are on hosts of their own, since a list that says everything twice is not what people lint.
 */
export function listOfSize(bytes: number): string {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort((one, other) => other.localeCompare(one));
  const lists = names.map((name) => readFileSync(new URL(name, folder), 'utf8'));
  let whole = '';
  for (let copy = 0; Buffer.byteLength(whole) < bytes; copy += 1) {
    const text = lists[copy % lists.length] ?? '';
    whole += `${text.replaceAll('://', `://copy-${copy}.`)}\n`;
  }
  const cut = Buffer.from(whole).toString('latin1', 0, bytes).lastIndexOf('\n');
  return Buffer.from(whole).toString('utf8', 0, cut + 1);
}
