import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Hidden directories in which projects keep Markdown that people read; all others belong to tools. */
const readHidden: ReadonlySet<string> = new Set(['.github', '.gitlab', '.forgejo', '.gitea']);

/** One `.gitignore` on the way down: its rules hold for paths relative to where it stands. */
interface Rules {
  readonly prefix: string;
  readonly ignore: Ignore;
}

/**
 * The files below a directory for which git cannot be asked, relative to it, with forward slashes. Leaves out
 * `node_modules`, hidden directories (but for `.github` and its like) and what `.gitignore` files on the way exclude.
 * Symbolic links are listed, never entered, so that loops end. Directories that cannot be read are left out.
 */
export async function walk(directory: string): Promise<readonly string[]> {
  const found: string[] = [];
  await enter(directory, '', [], found);
  return found;
}

async function enter(root: string, prefix: string, inherited: readonly Rules[], found: string[]): Promise<void> {
  const entries = await readEntries(join(root, prefix));
  const own = entries.some((entry) => entry.name === '.gitignore') ? await readRules(root, prefix) : null;
  const rules = own === null ? inherited : [...inherited, own];
  for (const entry of entries) {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) {
      if (!isToolDirectory(entry.name) && !isIgnored(`${path}/`, rules)) await enter(root, `${path}/`, rules, found);
    } else if (!isIgnored(path, rules)) {
      found.push(path);
    }
  }
}

async function readEntries(directory: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function readRules(root: string, prefix: string): Promise<Rules | null> {
  try {
    return {
      prefix,
      ignore: ignore({ ignorecase: false }).add(await readFile(join(root, prefix, '.gitignore'), 'utf8')),
    };
  } catch {
    return null;
  }
}

/** The nearest file that has a rule for the path decides, as in gitignore(5). */
function isIgnored(path: string, rules: readonly Rules[]): boolean {
  for (const { prefix, ignore: own } of rules.toReversed()) {
    const { ignored, unignored } = own.test(path.slice(prefix.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function isToolDirectory(name: string): boolean {
  return name === 'node_modules' || (name.startsWith('.') && !readHidden.has(name));
}
