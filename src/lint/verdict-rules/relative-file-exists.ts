import type { VerdictRule } from '../verdict-rule.ts';

export const relativeFileExists: VerdictRule = {
  name: 'relative-file-exists',
  what: 'relative links without such a file or directory',
  why: 'The forge shows a 404. Letter case counts there, even where it does not on the disk of who wrote it.',
  told: ['dead/missing-file'],
  fix: 'suggested',
  examples: [
    { bad: '[b](docs/b.md)\n' },
    {
      name: 'letter case',
      files: { 'docs/Guide.md': '# Guide\n' },
      bad: '[guide](docs/guide.md)\n',
      fixed: '[guide](docs/Guide.md)\n',
    },
    { files: { 'docs/b.md': '# B\n' }, good: '[b](docs/b.md) [docs](docs/) [b](/docs/b.md)\n' },
  ],
};
