import { closest, distance } from 'fastest-levenshtein';

/** What other checkers call things that have another name here. */
const namesOfPeers: Readonly<Record<string, string>> = {
  alivestatuscodes: 'accept',
  allow: 'accept',
  cache: 'state',
  checkfragments: 'anchors',
  excludefiles: 'excludePath',
  files: 'paths',
  fileextensions: 'extensions',
  header: 'hosts',
  headers: 'hosts',
  httpheaders: 'hosts',
  ignore: 'exclude',
  ignored: 'exclude',
  ignorepatterns: 'exclude',
  ignorefiles: 'excludePath',
  includefragments: 'anchors',
  inputs: 'paths',
  insecure: 'hosts',
  maxconcurrency: 'concurrency',
  maxredirects: 'redirects',
  maxretries: 'attempts',
  output: 'format',
  replacementpatterns: 'remap',
  retries: 'attempts',
  retry: 'attempts',
  retrycount: 'attempts',
  retrywaittime: 'backoff',
  hostrequestinterval: 'hostInterval',
  skip: 'exclude',
  statuscodes: 'accept',
  verbose: 'detail',
  quiet: 'detail',
};

/**
 * The known name that was probably meant: one that differs by case, by hyphens, by its end, by at most a third of its letters,
 * or one that other checkers use.
 *
 * @returns `null` where nothing comes close
 */
export function suggest(written: string, known: readonly string[]): string | null {
  if (known.length === 0 || written.length < 2) return null;
  const plain = simplify(written);
  const same = known.find((name) => simplify(name) === plain);
  if (same !== undefined) return same;
  const renamed = namesOfPeers[plain];
  if (renamed !== undefined && known.includes(renamed)) return renamed;
  const begun = plain.length < 3 ? undefined : known.find((name) => simplify(name).startsWith(plain));
  if (begun !== undefined) return begun;
  const nearest = closest(written, known as string[]);
  return distance(written, nearest) <= Math.max(1, Math.floor(nearest.length / 3)) ? nearest : null;
}

/** `, did you mean "x"?`, or nothing. */
export function suggestionText(written: string, known: readonly string[]): string {
  const meant = suggest(written, known);
  return meant === null ? '' : `, did you mean "${meant}"?`;
}

function simplify(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}
