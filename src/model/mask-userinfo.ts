/**
 * Replaces user name and password in everything in a text that reads like an address, also a misspelt one. What stands
 * before a `@` in a path is none of theirs.
 */
export function maskUserinfo(text: string): string {
  if (!text.includes('@')) return text;
  return text
    .replace(/(:(?:\\*\/){1,3}|(?<![^\s"'`(<[=])\/\/|\bhttps?[;.,]?\/\/|\bhttps?:)[^\s/\\?#"'`<>]*@/gi, '$1***@')
    .replace(passwordWithDelimiter, '$1***@');
}

/** A password with a `/`, `?` or `#` that is not escaped ends the host for a URL parser, which then finds no port. */
const passwordWithDelimiter = /(:\/\/)[^\s/\\?#"'`<>:@]+:(?!\d*(?:[/\\?#]|$))[^\s"'`<>]{0,200}?@/g;
