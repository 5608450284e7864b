import { type FormatName, type FormatRequest, formatNames } from './config.ts';
import { type Parsed, parsedFault, parsedValue } from './parsed.ts';
import { suggestionText } from './suggestion.ts';

/** Reads `NAME` or `NAME=FILE`. */
export function parseFormat(text: string): Parsed<FormatRequest> {
  const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (!isFormatName(name)) {
    const known = `expected ${formatNames.join(', ')}`;
    return parsedFault(`${known}${suggestionText(name, formatNames)}`);
  }
  if (file === '') return parsedFault(`expected the name of a file after "${name}="`);
  return parsedValue({ name, file: file ?? null });
}

/** What is wrong with several formats together, or `null`: standard output carries one report alone. */
export function findFormatConflict(formats: readonly FormatRequest[]): string | null {
  const loose = formats.filter(({ file }) => file === null).map(({ name }) => name);
  if (loose.length > 1) {
    return `only one format can go to standard output, give the others a file: ${loose.map((name) => `${name}=FILE`).join(', ')}`;
  }
  const files = formats.flatMap(({ file }) => (file === null ? [] : [file]));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  return twice === undefined ? null : `two formats cannot be written to one file: ${twice}`;
}

function isFormatName(name: string): name is FormatName {
  return (formatNames as readonly string[]).includes(name);
}
