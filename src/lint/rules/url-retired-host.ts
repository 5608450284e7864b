import { z } from 'zod';
import { hostOf } from '../addresses/web-host.ts';
import { defineRule } from '../rule.ts';
import { createSpanIndex } from '../text/span-index.ts';

/**
 * Hosts of services that have ended: what became of each, who said so, and what is to be done where more is known than that
 * the link has to go. Those of short links are told as such (`url-shortener`).
 */
const retired: ReadonlyMap<string, string> = new Map([
  // Google Open Source Blog, "Bidding farewell to Google Code" (March 2015).
  ['code.google.com', 'was closed in January 2016: link to where the project moved, or to its archive'],
  // The Keyword, "Expediting changes to Google+" (December 2018).
  ['plus.google.com', 'was closed in April 2019'],
  ['picasaweb.google.com', 'was closed in May 2016'],
  // The GitHub Blog, "Sunsetting Atom" (June 2022).
  ['atom.io', 'was given up with the editor in December 2022: link to the repository'],
  // rawgit.com, notice on its front page (October 2018).
  ['rawgit.com', 'was closed in October 2019: link to the repository or to another network'],
  // Brian Harry, "Shutting down CodePlex" (March 2017).
  ['codeplex.com', 'was closed in December 2017'],
  // GitLab, "GitLab acquires Gitorious" (March 2015).
  ['gitorious.org', 'was closed in June 2015'],
  // JFrog, "Into the Sunset on May 1st: Bintray, GoCenter, and ChartCenter" (February 2021).
  ['bintray.com', 'was closed in May 2021'],
  // Travis CI documentation, "Migrating repositories to travis-ci.com" (2021).
  ['travis-ci.org', 'was closed in June 2021: builds are at travis-ci.com, if anywhere'],
  // GitLab, "GitLab acquires Gemnasium" (January 2018).
  ['gemnasium.com', 'was closed in May 2018'],
  // Yahoo Help, notices about Answers (April 2021), Groups (October 2020) and Pipes (June 2015).
  ['answers.yahoo.com', 'was closed in May 2021'],
  ['groups.yahoo.com', 'was closed in December 2020'],
  ['pipes.yahoo.com', 'was closed in September 2015'],
  ['geocities.com', 'was closed in October 2009'],
  ['posterous.com', 'was closed in April 2013'],
  ['storify.com', 'was closed in May 2018'],
  ['wikispaces.com', 'was closed in January 2019'],
  ['waffle.io', 'was closed in May 2019'],
  ['tinyletter.com', 'was closed in February 2024'],
  ['gfycat.com', 'was closed in September 2023'],
  // Mozilla Support, "Pocket has shut down" (2025).
  ['getpocket.com', 'was closed in July 2025'],
]);

/** Parts of them that are still there. */
const alive = /^code\.google\.com\/archive\//;

export const urlRetiredHost = defineRule({
  name: 'url-retired-host',
  what: 'links to services that have ended',
  why: 'What stood there is gone or will be, even where a page still answers.',
  severity: 'warning',
  about: 'link',
  fix: 'none',
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe('Hosts of the table that may be linked.'),
  }),
  message: ({ host }) => {
    const fate = retired.get(String(host)) ?? 'has ended';
    return `${host} ${fate}${fate.includes(':') ? '' : ': link to what took its place or to an archive, or take it out'}`;
  },
  check: ({ page }, { allow }) => {
    const found = page.links.flatMap((link) => {
      const host = retiredHostOf(link.url);
      return host === null || allow.includes(host) ? [] : [{ span: link.span, data: { url: link.url, host }, link }];
    });
    // A badge and the link around it stand and fall together.
    const around = createSpanIndex(
      found.flatMap(({ link, data }) => (link.kind === 'inline' ? [{ ...link.outer, host: data.host }] : [])),
    );
    return found.filter(({ link, data }) => link.role === 'text' || around.at(link.span.start)?.host !== data.host);
  },
  examples: [
    { bad: '[a](https://code.google.com/p/a/) ![b](https://cdn.rawgit.com/a/b/c.svg)\n', lines: [1, 1] },
    { bad: '<a href="http://atom.io/a">a</a>\n' },
    { name: 'a badge is told once', bad: '[![a](https://travis-ci.org/a/b.svg)](https://travis-ci.org/a/b)\n' },
    {
      good: '[a](https://code.google.com/archive/p/a) [b](https://web.archive.org/web/2018/http://atom.io/a)\n',
    },
    { good: '[a](https://notatom.io/a) [b](https://a.example/atom.io)\n' },
    { name: 'short links are told by another rule', good: '[a](https://git.io/a) [b](https://goo.gl/a)\n' },
    { options: { allow: ['atom.io'] }, good: '[a](https://atom.io/)\n' },
  ],
});

function retiredHostOf(url: string): string | null {
  const host = hostOf(url);
  for (let name = host ?? ''; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    if (retired.has(name)) return alive.test(url.replace(/^(?:https?:)?\/\/(?:www\.)?/i, '')) ? null : name;
  }
  return null;
}
