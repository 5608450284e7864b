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
  if (target.onSite !== undefined) return routeOfHome(path, rest, target.path, home);
  switch (target.form) {
    case 'relative': {
      const relative = posix.relative(posix.dirname(source), home) || '.';
      const here = path.startsWith('./') && !relative.startsWith('.') ? './' : '';
      return `${here}${encoded(relative)}${path.endsWith('/') ? '/' : ''}${rest}`;
    }
    case 'absolute-path':
      return fromSiteRoot(path, rest, target.path, home);
    case 'own-repository': {
      const tail = encoded(target.path);
      return path.endsWith(`/${tail}`) ? `${path.slice(0, -tail.length)}${encoded(home)}${rest}` : null;
    }
    case 'fragment':
      return written === '' ? null : written;
  }
}

/** A site's root may be a directory: what stands before the path as written. */
function fromSiteRoot(path: string, rest: string, before: string, home: string): string | null {
  const tail = decoded(path).replace(/^\/+|\/+$/g, '');
  const root = before.endsWith(tail) ? before.slice(0, before.length - tail.length) : '';
  if (!home.startsWith(root)) return null;
  return `/${encoded(home.slice(root.length))}${path.endsWith('/') ? '/' : ''}${rest}`;
}

/** A page that stays in its section has another last part; of any other move the route is not known here. */
function routeOfHome(path: string, rest: string, before: string, home: string): string | null {
  const route = home.replace(/\.[^./]+$/, '');
  if (
    posix.dirname(route) !== posix.dirname(before) ||
    /^(?:index|readme|_index|\d+[-_. ].*)$/i.test(posix.basename(route))
  )
    return null;
  const [, start, , end = ''] = /^((?:.*\/)?)([^/]+?)((?:\.html)?\/*)$/s.exec(path) ?? [];
  return start === undefined ? null : `${start}${encoded(posix.basename(route))}${end}${rest}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What would end a path or its place in Markdown; other letters stay as their author reads them. */
function encoded(path: string): string {
  return path.replace(/[%?#\s<>]/g, encodeURIComponent);
}
