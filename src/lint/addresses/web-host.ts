const authority = /^(?:https?:)?\/\/(?:[^/?#@\\]*@)?([^/?#:\\]+)/i;

/** The host of a web address, in lower case and without a dot at its end; `null` for any other address. */
export function hostOf(url: string): string | null {
  const [, host] = authority.exec(url) ?? [];
  return host === undefined ? null : host.toLowerCase().replace(/\.$/, '');
}
