import type { Draft } from './draft.ts';
import { translateReplacement } from './replacement.ts';
import { fromRust } from './rust-expression.ts';

/** Translates `"<expression> <replacement>"`. */
export function translateLycheeRemap(written: string, key: string, draft: Draft): void {
  const [, source = '', replacement] = /^\s*(\S+)\s+(\S+)\s*$/.exec(written) ?? [];
  if (replacement === undefined) {
    draft.note(key, 'none', `"${written}" is no expression and a replacement`);
    return;
  }
  const expression = fromRust(source);
  if (expression.kind === 'fault') {
    draft.note(key, 'none', `/${source}/ ${expression.fault}`);
    return;
  }
  translateReplacement(expression.value, toReplacement(replacement), { key }, draft);
}

/** Rust's `${1}`, `$1` and `$name` as JavaScript's; Rust takes as many letters, digits and underscores as there are. */
function toReplacement(written: string): string {
  return written.replace(/\$(?:\$|\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
    const name = braced ?? bare;
    if (name === undefined) return whole;
    return /^\d+$/.test(name) ? `$${name}` : `$<${name}>`;
  });
}
