import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readToken, writeToken } from '../../../src/action/issue/memory.ts';
import { readMemory } from '../../../src/action/issue/read-memory.ts';
import { linkKey } from '../../../src/action/link-key.ts';

const key = linkKey('https://a.example/');
const told = (body: string) => Object.fromEntries(readMemory(body).told);

describe('tokens', () => {
  test('are read as they were written', () => {
    const day = fc
      .date({ min: new Date('1971-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(day), (url, since) => {
        const token = writeToken(linkKey(url), { since });
        expect(token).toMatch(/^[0-9a-z]{10}-[0-9a-z]+$/);
        expect(readToken(token)).toEqual({ key: linkKey(url), told: { since, box: 'open', address: null } });
      }),
    );
  });

  test.each(['', 'x', `${key}`, `${key}-`, `${key}-zzzzz`, `${key}-1++`, `-${key}-1`, `${key.toUpperCase()}-1`])(
    '%j is none',
    (text) => expect(readToken(text)).toBeNull(),
  );
});

describe('what an issue has told', () => {
  const token = writeToken(key, { since: '2026-09-01' });
  const open = { since: '2026-09-01', box: 'open', address: null };

  test.each([
    ['the hidden list', `<!-- linkmend:memory whole\n${token}\n-->`, { [key]: open }],
    ['on Windows', `a\r\n\r\n<!-- linkmend:memory whole\r\n${token}\r\n-->\r\n`, { [key]: open }],
    ['a tick in the hidden list', `<!-- linkmend:memory whole\n${token}+\n-->`, { [key]: { ...open, box: 'ticked' } }],
    [
      'a row',
      `- [x] [\`https://a.example/\`](<https://a.example/>): why <!-- linkmend:link ${token} -->`,
      { [key]: { since: '2026-09-01', box: 'ticked', address: 'https://a.example/' } },
    ],
    [
      'a row whose comment is gone, by its address',
      '* [X] `https://a.example/` I know',
      { [key]: { since: null, box: 'ticked', address: 'https://a.example/' } },
    ],
    [
      'a row that somebody wrote as a link',
      '1. [ ] [a page](https://a.example/)',
      { [key]: { since: null, box: 'open', address: 'https://a.example/' } },
    ],
    [
      'a row below one of somebody else',
      `- mine\n  - [x] [\`https://a.example/\`](<https://a.example/>) <!-- linkmend:link ${token} -->`,
      { [key]: { since: '2026-09-01', box: 'ticked', address: 'https://a.example/' } },
    ],
    [
      'the box of the row, the day of the list',
      `- [ ] \`https://a.example/\`\n\n<!-- linkmend:memory whole\n${token}+\n-->`,
      { [key]: { since: '2026-09-01', box: 'open', address: 'https://a.example/' } },
    ],
    ['boxes of somebody’s own', '- [ ] ask the author\n- [x] `npm`\n- plain `https://a.example/`', {}],
    ['a list in code', `\`<!-- linkmend:memory whole ${token} -->\``, {}],
    ['words of no list', '<!-- linkmend:memory whole\nnonsense --- 1234\n-->', {}],
    ['nothing', '', {}],
  ])('%s', (_, body, expected) => {
    expect(told(body)).toEqual(expected);
  });

  test.each([
    ['whole', '<!-- linkmend:memory whole\n-->'],
    ['cut', '<!-- linkmend:memory cut\n-->'],
    ['cut', 'somebody has deleted everything'],
  ])('is %s', (extent, body) => {
    expect(readMemory(body).extent).toBe(extent);
  });

  test('any text can be read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (body) => void readMemory(body)));
    expect(() => readMemory('- '.repeat(20_000))).not.toThrow();
    expect(() => readMemory('> '.repeat(20_000))).not.toThrow();
  });
});
