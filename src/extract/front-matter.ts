import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml';
import type { Span } from '../model/span.ts';
import { tomlStrings } from './toml-strings.ts';

/** One text in front matter. */
export interface FrontMatterValue {
  /** As it was asked for: names with dots between them. */
  readonly key: string;
  readonly value: string;
  /** Without its quotes; offsets of the whole file's text. */
  readonly span: Span;
  readonly language: 'yaml' | 'toml';
  readonly quote: '"' | "'" | 'none';
  readonly within: 'flow' | 'block';
}

/**
 * The texts that front matter has under some keys: of YAML between `---`, of TOML between `+++`. A list under a key gives each of
 * its texts, and is looked through for the names behind a dot. Numbers, texts of several lines and aliases are none; front
 * matter with a fault gives what can be read of it.
 *
 * @param text a file's text without its BOM
 * @param keys `image`, `hero.actions.link`
 * @returns in the order of the text
 */
export function readFrontMatter(text: string, keys: readonly string[]): readonly FrontMatterValue[] {
  const matter = findMatter(text);
  if (matter === null) return [];
  const body = text.slice(matter.start, matter.end);
  // Most front matter has none of the keys: then nothing is parsed.
  const asked = keys.filter((key) => mayHold(body, key.slice(key.lastIndexOf('.') + 1)));
  if (asked.length === 0) return [];
  const found = matter.language === 'toml' ? tomlStrings(body, asked) : yamlStrings(body, asked);
  return found
    .map((value) => ({
      ...value,
      language: matter.language,
      span: { start: value.span.start + matter.start, end: value.span.end + matter.start },
    }))
    .sort((one, other) => one.span.start - other.span.start);
}

interface Matter extends Span {
  readonly language: 'yaml' | 'toml';
}

function findMatter(text: string): Matter | null {
  const match = /^(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)/.exec(text);
  if (match === null) return null;
  const [opening, fence = ''] = match;
  const close = new RegExp(`^${fence === '---' ? '---' : '\\+\\+\\+'}[ \\t]*$`, 'm');
  const rest = text.slice(opening.length).search(close);
  if (rest === -1) return null;
  return { language: fence === '---' ? 'yaml' : 'toml', start: opening.length, end: opening.length + rest };
}

/** Whether a name stands where a key may, with its mark behind it. */
function mayHold(body: string, name: string): boolean {
  for (let at = body.indexOf(name); at !== -1; at = body.indexOf(name, at + 1)) {
    if (/^["']?[ \t]*[:=]/.test(body.slice(at + name.length, at + name.length + markWithin))) return true;
  }
  return false;
}

/** UTF-16 units behind a key in which its mark stands: people align values. */
const markWithin = 40;

function yamlStrings(body: string, keys: readonly string[]): readonly Omit<FrontMatterValue, 'language'>[] {
  const { contents } = parseDocument(body, { logLevel: 'silent', strict: false, uniqueKeys: false });
  return keys.flatMap((key) =>
    textsAt(contents, key.split('.'), 'block').flatMap((text) => yamlValueOf(text, key, body) ?? []),
  );
}

function yamlValueOf({ scalar, within }: Text, key: string, body: string): Omit<FrontMatterValue, 'language'> | null {
  const { value, range, type } = scalar;
  if (typeof value !== 'string' || range === null || range === undefined) return null;
  const [start, end] = range;
  if (start === end || /[\r\n]/.test(body.slice(start, end))) return null;
  if (type === 'PLAIN') return { key, value, span: { start, end }, quote: 'none', within };
  const quote = type === 'QUOTE_SINGLE' ? "'" : '"';
  return { key, value, span: { start: start + 1, end: end - 1 }, quote, within };
}

interface Text {
  readonly scalar: Scalar;
  readonly within: 'flow' | 'block';
}

function textsAt(node: Node | null, names: readonly string[], within: Text['within']): readonly Text[] {
  if (isSeq(node)) {
    const inside = node.flow === true ? 'flow' : within;
    return node.items.flatMap((item) => textsAt(item as Node, names, inside));
  }
  const [name, ...rest] = names;
  if (name === undefined) return isScalar(node) ? [{ scalar: node, within }] : [];
  if (!isMap(node)) return [];
  const inside = node.flow === true ? 'flow' : within;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
  return textsAt((pair?.value ?? null) as Node | null, rest, inside);
}
