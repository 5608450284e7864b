import { createLineIndex } from '../model/span.ts';
import { ConfigError } from './errors.ts';

export type TextFormat = 'json' | 'jsonc' | 'yaml';

/**
 * Reads the text of a configuration file. The parsers are loaded when they are needed.
 *
 * @param name how problems name the file
 * @throws ConfigError with the first fault of the syntax, as `name:line:column`
 */
export function parseConfigText(text: string, format: TextFormat, name: string): Promise<unknown> {
  return format === 'yaml' ? parseYaml(text, name) : parseJson(text, format, name);
}

async function parseJson(text: string, format: 'json' | 'jsonc', name: string): Promise<unknown> {
  const { parse, printParseErrorCode } = await import('jsonc-parser');
  const errors: { error: number; offset: number; length: number }[] = [];
  const value: unknown = parse(text, errors, {
    disallowComments: format === 'json',
    allowTrailingComma: format === 'jsonc',
  });
  const lines = createLineIndex(text);
  // What follows the first fault comes of it more often than not.
  const [first] = errors;
  if (first === undefined) return value;
  const { line, column } = lines.position(first.offset);
  throw new ConfigError([`${name}:${line}:${column}: ${jsonFault(printParseErrorCode(first.error))}`]);
}

/** `CommaExpected` in words: "a comma is expected here". */
function jsonFault(code: string): string {
  const words = code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const [, expected] = /^(.*) expected$/.exec(words) ?? [];
  if (expected !== undefined) {
    const article = /^[aeiou]/.test(expected) ? 'an' : 'a';
    return `no valid JSON: ${expected === 'end of file' ? 'nothing more' : `${article} ${expected}`} is expected here`;
  }
  return `no valid JSON: ${words}`;
}

async function parseYaml(text: string, name: string): Promise<unknown> {
  const { LineCounter, parseDocument } = await import('yaml');
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [first] = document.errors;
  if (first !== undefined) {
    const { line, col } = lineCounter.linePos(first.pos[0]);
    throw new ConfigError([`${name}:${line}:${col}: no valid YAML: ${first.message}`]);
  }
  try {
    // An empty file sets nothing.
    return document.toJS() ?? {};
  } catch (cause) {
    throw new ConfigError([`${name}: no valid YAML: ${cause instanceof Error ? cause.message : String(cause)}`], {
      cause,
    });
  }
}
