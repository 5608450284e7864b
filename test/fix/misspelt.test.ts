import { expect, test } from 'vitest';
import { lintedFiles } from '../lint/linted-files.ts';

type Mode = 'safe' | 'suggested';

async function mended(text: string, mode: Mode): Promise<string> {
  const files = { 'README.md': text, 'docs/Guide.md': '# A guide\n' };
  const { textOf } = await lintedFiles(files, { fix: { mode } });
  return textOf('README.md');
}

test.each<[Mode, string, string]>([
  ['safe', '[a](htts://a.example/)\n', '[a](https://a.example/)\n'],
  ['safe', '<a href="htp://a.example/">a</a>\n', '<a href="http://a.example/">a</a>\n'],
  ['suggested', '[a](ttsp://a.example/)\n', '[a](http://a.example/)\n'],
  ['suggested', '[a](github.com/owner/guide)\n', '[a](https://github.com/owner/guide)\n'],
  ['safe', '[a](##some-part)\n\n## Some part\n', '[a](#some-part)\n\n## Some part\n'],
  ['safe', '[a](#progress-view)\n\n## ProgressView\n', '[a](#progressview)\n\n## ProgressView\n'],
  ['suggested', '[a](docs/Guide.md#a-giude)\n', '[a](docs/Guide.md#a-guide)\n'],
  ['safe', '[a](docs/Guide.md#a-giude)\n', '[a](docs/Guide.md#a-guide)\n'],
  ['suggested', '[a](docs/guide.md#a-guide)\n', '[a](docs/Guide.md#a-guide)\n'],
])('%s: %j becomes %j', async (mode, text, expected) => {
  expect(await mended(text, mode)).toBe(expected);
});

test.each([
  ['a scheme two letters away', '[a](ttsp://a.example/)\n'],
  ['a missing scheme', '[a](github.com/owner/guide)\n'],
  ['two anchors as near', '[a](#part-x)\n\n## Part 1\n\n## Part 2\n'],
  ['an anchor that is far', '[a](#book)\n\n## Talks\n'],
  ['letter case of a file', '[a](docs/guide.md)\n'],
  ['a file that is missing', '[a](docs/other.md)\n'],
])('%s is not for --fix', async (_what, text) => {
  expect(await mended(text, 'safe')).toBe(text);
});

test('an anchor of a file that is not part of the run is only suggested', async () => {
  const files = { 'README.md': '[a](docs/Guide.md#a-giude)\n', 'docs/Guide.md': '# A guide\n' };
  const { report } = await lintedFiles(files, { paths: ['README.md'] });
  expect(report.findings.map(({ fix }) => fix?.safety)).toEqual(['suggested']);
});
