/**
 * What comments in a file say of its text values: behind them on their line, or above. A comment above holds for all lines
 * up to the next comment or empty line, as lists are written. For TOML and YAML alike.
 *
 * @returns by value
 */
export function readReasons(text: string): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  let above: string[] = [];
  let state: 'comment' | 'other' = 'other';
  for (const line of text.split(/\r?\n/)) {
    const [, comment] = /^\s*#+\s*(.*?)\s*$/.exec(line) ?? [];
    if (comment !== undefined) {
      above = state === 'comment' ? [...above, comment] : [comment];
      state = 'comment';
      continue;
    }
    state = 'other';
    const value = readListed(line);
    if (value === null) {
      above = [];
      continue;
    }
    const reason = value.behind || above.filter((one) => /\w/.test(one)).join(' ');
    if (reason !== '' && !reasons.has(value.value)) reasons.set(value.value, reason);
  }
  return reasons;
}

/** One value alone on its line, as lists of TOML and YAML have it. */
function readListed(line: string): { readonly value: string; readonly behind: string } | null {
  const match =
    /^\s*(?:- *)?(?:pattern *: *)?(?:'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\.)*)"|(?<bare>[^\s'"#[\]{},=][^#]*?))\s*,?\s*(?:#+\s*(?<behind>.*?)\s*)?$/.exec(
      line,
    );
  if (match === null) return null;
  const { single, double, bare, behind = '' } = match.groups ?? {};
  return { value: single ?? unescaped(double) ?? bare ?? '', behind };
}

function unescaped(text: string | undefined): string | undefined {
  return text?.replace(/\\(["\\])/g, '$1');
}
