import { appendFileSync } from 'node:fs';

/**
 * Hands values to later steps (GITHUB_OUTPUT). Only counts, names of ours and paths of the workflow go there: a value of one
 * line cannot make another output.
 *
 * @param path the file that the runner reads; empty outside of a runner, where nothing is written
 */
export function writeStepOutputs(path: string, outputs: Readonly<Record<string, string | number>>): void {
  if (path === '') return;
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${String(value).replace(/[\r\n]+/g, ' ')}\n`);
  appendFileSync(path, lines.join(''));
}
