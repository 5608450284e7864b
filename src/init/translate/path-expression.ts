/**
 * A gitignore pattern for a regular expression that is looked for anywhere in a path, or `null` where it is more than text
 * with anchors and wildcards within a folder's or file's name.
 */
export function toPathGlob(source: string): string | null {
  const slashed = source.replace(/\[(?:\\\\\\?\/|\\?\/\\\\|\\?\/)\]/g, '/');
  const [, start = '', anything = '', middle = '', end = ''] = parts.exec(slashed) ?? [];
  const begins = anything === '' ? start : '';
  const glob = toGlob(begins === '^' ? middle.replace(/^\\?\.\\?\//, '') : middle);
  if (glob === null || glob === '' || glob === '/') return null;
  const open = /^(?:\.\*\$?)?$/.test(end) && !glob.endsWith('/');
  const text = open ? `${glob}*` : glob;
  if (begins === '^') return `/${text.replace(/^\//, '')}`;
  if (text.startsWith('/')) return `**${text}`;
  // With a slash before its end a pattern would begin at the root.
  const deep = text.slice(0, -1).includes('/');
  if (begins !== '') return deep ? `**/${text}` : text;
  return deep ? `**/*${text}` : `*${text}`;
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
