import { z } from 'zod';
import type { Link } from '../../model/link.ts';
import { carriesAddress } from '../addresses/carries-address.ts';
import { changeAddress, placeOf } from '../addresses/change-address.ts';
import { hostOf } from '../addresses/web-host.ts';
import { defineRule, type RuleFinding } from '../rule.ts';
import { together } from '../text/together.ts';

/** One way in which an address says more than it must. `rewrite` gives the shorter one, or the same. */
interface Form {
  readonly part: string;
  readonly safety: 'safe' | 'suggested';
  readonly rewrite: (url: string) => string;
}

/** Owner and name of a repository, and nothing that belongs to GitHub itself. */
const repository =
  '(https?:\\/\\/github\\.com\\/(?!(?:apps|collections|features|marketplace|orgs|sponsors|topics|users)\\/)[\\w.-]+\\/[\\w.-]+?)';

function cut(part: string, pattern: string, safety: Form['safety'] = 'safe'): Form {
  const expression = new RegExp(pattern, 'i');
  return { part, safety, rewrite: (url) => url.replace(expression, '$1$2') };
}

const www = cut('www.', '^(https?:\\/\\/)www\\.(github\\.com(?:[/?#].*)?)$');
const git = cut('.git', `^${repository}\\.git(\\/?(?:[?#].*)?)$`);
const tree = cut('/tree/', `^${repository}\\/tree\\/(?:main|master)\\/?(#.*)?$`);
const tab = cut('?tab=readme-ov-file', `^${repository}\\/?\\?tab=readme-ov-file(#.*)?$`);
const readme = cut('#readme', `^${repository}\\/?#readme()$`);
const index = cut('index', '^(https?:\\/\\/[^/?#]+\\/(?:[^?#]*\\/)?)index\\.html?(#.*)?$', 'suggested');
const root = cut('/', '^(https?:\\/\\/[^/?#]+)\\/()$', 'suggested');

export const urlCanonical = defineRule({
  name: 'url-canonical',
  what: 'addresses of repositories on GitHub that are longer than they must be',
  why: 'GitHub sends the reader on to the short one; two spellings of one page hide duplicates.',
  severity: 'info',
  about: 'link',
  fix: 'safe',
  options: z.strictObject({
    // A person looks at ten; hundreds are a habit of the file, often a program's.
    each: z
      .number()
      .int()
      .min(0)
      .default(10)
      .describe('More than so many of one kind in a file are told once, together.'),
    // Awesome lists have to end the links to other lists with it; elsewhere it is a habit like any other.
    readme: z.enum(['keep', 'cut']).default('keep').describe('What to do with `#readme` behind a repository.'),
    index: z.enum(['keep', 'cut']).default('keep').describe('What to do with `index.html` at the end of any address.'),
    root: z.enum(['keep', 'cut']).default('keep').describe('What to do with the slash of an address without a path.'),
  }),
  message: ({ part, short, count }) =>
    count === undefined
      ? `the address needs no “${part}”: write ${short}`
      : `${count} addresses in this file need no “${part}”: write ${short}, and the others alike`,
  check: ({ page }, options) => {
    const forms = [www, git, tree, tab];
    if (options.readme === 'cut') forms.push(readme);
    const everywhere = [...(options.index === 'cut' ? [index] : []), ...(options.root === 'cut' ? [root] : [])];
    const found = page.links.flatMap((link) => {
      if (link.role !== 'text') return [];
      const host = hostOf(link.url);
      const isGitHub = host === 'github.com' || host === 'www.github.com';
      if (carriesAddress(link.url)) return [];
      return shorten(link, isGitHub ? [...forms, ...everywhere] : everywhere);
    });
    const parts = new Set(found.map(({ data }) => data['part']));
    return [...parts]
      .flatMap((part) =>
        together(
          found.filter(({ data }) => data['part'] === part),
          options.each,
        ),
      )
      .sort((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0));
  },
  examples: [
    { bad: '- [a](https://www.github.com/a/b) - Fine.\n', fixed: '- [a](https://github.com/a/b) - Fine.\n' },
    {
      bad: '[a](https://github.com/a/b.git) <https://github.com/a/b/tree/master/>\n',
      lines: [1, 1],
      fixed: '[a](https://github.com/a/b) <https://github.com/a/b>\n',
    },
    {
      name: 'several at once, told once',
      bad: '[a](http://www.github.com/a/b.git?tab=readme-ov-file#c)\n',
      fixed: '[a](http://github.com/a/b#c)\n',
    },
    {
      bad: '[a](https://github.com/a/b?tab=readme-ov-file#c)\n',
      fixed: '[a](https://github.com/a/b#c)\n',
    },
    {
      name: 'many are told once',
      options: { each: 1 },
      bad: '[a](https://www.github.com/a/b) [c](https://github.com/c/d.git)\n[e](https://www.github.com/e/f)\n',
      lines: [1, 1],
      fixed: '[a](https://github.com/a/b) [c](https://github.com/c/d)\n[e](https://github.com/e/f)\n',
    },
    { options: { readme: 'cut' }, bad: '[a](https://github.com/a/b#readme)\n', fixed: '[a](https://github.com/a/b)\n' },
    {
      options: { index: 'cut', root: 'cut' },
      bad: '[a](https://a.example/b/index.html#c) [d](https://a.example/)\n',
      lines: [1, 1],
      fixed: '[a](https://a.example/b/#c) [d](https://a.example)\n',
    },
    {
      good: '[a](https://github.com/a/b#readme) [b](https://github.com/a/b/tree/main/c) [c](https://a.example/index.html) [d](https://a.example/)\n',
    },
    {
      name: 'captures',
      options: { index: 'cut' },
      good: '[a](https://web.archive.org/web/2020/http://a.example/index.html)\n',
    },
    {
      good: '[a](https://gist.github.com/a/b.git) [b](https://github.com/a/b/tree/v1) [c](https://github.com/a/b/blob/main/c.git)\n',
    },
  ],
});

function shorten(link: Link, forms: readonly Form[]): readonly RuleFinding[] {
  let short = link.url;
  const fitting = forms.filter(({ rewrite }) => {
    const before = short;
    short = rewrite(short);
    return short !== before;
  });
  const [first] = fitting;
  if (first === undefined) return [];
  const safety = fitting.every((form) => form.safety === 'safe') ? 'safe' : 'suggested';
  const fix = changeAddress(link, safety, (written) => fitting.reduce((url, form) => form.rewrite(url), written));
  return [{ span: placeOf(first.part, link), data: { url: link.url, part: first.part, short }, link, ...fix }];
}
