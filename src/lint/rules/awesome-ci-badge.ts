import { isInside } from '../../extract/node.ts';
import type { Link } from '../../model/link.ts';
import { defineAwesomeRule } from '../awesome/define-awesome-rule.ts';
import type { RuleFinding } from '../rule.ts';

/** Badges of services that build: GitHub Actions, GitLab, Bitbucket, Azure and those with a name in the address. */
const services =
  /github\.com\/[^/]+\/[^/]+\/(?:actions\/)?workflows\/|\/github\/(?:actions\/)?workflow\/|\/badges\/[^?#]+\/pipeline\.svg|dev\.azure\.com\/.*_apis\/build|travis-?ci|travis|circleci|appveyor|buildkite|semaphoreci|drone\.io|cirrus-ci|jenkins|codeship|wercker|bitrise/i;

export const awesomeCiBadge = defineAwesomeRule({
  name: 'awesome-ci-badge',
  what: 'badges that show whether a build passes, in Markdown and in raw HTML',
  why: 'They tell readers of a list nothing; the list of awesome lists asks for none.',
  severityInAwesome: 'error',
  fix: 'none',
  message: ({ url, count }) =>
    typeof count === 'number'
      ? `${count} entries show badges of builds, such as ${url}: a list does without them`
      : `${url} is the badge of a build: take it out`,
  check: ({ page }) => {
    const badges = page.links.filter(({ role, url, text }) => {
      return role === 'media' && (services.test(url) || /\bbuild status\b/i.test(text));
    });
    const entries = page.entries();
    let next = 0;
    const inEntries: Link[] = [];
    const findings = badges.flatMap((link): readonly RuleFinding[] => {
      while ((entries[next]?.head.end ?? Number.POSITIVE_INFINITY) <= link.outer.start) next++;
      const entry = entries[next];
      if (entry === undefined || !isInside(link.outer, entry.head)) {
        return [{ span: link.outer, link, data: { url: link.url } }];
      }
      inEntries.push(link);
      return [];
    });
    const [first] = inEntries;
    if (first === undefined) return findings;
    const data = inEntries.length === 1 ? { url: first.url } : { url: first.url, count: inEntries.length };
    return [...findings, { span: first.outer, link: first, data }].sort(
      (one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0),
    );
  },
  examples: [
    { good: '# Awesome List [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)\n' },
    { name: 'links to builds', good: '# Awesome List\n- [Travis](https://travis-ci.example/) - Builds.\n' },
    {
      name: 'GitHub Actions',
      bad: '# Awesome List\n[![Lint](https://github.com/o/n/actions/workflows/main.yml/badge.svg)](https://github.com/o/n/actions)\n![x](https://img.a.example/github/actions/workflow/status/o/n/main.yml)\n',
      lines: [2, 3],
    },
    {
      name: 'in raw HTML',
      bad: '# Awesome List\n<p>\n<a href="https://a.example/"><img src="https://api.travis-ci.example/o/n.svg"></a>\n</p>\n',
      lines: [3],
    },
    { name: 'by its text', bad: '# Awesome List\n![Build Status](https://a.example/badge.svg)\n', lines: [2] },
    {
      name: 'in entries, told once',
      bad: '# Awesome List\n- [a](https://a.example/) ![ci](https://circleci.example/a.svg) - A.\n- [b](https://b.example/) ![ci](https://circleci.example/b.svg) - B.\n',
      lines: [2],
    },
  ],
});
