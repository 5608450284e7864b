import { posix } from 'node:path';
import type { FileTarget } from '../model/target.ts';

/**
 * Writes the address of a file that has moved as its old one was written: relative or from the root, with `./` or without,
 * the query and fragment as they are.
 *
 * @param raw the destination as written
 * @param source the path of the file in which it stands, from the root
 * @param home where the file is now, from the root
 * @returns `null` where it cannot be told how to write it
 */
export function addressOfHome(
  raw: string,
  { target, source, home }: { readonly target: FileTarget; readonly source: string; readonly home: string },
): string | null {
  const [written = '', path = '', rest = ''] = /^([^?#]*)([?#].*)?$/s.exec(raw) ?? [];
  switch (target.form) {
    case 'relative': {
      const relative = posix.relative(posix.dirname(source), home) || '.';
      const here = path.startsWith('./') && !relative.startsWith('.') ? './' : '';
      return `${here}${encoded(relative)}${path.endsWith('/') ? '/' : ''}${rest}`;
    }
    case 'absolute-path':
      return `/${encoded(home)}${path.endsWith('/') ? '/' : ''}${rest}`;
    case 'own-repository': {
      const tail = encoded(target.path);
      return path.endsWith(`/${tail}`) ? `${path.slice(0, -tail.length)}${encoded(home)}${rest}` : null;
    }
    case 'fragment':
      return written === '' ? null : written;
  }
}

/** What would end a path or its place in Markdown; other letters stay as their author reads them. */
function encoded(path: string): string {
  return path.replace(/[%?#\s<>]/g, encodeURIComponent);
}
