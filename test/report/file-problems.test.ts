import { describe, expect, test } from 'vitest';
import { createReader } from '../../src/extract/reader.ts';
import { findFileProblems } from '../../src/report/file-problems.ts';

describe('findFileProblems', () => {
  test('a text that the parser gives up on is told with the place and the reason', () => {
    const text = `# A\n\n${']'.repeat(4001)}`;
    const source = { path: 'a.md', absolutePath: '/a.md', text, bom: '', sha256: '', origin: 'written' } as const;
    const reader = createReader({ sites: [], frontMatter: [] }, { parseMdx: null, readFrontMatter: null });
    const problems = findFileProblems([], [reader.read(source)]);
    expect(problems.map(({ finding }) => finding)).toMatchObject([
      {
        rule: 'parse-failure',
        severity: 'error',
        span: { start: 5, end: 5 },
        data: { why: expect.stringContaining('too many brackets') },
      },
    ]);
  });
});
