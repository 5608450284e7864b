import { describe, expect, test } from 'vitest';
import { duplicateUrl } from '../../../src/lint/rules/duplicate-url.ts';
import { duplicateUrlNormalized } from '../../../src/lint/rules/duplicate-url-normalized.ts';
import { lintFiles } from '../linting.ts';

const rules = [duplicateUrl, duplicateUrlNormalized];
const project = { options: { scope: 'project' } };

/** Where findings stand and what they name. */
function told(files: Readonly<Record<string, string>>, settings = {}): readonly string[] {
  return lintFiles(rules, files, settings).map(
    ({ rule, file, data: { file: first, line } }) => `${rule} ${file} > ${first}:${line}`,
  );
}

describe('several files', () => {
  const files = { 'a.md': '\n- [a](https://a.example/)\n', 'b.md': '- [a](https://a.example/)\n' };

  test('are judged by themselves', () => {
    expect(told(files)).toEqual([]);
  });

  test('are one list where that is asked for: the later file is told and the earlier named', () => {
    expect(told(files, project)).toEqual(['duplicate-url b.md > a.md:2']);
  });

  test('with another spelling', () => {
    const spelled = { ...files, 'c.md': '- [a](http://a.example)\n' };
    expect(told(spelled, project)).toEqual(['duplicate-url b.md > a.md:2', 'duplicate-url-normalized c.md > a.md:2']);
  });

  test('that are translations of one list are never compared', () => {
    const list = '- [a](https://a.example/)\n';
    const translated = { 'README.md': list, 'README.zh-CN.md': list, 'readme.fr.md': list };
    expect(told(translated, project)).toEqual([]);
  });

  test('relative links are compared by where they lead', () => {
    const linked = { 'docs/a.md': '- [a](x.md)\n', 'docs/b.md': '- [a](./x.md)\n', 'c.md': '- [a](x.md)\n' };
    expect(told(linked, project)).toEqual(['duplicate-url docs/b.md > docs/a.md:1']);
  });
});

test('many entries are compared in little time', () => {
  const entries = Array.from({ length: 4000 }, (_, index) => `- [n${index}](https://a.example/${index % 3990})\n`);
  expect(told({ 'README.md': entries.join('') })).toHaveLength(10);
});
