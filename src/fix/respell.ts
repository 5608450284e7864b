/** The parts of an http address as they are written. */
interface Written {
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/**
 * Spells a new address as the author spelled the old one: parts that did not change keep the author's characters
 * (`http://müller.example` becomes `https://müller.example`, not `https://xn--mller-kva.example/`), the others are the
 * server's. Neither address has a user name or password.
 *
 * @param written the old address as the author wrote it
 * @param from the old address, parsed
 * @param to the new address; its fragment is the one to write
 */
export function respell(written: string, from: URL, to: URL): string {
  const author = split(written);
  if (author === null) return to.href;
  const authority = spellAuthority(author.authority, from, to);
  const path = spellPath(author.path, from.pathname, to.pathname);
  const query = from.search === to.search ? author.query : to.search;
  const fragment = from.hash === to.hash ? author.fragment : to.hash;
  return `${to.protocol}//${authority}${path}${query}${fragment}`;
}

function split(written: string): Written | null {
  const match = /^(?:https?:)?\/\/(?<authority>[^/?#\\]+)(?<path>[^?#]*)(?<query>\?[^#]*)?(?<fragment>#.*)?$/isu.exec(
    written,
  );
  if (match === null) return null;
  const { authority = '', path = '', query = '', fragment = '' } = match.groups ?? {};
  return { authority, path, query, fragment };
}

function spellAuthority(author: string, from: URL, to: URL): string {
  if (from.port === '' && to.port === '' && !/[@:]/.test(author)) {
    if (to.hostname === from.hostname) return author;
    if (to.hostname === `www.${from.hostname}`) return `www.${author}`;
    if (from.hostname === `www.${to.hostname}` && /^www\./i.test(author)) return author.slice('www.'.length);
  }
  return to.host;
}

function spellPath(author: string, from: string, to: string): string {
  if (from === to || (author === '' && to === '/')) return author;
  if (`${from}/` === to) return `${author}/`;
  if (from === `${to}/` && author.endsWith('/')) return author.slice(0, -1);
  return to;
}
