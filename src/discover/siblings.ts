import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sibling, Siblings } from '../model/siblings.ts';
import type { Source } from '../model/source.ts';

/** Longer than every licence that is in use: the GPL has 35 KB. */
export const siblingTextBytes = 64 * 1024;

/** What siblings are read from: folders and files by whatever names they have there. */
export interface SiblingReader {
  /** The files of a folder; `null` where it cannot be read. */
  readonly filesIn: (folder: string) => readonly string[] | null;
  /** The beginning of a file's text; empty where it cannot be read. */
  readonly textOf: (folder: string, name: string) => string;
  readonly join: (folder: string, name: string) => string;
}

/** What stands in a folder; `null` where it cannot be read. */
export function siblingsIn(folder: string, { filesIn, textOf, join }: SiblingReader): Siblings | null {
  const own = filesIn(folder);
  if (own === null) return null;
  const ofGithub = (filesIn(join(folder, '.github')) ?? []).map((name) => `.github/${name}`);
  return [...own, ...ofGithub]
    .sort()
    .map((name): Sibling => ({ name, text: isRead(name) ? textOf(folder, name) : null }));
}

function isRead(name: string): boolean {
  return /^(?:\.github\/)?(?:licen[cs]e|copying|unlicense|contributing)/i.test(name);
}

/** What stands beside a source on disk. */
export function readSiblings({ absolutePath }: Pick<Source, 'absolutePath'>): Siblings | null {
  return siblingsIn(dirname(absolutePath), { filesIn, textOf, join });
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

function textOf(folder: string, name: string): string {
  try {
    const file = openSync(join(folder, name), 'r');
    try {
      const bytes = Buffer.alloc(siblingTextBytes);
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, siblingTextBytes, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
