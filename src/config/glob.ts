/** What the wildcards of a glob stand for, as sources of regular expressions. */
export interface Wildcards {
  /** `*` */
  readonly one: string;
  /** `**` */
  readonly all: string;
}

/** A glob that cannot be read. */
export interface GlobFault {
  /** Where it goes wrong: UTF-16 offset into the glob. */
  readonly offset: number;
  readonly message: string;
}

/**
 * Finds what makes a glob unreadable: a backslash that escapes nothing, or alternatives (`{a,b`) that never close.
 *
 * @returns `null` for a glob that can be used
 */
export function findGlobFault(glob: string): GlobFault | null {
  const opened: { readonly offset: number; alternatives: number }[] = [];
  for (let offset = 0; offset < glob.length; offset += 1) {
    const character = glob[offset];
    if (character === '\\') {
      offset += 1;
      if (offset === glob.length) return { offset: offset - 1, message: 'the backslash escapes nothing' };
    } else if (character === '{') opened.push({ offset, alternatives: 1 });
    else if (character === '}') opened.pop();
    else if (character === ',') {
      const innermost = opened.at(-1);
      if (innermost !== undefined) innermost.alternatives += 1;
    }
  }
  const open = opened.find(({ alternatives }) => alternatives > 1);
  return open === undefined ? null : { offset: open.offset, message: '"{" is never closed' };
}

/**
 * Writes out the alternatives of a glob: `{a,b}.example` gives `a.example` and `b.example`. Braces without a comma stand
 * for themselves, as in shells: addresses contain them.
 */
export function expandBraces(glob: string): readonly string[] {
  const group = findAlternatives(glob);
  if (group === null) return [glob];
  return group.alternatives.flatMap((alternative) => expandBraces(group.before + alternative + group.after));
}

interface Alternatives {
  readonly before: string;
  readonly alternatives: readonly string[];
  readonly after: string;
}

function findAlternatives(glob: string): Alternatives | null {
  for (let start = skipTo(glob, 0, '{'); start < glob.length; start = skipTo(glob, start + 1, '{')) {
    const commas: number[] = [];
    let depth = 0;
    for (let offset = start; offset < glob.length; offset += glob[offset] === '\\' ? 2 : 1) {
      if (glob[offset] === '{') depth += 1;
      else if (glob[offset] === ',' && depth === 1) commas.push(offset);
      else if (glob[offset] === '}') depth -= 1;
      if (depth > 0) continue;
      if (commas.length === 0) break;
      const ends = [...commas, offset];
      const alternatives = ends.map((end, index) => glob.slice((ends[index - 1] ?? start) + 1, end));
      return { before: glob.slice(0, start), alternatives, after: glob.slice(offset + 1) };
    }
  }
  return null;
}

function skipTo(glob: string, from: number, wanted: string): number {
  let offset = from;
  while (offset < glob.length && glob[offset] !== wanted) offset += glob[offset] === '\\' ? 2 : 1;
  return offset;
}

/**
 * Translates a glob without alternatives into the source of a regular expression. Only `*`, `**` and the backslash mean
 * something: `?`, `(`, `[`, `+` and `!` are common in addresses and stand for themselves.
 *
 * @param literal what is done to the text between wildcards before it is compared
 */
export function globSource(glob: string, wildcards: Wildcards, literal: (text: string) => string): string {
  return glob
    .split(/(\*+|(?:\\.|[^*\\])+)/su)
    .map((part) => {
      if (part === '*') return wildcards.one;
      if (part.startsWith('*')) return wildcards.all;
      return escapeRegExp(literal(part.replace(/\\(.)/gsu, '$1')));
    })
    .join('');
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
