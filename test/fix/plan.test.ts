import { describe, expect, test } from 'vitest';
import { extractLinks } from '../../src/extract/links.ts';
import { mend } from '../../src/fix/mend.ts';
import { type JudgedPlace, type PlanOptions, planFixes } from '../../src/fix/plan.ts';
import { parseMarkdown } from '../../src/parse/markdown.ts';

const extract = (text: string) => extractLinks(parseMarkdown(text));

/** Pages of `moved.example` have moved to https, those of `dead.example` are gone, all others are fine. */
function judge(text: string): readonly JudgedPlace[] {
  return extract(text).map((link): JudgedPlace => {
    const facts = { link, url: link.url, capture: null, finalUrl: null, hops: [], title: null };
    if (link.url.includes('//moved.example')) {
      return {
        ...facts,
        verdict: { kind: 'moved', reason: 'permanent-redirect', evidence: [] },
        finalUrl: link.url.replace('http:', 'https:'),
        hops: [{ url: link.url, status: 301, via: 'location' }],
      };
    }
    if (link.url.startsWith('http://dead.example')) {
      return {
        ...facts,
        verdict: { kind: 'dead', reason: 'gone', evidence: [] },
        capture: {
          state: 'found',
          url: `https://web.archive.org/web/20180102030405/${link.url}`,
          capturedAt: '2018-01-02T03:04:05Z',
          checked: 'verified',
        },
      };
    }
    return { ...facts, verdict: { kind: 'ok', reason: null, evidence: [] } };
  });
}

function plan(text: string, options: Partial<PlanOptions> = {}) {
  return planFixes(judge(text), { text, links: extract(text), archive: 'replace', keep: () => false, ...options });
}

function mended(text: string, options: Partial<PlanOptions> = {}): string {
  const fixes = plan(text, options).flatMap(({ fix }) => fix ?? []);
  const source = { path: 'a.md', absolutePath: '/a.md', text, bom: '', sha256: '', origin: 'written' } as const;
  const outcome = mend(source, fixes, extract);
  expect(outcome.dropped).toEqual([]);
  return outcome.text;
}

const archived = 'https://web.archive.org/web/20180102030405/http://dead.example';

describe('planFixes', () => {
  test.each([
    ['[a](http://moved.example/a)', '[a](https://moved.example/a)'],
    ['[a](http://fine.example/a)', '[a](http://fine.example/a)'],
    ['[a](http://dead.example/a)', `[a](${archived}/a)`],
    ['[a][1] [b][1]\n\n[1]: http://moved.example/a', '[a][1] [b][1]\n\n[1]: https://moved.example/a'],
    ['[![a](http://dead.example/a.svg)](http://moved.example)', `[![a](${archived}/a.svg)](https://moved.example)`],
    ['| a |\n|---|\n| http://dead.example/a\\|b |', `| a |\n|---|\n| ${archived}/a%7Cb |`],
    ['http://dead.example/a\r\n', `${archived}/a\r\n`],
    ['x <a href=http://dead.example/?a>c</a>', `x <a href=${archived}/?a>c</a>`],
    ["x <a href='http://dead.example/?a'>c</a>", `x <a href='${archived}/?a'>c</a>`],
    [
      '[a](http://moved.example/a#b) [c](http://moved.example/a)',
      '[a](https://moved.example/a#b) [c](https://moved.example/a)',
    ],
    ['> - [a](http://moved.example/a\n>   "t")', '> - [a](https://moved.example/a\n>   "t")'],
  ])('%j becomes %j', (before, after) => {
    expect(mended(before)).toBe(after);
  });

  test('annotates and is then done', () => {
    const once = mended('- [a](http://dead.example/a), b\n', { archive: 'annotate' });
    expect(once).toBe(`- [a](http://dead.example/a) ([archived](${archived}/a)), b\n`);
    expect(mended(once, { archive: 'annotate' })).toBe(once);
    expect(plan(once, { archive: 'annotate' })[0]).toMatchObject({ fix: null, refused: 'annotated', beside: 'copy' });
  });

  test('mending twice is mending once', () => {
    const once = mended('[a](http://moved.example/a) [b](http://dead.example/b)');
    expect(mended(once)).toBe(once);
  });

  test('says why there is no fix', () => {
    const text = '[a](http://moved.example/a) [b](http://dead.example/b) [c](http://fine.example/)';
    expect(plan(text, { archive: 'off', keep: () => true }).map(({ fix, refused }) => [fix, refused])).toEqual([
      [null, 'kept'],
      [null, 'off'],
      [null, null],
    ]);
  });
});
