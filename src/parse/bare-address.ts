/**
 * Whether a host may start with this character (cmark-gfm, `is_valid_hostchar`): neither white space nor punctuation, of
 * Unicode; symbols beyond ASCII may.
 */
export function startsHost(character: string): boolean {
  return !/[\s\p{P}$+<=>^`|~]/u.test(character) || character === '\uFEFF';
}

/**
 * Whether what stands behind a scheme, or from `www.` on, can be a host (cmark-gfm, `check_domain`): no underscores in the
 * last two labels, and behind `www` at least one dot. Names of more than eleven labels may have them; cmark-gfm saves itself
 * quadratic time by that.
 *
 * @param domain letters and digits of ASCII, dots, dashes and underscores; it ends at anything else, also at 點
 */
export function isDomain(domain: string, start: 'scheme' | 'www'): boolean {
  const labels = domain.split('.');
  if (start === 'www' && labels.length === 1) return false;
  return labels.length > 11 || labels.slice(-2).every((label) => !label.includes('_'));
}

/**
 * How much of a run up to white space is the address: all but the punctuation at its end (GFM 0.29, section 6.9, extended
 * autolink path validation). A closing parenthesis stays while an opening one is left for it.
 */
export function addressLength(run: string): number {
  let surplus = count(run, ')') - count(run, '(');
  let end = run.length;
  for (; end > 0; end--) {
    const last = run.charAt(end - 1);
    if (last === ')' && surplus-- > 0) continue;
    if (last === ';') end = referenceStart(run, end);
    else if (!/[?!.,:*_~'"]/.test(last)) return end;
  }
  return 0;
}

/** The offset behind which only the first character of an entity is left to take off; `end` for a mere semicolon. */
function referenceStart(run: string, end: number): number {
  let start = end - 2;
  while (start > 0 && /[a-z]/i.test(run.charAt(start))) start--;
  return start < end - 2 && run[start] === '&' ? start + 1 : end;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
