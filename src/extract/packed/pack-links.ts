import type { Cell, Link, LinkKind, Setting } from '../../model/link.ts';
import { none } from '../../model/none.ts';
import type { Cursor, Writer } from './flat-values.ts';

const kinds = [
  'inline',
  'image',
  'definition',
  'autolink',
  'bare',
  'html',
  'front-matter',
] as const satisfies readonly LinkKind[];
const cells = ['none', 'table-cell'] as const satisfies readonly Cell[];
const roles = ['text', 'media'] as const satisfies readonly Link['role'][];
const settings = [
  'destination',
  'autolink',
  'bare',
  'attribute',
  'expression',
  'scalar',
] as const satisfies readonly Setting['kind'][];

/** Many links stand under one heading, in one entry and in the same setting: each of these is written once. */
export function writeLinks(links: readonly Link[], writer: Writer): void {
  const texts = new Set(links.flatMap(({ section, entry }) => [section, entry]));
  const places = new Map(links.map(({ setting }) => [settingKey(setting), setting]));
  const textIndexes = new Map([...texts].map((text, index) => [text, index]));
  const placeIndexes = new Map([...places.keys()].map((key, index) => [key, index]));
  writer.number(texts.size);
  texts.forEach(writer.text);
  writer.number(places.size);
  for (const setting of places.values()) writeSetting(setting, writer);
  writer.number(links.length);
  for (const link of links) {
    writer.number(kinds.indexOf(link.kind));
    writer.span(link.span);
    writer.span(link.outer);
    writer.text(link.url === link.raw ? null : link.url);
    writer.text(link.text === link.raw ? null : link.text);
    writer.number(textIndexes.get(link.section) ?? 0);
    writer.number(textIndexes.get(link.entry) ?? 0);
    writer.number(placeIndexes.get(settingKey(link.setting)) ?? 0);
    writer.number(roles.indexOf(link.role));
    writer.number(link.uses.length);
    link.uses.forEach(writer.span);
  }
}

/** @param text of the source: what is written there is not packed */
export function readLinks(text: string, cursor: Cursor): readonly Link[] {
  const texts = readMany(cursor, cursor.textOrNull);
  const places = readMany(cursor, () => readSetting(cursor));
  return readMany(cursor, () => {
    const kind = pick(kinds, cursor);
    const span = cursor.span();
    const outer = cursor.span();
    const raw = text.slice(span.start, span.end);
    return {
      kind,
      raw,
      span,
      outer,
      url: cursor.textOrNull() ?? raw,
      text: cursor.textOrNull() ?? raw,
      section: pick(texts, cursor),
      entry: pick(texts, cursor),
      setting: pick(places, cursor),
      role: pick(roles, cursor),
      uses: readMany(cursor, cursor.span),
    };
  });
}

/** As many as the next number says. */
export function readMany<Value>(cursor: Cursor, read: () => Value): readonly Value[] {
  const count = cursor.count();
  if (count === 0) return none;
  const values: Value[] = [];
  for (let left = count; left > 0; left -= 1) values.push(read());
  return values;
}

function pick<Value>(values: readonly Value[], cursor: Cursor): Value {
  return values[cursor.below(values.length)] as Value;
}

function settingKey(setting: Setting): string {
  return Object.values(setting).join('\0');
}

function writeSetting(setting: Setting, writer: Writer): void {
  writer.number(settings.indexOf(setting.kind));
  writer.number(cells.indexOf(setting.cell));
  switch (setting.kind) {
    case 'destination':
      writer.text(setting.brackets);
      break;
    case 'attribute':
      writer.text(setting.element);
      writer.text(setting.attribute);
      writer.text(setting.quote);
      break;
    case 'scalar':
      writer.text(setting.language);
      writer.text(setting.quote);
      writer.text(setting.within);
      break;
  }
}

function readSetting(cursor: Cursor): Setting {
  const kind = pick(settings, cursor);
  const cell = pick(cells, cursor);
  switch (kind) {
    case 'destination':
      return { kind, brackets: cursor.oneOf(['angle', 'none']), cell };
    case 'attribute':
      return { kind, element: cursor.text(), attribute: cursor.text(), quote: cursor.oneOf(['"', "'", 'none']), cell };
    case 'scalar':
      return {
        kind,
        language: cursor.oneOf(['yaml', 'toml']),
        quote: cursor.oneOf(['"', "'", 'none']),
        within: cursor.oneOf(['flow', 'block']),
        cell,
      };
    default:
      return { kind, cell };
  }
}
