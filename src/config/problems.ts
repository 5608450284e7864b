import type { z } from 'zod';
import { suggestionText } from './suggestion.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Values below these keys may be secrets: they are never repeated. */
const secretKeys: readonly PropertyKey[] = ['headers', 'basicAuth'];

/** One line for each thing that is wrong: the place in the file, then what was expected there. */
export function describeIssues(issues: readonly Issue[]): readonly string[] {
  return issues.flatMap((issue) => describeIssue(issue, []));
}

/** How a place in a configuration file is written: `hosts["a.example"].accept[0]`. */
export function formatPath(path: Path): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      const name = String(key);
      if (!/^[A-Za-z_$][\w$]*$/.test(name)) return `[${JSON.stringify(name)}]`;
      return index === 0 ? name : `.${name}`;
    })
    .join('');
}

function describeIssue(issue: Issue, outer: Path): readonly string[] {
  const path = [...outer, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const messages = issue.message.split('\n');
      return issue.keys.map((key, index) => line([...path, key], messages[index] ?? 'unknown key'));
    }
    case 'invalid_union':
      return describeUnion(issue, path);
    case 'invalid_key':
      return issue.issues.map(({ message }) => line(path, message));
    case 'invalid_type':
      return [line(path, `expected ${typeText(issue.expected)}${got(issue.input, path)}`)];
    case 'invalid_value':
      return [
        line(path, `expected ${choices(issue.values)}${got(issue.input, path)}${meant(issue.input, issue.values)}`),
      ];
    case 'too_small':
      if (issue.origin === 'array') return [line(path, 'expected at least one entry')];
      return [line(path, `expected at least ${issue.minimum}${got(issue.input, path)}`)];
    case 'too_big':
      return [line(path, `expected at most ${issue.maximum}${got(issue.input, path)}`)];
    default:
      return [line(path, issue.message)];
  }
}

/** Of several forms that a value may have, the one whose kind of value was written tells what is wrong with it. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path): readonly string[] {
  const fitting = issue.errors.filter((issues) => !issues.some((one) => isOfOtherType(one)));
  const [first] = fitting;
  if (first !== undefined) return first.flatMap((one) => describeIssue(one, path));
  const expected = issue.errors.flatMap((issues) => issues.filter(isOfOtherType).map(expectedText));
  return [line(path, `expected ${listed([...new Set(expected)])}${got(issue.input, path)}`)];
}

function isOfOtherType(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((issues) => issues.some(isOfOtherType));
  return issue.code === 'invalid_type';
}

function expectedText(issue: Issue): string {
  if (issue.code === 'invalid_type') return typeText(issue.expected);
  if (issue.code !== 'invalid_union') return issue.message;
  return listed(issue.errors.flatMap((issues) => issues.filter(isOfOtherType).map(expectedText)));
}

function typeText(type: string): string {
  const names: Readonly<Record<string, string>> = {
    array: 'a list',
    boolean: 'true or false',
    int: 'a whole number',
    number: 'a number',
    object: 'an object',
    record: 'an object',
    string: 'text',
  };
  return names[type] ?? type;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`;
}

function choices(values: readonly unknown[]): string {
  return listed(values.map((value) => JSON.stringify(value)));
}

function meant(input: unknown, values: readonly unknown[]): string {
  const names = values.filter((value) => typeof value === 'string');
  return typeof input === 'string' ? suggestionText(input, names) : '';
}

function got(input: unknown, path: Path): string {
  if (input === undefined) return ', got nothing';
  if (input === null) return ', got null';
  if (Array.isArray(input)) return ', got a list';
  if (typeof input === 'object') return ', got an object';
  if (typeof input === 'function') return ', got a function';
  if (path.some((key) => secretKeys.includes(key))) return '';
  return `, got ${typeof input === 'string' ? JSON.stringify(input) : String(input)}`;
}

function line(path: Path, message: string): string {
  const place = formatPath(path);
  return place === '' ? message : `${place}: ${message}`;
}
