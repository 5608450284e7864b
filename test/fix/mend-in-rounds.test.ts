import { describe, expect, test } from 'vitest';
import { defaults } from '../../src/config/defaults.ts';
import { extractLinks } from '../../src/extract/links.ts';
import { mendInRounds } from '../../src/fix/mend-in-rounds.ts';
import type { MendedFile } from '../../src/fix/mended-file.ts';
import type { Safety } from '../../src/model/edit.ts';
import type { Finding } from '../../src/model/finding.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';
import { sourceOf } from '../lint/linting.ts';

/** A rule that writes `to` wherever its pattern is. */
interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly to: string;
  readonly safety?: Safety;
}

function find(text: string, rules: readonly Rule[], file = 'README.md'): readonly Finding[] {
  return rules.flatMap(({ name, pattern, to, safety = 'safe' }) =>
    [...text.matchAll(pattern)].map(({ 0: expected, index }): Finding => {
      const span = { start: index, end: index + expected.length };
      const fix = { kind: 'lint', safety, edits: [{ span, text: to, expected }], becomes: null } as const;
      return { rule: name, severity: 'warning', file, span, url: null, data: {}, fix };
    }),
  );
}

const config = { ...defaults.fix, mode: 'safe' } as const;

async function mend(text: string, rules: readonly Rule[]): Promise<{ file: MendedFile; lookedAgain: number }> {
  let lookedAgain = 0;
  const [file] = await mendInRounds(find(text, rules), [sourceOf(text)], config, {
    extract: (read) => extractLinks(parseMarkdown(read)),
    findAgain: async (texts) => {
      lookedAgain += 1;
      return [...texts.values()].flatMap((read) => find(read, rules));
    },
  });
  if (file === undefined) throw new Error('nothing to mend');
  return { file, lookedAgain };
}

/** `state rule "where" "what was there" to "what is there"`, of what was found and of what came of mending. */
function told({ source, settled, further }: MendedFile): readonly string[] {
  const all = [...settled.values(), ...further].filter((one) => one !== 'gone');
  return all.map(({ finding: { rule, span, fix }, state }) => {
    const where = source.text.slice(span?.start, span?.end);
    const edits = fix?.edits.map(({ expected, text }) => `${JSON.stringify(expected)} to ${JSON.stringify(text)}`);
    return `${state} ${rule} ${JSON.stringify(where)} ${edits?.join(', ')}`;
  });
}

const rule = (name: string, pattern: RegExp, to: string, safety: Safety = 'safe'): Rule => ({
  name,
  pattern,
  to,
  safety,
});

describe('what is mended, and what is told of it', () => {
  test.each<[string, string, readonly Rule[], string, readonly string[]]>([
    ['one fix', 'x a y', [rule('one', /a/g, 'b')], 'x b y', ['applied one "a" "a" to "b"']],
    [
      'two that are in each other’s way',
      'x abc y',
      [rule('one', /ab/g, 'b'), rule('two', /bc/g, 'c')],
      'x c y',
      ['applied one "ab" "ab" to "b"', 'applied two "bc" "bc" to "c"'],
    ],
    [
      'one that comes of another one',
      'x a y',
      [rule('one', /a/g, 'bb'), rule('two', /b/g, 'c')],
      'x cc y',
      ['applied one "a" "a" to "bb"', 'applied two "a" "b" to "c"', 'applied two "a" "b" to "c"'],
    ],
    [
      'one that another one takes along',
      'x abc y',
      [rule('one', /abc/g, 'd'), rule('two', /b/g, 'e')],
      'x d y',
      ['applied one "abc" "abc" to "d"', 'applied two "b" "abc" to "d"'],
    ],
    [
      'one that breaks a link, though others make a second round',
      'a [b](http://b.example/)',
      [rule('one', /b\.example/g, 'b example'), rule('two', /^a/g, 'c')],
      'c [b](http://b.example/)',
      ['dropped one "b.example" "b.example" to "b example"', 'applied two "a" "a" to "c"'],
    ],
    [
      'what is only suggested, and what another one makes of it',
      'a b',
      [rule('one', /b/g, 'c', 'suggested'), rule('two', /a/g, 'bb')],
      'bb b',
      [
        'offered one "b" "b" to "c"',
        'applied two "a" "a" to "bb"',
        'offered one "a" "b" to "c"',
        'offered one "a" "b" to "c"',
      ],
    ],
  ])('%s', async (_, text, rules, mended, report) => {
    const { file } = await mend(text, rules);
    expect(file.text).toBe(mended);
    expect(told(file)).toEqual(report);
  });

  test('texts are looked at again until nothing more is changed', async () => {
    const { file, lookedAgain } = await mend('a', [rule('one', /a/g, 'b'), rule('two', /b/g, 'c')]);
    expect(file.text).toBe('c');
    expect(lookedAgain).toBe(2);
    expect((await mend('[a](http://a.example/)', [rule('one', /a\.example/g, 'a b')])).lookedAgain).toBe(0);
  });

  test('rules that undo each other come to an end', async () => {
    const { lookedAgain } = await mend('a', [rule('one', /a/g, 'b'), rule('two', /b/g, 'a')]);
    expect(lookedAgain).toBe(config.rounds);
  });
});

test('what is mended in one file may bring about something in another one', async () => {
  const sources = [sourceOf('a', 'a.md'), sourceOf('b', 'b.md')];
  const [one, two] = [rule('one', /a/g, 'c'), rule('two', /b/g, 'd')];
  const files = await mendInRounds(find('a', [one], 'a.md'), sources, config, {
    extract: () => [],
    findAgain: async (texts) => {
      const [first, second = ''] = texts.values();
      return first === 'c' ? find(second, [two], 'b.md') : [];
    },
  });
  expect(files.map(({ text }) => text)).toEqual(['c', 'd']);
  expect(files.map(told)).toEqual([['applied one "a" "a" to "c"'], ['applied two "b" "b" to "d"']]);
});
