const authority = /^(?:https?:)?\/\/(?:[^/?#@\\]*@)?([^/?#:\\]+)/i;

/** The host of a web address, in lower case and without a dot at its end; `null` for any other address. */
export function hostOf(url: string): string | null {
  const [, host] = authority.exec(url) ?? [];
  return host === undefined ? null : host.toLowerCase().replace(/\.$/, '');
}

/** Whether a host is one of those named, or lies below it. */
export function isBelow(host: string, names: ReadonlySet<string>): boolean {
  for (let name = host; name !== ''; ) {
    if (names.has(name)) return true;
    const dot = name.indexOf('.');
    name = dot === -1 ? '' : name.slice(dot + 1);
  }
  return false;
}
