import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { lint, type Report } from '../../src/index.ts';
import { createDirectory, writeTree } from '../discover/tree.ts';

const folder = fileURLToPath(new URL('../../fixtures/lists', import.meta.url));
const lists = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

/** What makes work for rules that get in each other's way. */
const spoil = (text: string): string =>
  text
    .replace(/^(\s*[-*] )\[([^\]]+)\]\((https:\/\/\S+?)\)/gm, (entry, marker, name, url) => {
      const length = url.length;
      if (length % 5 === 0) return `${marker}[${name} ](${url}?utm_source=list&fbclid=1)  `;
      if (length % 7 === 0) return `${marker}[${name}](https://www.google.com/url?q=${encodeURIComponent(url)})`;
      return length % 11 === 0 ? `${marker}[${name}] (${url})` : entry;
    })
    .trimEnd();

const dress = (text: string): string => `\uFEFF${spoil(text).replaceAll('\n', '\r\n')}`;

const cases = lists.flatMap(([name, text]) => [
  [name, 'as it is', 'safe', text] as const,
  [name, 'with more faults, Windows line endings, a BOM and no last line ending', 'suggested', dress(text)] as const,
]);

describe('fixing twice changes nothing the second time', () => {
  test.each(cases)('%s %s, %s', async (name, _, mode, text) => {
    const directory = createDirectory();
    writeTree(directory, { [name]: text });
    const read = (): string => readFileSync(join(directory, name), 'utf8');
    const fix = (): Promise<Report> =>
      lint({ ports: { cwd: directory }, config: { preset: 'strict', fix: { mode }, lists: [name] } });

    const { summary } = await fix();
    const mended = read();
    expect(mended === text).toBe(summary.fixed === 0);
    const endings = (of: string): readonly string[] => [...new Set(of.match(/\r\n|\r|\n/g))];
    expect(endings(mended)).toEqual(endings(text));
    expect(mended.endsWith('\n')).toBe(text.endsWith('\n'));
    expect(mended.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));

    expect((await fix()).summary.fixed).toBe(0);
    expect(read()).toBe(mended);
  });
});
