import { type Header, translateHeaders } from './headers.ts';
import type { TranslateKey } from './key-table.ts';
import { entriesOf, type Given, listOf, readText } from './read-values.ts';

/** @param host `*` for all */
export function toHeadersOf(host: string): TranslateKey {
  return (given, draft) => translateHeaders(host, readHeaders(given), given.key, draft);
}

/** `{ name = "value" }`, or `"name: value"` and `"name=value"` as on its command line. */
function readHeaders(given: Given): readonly Header[] {
  if (typeof given.value === 'object' && !Array.isArray(given.value)) {
    return entriesOf(given).map(([name, value]) => [name, readText(value)]);
  }
  return listOf(given).map((entry) => {
    const [, name = '', value = ''] = /^\s*([^:=]+?)\s*[:=]\s*(.*)$/s.exec(readText(entry)) ?? [];
    return [name, value];
  });
}
