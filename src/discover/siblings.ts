import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sibling, Siblings } from '../model/siblings.ts';
import type { Source } from '../model/source.ts';

/** Longer than every licence that is in use: the GPL has 35 KB. */
const textBytes = 64 * 1024;

/** What stands beside a source; `null` where its folder cannot be read. Text that cannot be read is empty. */
export function readSiblings({ absolutePath }: Pick<Source, 'absolutePath'>): Siblings | null {
  const folder = dirname(absolutePath);
  const own = filesIn(folder);
  if (own === null) return null;
  const ofGithub = (filesIn(join(folder, '.github')) ?? []).map((name) => `.github/${name}`);
  return [...own, ...ofGithub].sort().map((name): Sibling => ({ name, text: textOf(folder, name) }));
}

function filesIn(folder: string): readonly string[] | null {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const isFile = (name: string): boolean =>
      statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true;
    return entries
      .filter((entry) => entry.isFile() || (entry.isSymbolicLink() && isFile(entry.name)))
      .map(({ name }) => name);
  } catch {
    return null;
  }
}

function textOf(folder: string, name: string): string | null {
  if (!/^(?:\.github\/)?(?:licen[cs]e|copying|unlicense|contributing)/i.test(name)) return null;
  try {
    const file = openSync(join(folder, name), 'r');
    try {
      const bytes = Buffer.alloc(textBytes);
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, textBytes, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
