/**
 * A gitignore pattern for a regular expression that is looked for anywhere in a path, or `null` where it is more than text
 * with anchors and wildcards within a folder's or file's name.
 */
export function toPathGlob(source: string): string | null {
  const slashed = source.replace(/\[(?:\\\\\\?\/|\\?\/\\\\|\\?\/)\]/g, '/');
  const [, start = '', anything = '', middle = '', end = ''] = parts.exec(slashed) ?? [];
  const begins = anything === '' ? start : '';
  // `node_modules/*` was meant as a glob. As an expression it has any number of slashes behind, none too.
  const text = end === '' ? middle.replace(/(?:\\[^\w]|[\w/-])[*?]$/, '') : middle;
  const glob = toGlob(begins === '^' ? text.replace(/^\\?\.\\?\//, '') : text);
  if (glob === null || glob === '' || glob === '/') return null;
  const open = /^(?:\.\*\$?)?$/.test(end) && !glob.endsWith('/');
  const written = open ? `${glob}*` : glob;
  if (begins === '^') return `/${written.replace(/^\//, '')}`;
  if (written.startsWith('/')) return `**${written}`;
  // With a slash before its end a pattern would begin at the root.
  const deep = written.slice(0, -1).includes('/');
  if (begins !== '') return deep ? `**/${written}` : written;
  return deep ? `**/*${written}` : `*${written}`;
}

/** `^` or `(^|/)`, `.*`, the text, and `$`, `(/|$)` or `.*`. */
const parts = /^(\^|\((?:\?:)?\^\|\\?\/\))?(\.\*)?(.*?)(\$|\((?:\?:)?(?:\\?\/\|\$|\$\|\\?\/)\)|\.\*\$?)?$/s;

function toGlob(source: string): string | null {
  let glob = '';
  for (const [part, escaped] of source.matchAll(/\\(.)|\[\^\/\](?:\*|\+)|[\s\S]/g)) {
    if (escaped !== undefined) {
      if (/[A-Za-z0-9]/.test(escaped)) return null;
      glob += /[*?[\]\\!#]/.test(escaped) ? `\\${escaped}` : escaped;
    } else if (part.startsWith('[^/]')) glob += part.endsWith('+') ? '?*' : '*';
    else if (/[\^$|()[\]{}*+?]/.test(part)) return null;
    // A dot that nobody escaped is meant as one.
    else glob += part;
  }
  return glob;
}
