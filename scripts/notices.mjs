// The licences of packages whose modules are part of what is shipped.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package's folder in its last `node_modules`, behind the mark of what a bundler makes from a module. */
const packageFolder = /[^\0]*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;

/**
 * @param modules paths of modules as a bundler names them; those outside of node_modules are left out
 * @returns name, version and licence of each package once, by name, with its licence's text
 * @throws Error for a package that says nothing about its licence
 */
export function noticesOf(modules) {
  const folders = modules.flatMap((path) => packageFolder.exec(path.replaceAll('\\', '/'))?.[0] ?? []);
  const notices = [...new Set(folders)].map(noticeOf);
  return `${[...new Set(notices)].sort().join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function noticeOf(folder) {
  // `licenses` is how package.json once had it.
  const {
    name,
    version,
    licenses,
    license = licenses?.[0]?.type,
  } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.(?:md|txt))?$/i.test(entry));
  if (license === undefined) throw new Error(`${name}: under which licence?`);
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}
