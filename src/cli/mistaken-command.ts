import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { suggestionText } from '../config/suggestion.ts';
import { commandNames } from './program.ts';

/**
 * What to tell about a path that names nothing, where a command may have been meant: `linkmend lnt`.
 *
 * @param cwd where the path starts, absolute
 * @returns `null` for a path that is there, and for what no command comes near to
 */
export async function findMistakenCommand(path: string | undefined, cwd: string): Promise<string | null> {
  if (path === undefined || !/^[a-z]+$/.test(path) || (await exists(resolve(cwd, path)))) return null;
  const suggestion = suggestionText(path, commandNames);
  return suggestion === '' ? null : `no such file or command: "${path}"${suggestion}`;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
