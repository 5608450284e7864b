import { type Facts, numberOf, textOf } from './facts.ts';
import { number } from './wording.ts';

/** The sentences of the rules that are about files, the configuration or several links at once. */
export const ruleMessages: ReadonlyMap<string, (facts: Facts) => string> = new Map(
  Object.entries<(facts: Facts) => string>({
    'file-encoding': ({ data }) => `not UTF-8: ${byteOf(data)}; the file was not read`,
    'file-unreadable': ({ data }) => `the file could not be read: ${causeOf(data)}`,
    'parse-failure': ({ data }) =>
      textOf(data, 'syntax') === 'MDX'
        ? `no valid MDX, so it was read as plain Markdown${because(data)}`
        : `the file could not be parsed${because(data)}`,
    'generated-file': ({ data }) => `a tool writes this file${withheld(numberOf(data, 'fixes') ?? 0)}`,
    'file-unwritable': ({ data }) => `the file could not be written${because(data)}`,
    'file-changed': () => 'the file changed while the run went on; nothing was written',
    'missing-files-of-one-shape': ({ data }) => {
      const files = numberOf(data, 'count') ?? 0;
      const shape = textOf(data, 'shape');
      return `${number(files)} links${shape === null ? '' : ` like ${shape}`} lead to missing files: the same cause, probably`;
    },
    'expired-pattern': ({ data }) => `the ${pattern(data)} held until ${textOf(data, 'until') ?? 'a day in the past'}`,
    'unused-pattern': ({ data }) => `the ${pattern(data)} fits no address`,
    'unused-baseline': ({ data }) => {
      const count = numberOf(data, 'count') ?? 1;
      const about = textOf(data, 'about');
      const what = `${count > 1 ? `${number(count)} of ` : ''}${textOf(data, 'rule')}${about === null ? '' : ` "${about}"`}`;
      return `accepted, and found no more: ${what} in ${textOf(data, 'where')}`;
    },
    'unknown-rule': ({ data }) => `no rule, reason or verdict is called "${textOf(data, 'name') ?? ''}"`,
    'unused-directive': ({ data }) => `this comment switches nothing off${named(textOf(data, 'name'))}`,
  }),
);

function byteOf(data: Facts['data']): string {
  const offset = numberOf(data, 'offset');
  return offset === null ? 'some bytes cannot be decoded' : `byte ${number(offset)} cannot be decoded`;
}

/** The codes that users meet, in words. */
const causes: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'no permission'],
  ['EPERM', 'not permitted'],
  ['EISDIR', 'it is a directory'],
]);

function causeOf(data: Facts['data']): string {
  const why = textOf(data, 'why') ?? 'no reason given';
  return causes.get(why) ?? why;
}

function named(name: string | null): string {
  return name === null ? '' : `: ${name} finds nothing there`;
}

function withheld(fixes: number): string {
  if (fixes === 0) return '';
  return fixes === 1 ? ', so 1 fix stays out' : `, so ${number(fixes)} fixes stay out`;
}

function because(data: Facts['data']): string {
  const why = textOf(data, 'why');
  return why === null ? '' : `: ${why}`;
}

function pattern(data: Facts['data']): string {
  const list = textOf(data, 'list');
  return `${list === null ? '' : `${list} `}pattern ${textOf(data, 'pattern') ?? 'given'}`;
}
