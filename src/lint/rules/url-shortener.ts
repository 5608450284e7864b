import { z } from 'zod';
import type { Link } from '../../model/link.ts';
import { changeAddress } from '../addresses/change-address.ts';
import { shortHosts } from '../addresses/short-hosts.ts';
import { hostOf } from '../addresses/web-host.ts';
import type { Page } from '../page.ts';
import { defineRule } from '../rule.ts';

/** Services that have ended or are about to, and who said so. */
const ended: ReadonlyMap<string, string> = new Map([
  // Google for Developers, "Google URL Shortener links will no longer be available" (July 2024, with an update of August 2025).
  ['goo.gl', 'goo.gl was closed in August 2025 but for links that were much used'],
  // The GitHub Blog, "Git.io deprecation" (April 2022).
  ['git.io', 'git.io takes no new links since January 2022, and nobody minds the old ones'],
]);

export const urlShortener = defineRule({
  name: 'url-shortener',
  what: 'short links that hide where they lead',
  why: 'A reader cannot see where they go, the same page is listed twice unseen, and they die with the service that made them.',
  severity: 'warning',
  about: 'link',
  fix: 'safe',
  options: z.strictObject({
    hosts: z
      .array(z.string())
      .default([...shortHosts])
      .describe('Hosts that shorten addresses.'),
    // Codes have up to 10 characters, names that people choose a few more; pages about the service have words.
    longest: z.number().int().min(1).default(20).describe('The longest name that counts as a short link.'),
  }),
  message: ({ host }) =>
    `${ended.get(String(host)) ?? `${host} hides where a link leads`}: write the address it leads to`,
  check: ({ page }, { hosts, longest }) => {
    const shorteners = new Set(hosts);
    return page.links.flatMap((link) => {
      const host = hostOf(link.url)?.replace(/^www\./, '') ?? '';
      if (!shorteners.has(host) || !isShort(link.url, longest)) return [];
      const data = { url: link.url, host };
      return [
        {
          span: link.span,
          data,
          link,
          ...(host === 'youtu.be' ? changeAddress(link, 'safe', video) : expand(link, page)),
        },
      ];
    });
  },
  examples: [
    { bad: '- [a](https://bit.ly/3aBc9) - Fine. http://git.io/awesome-fish\n', lines: [1, 1] },
    {
      bad: '[a](https://youtu.be/aBc-9?t=10#x) <https://youtu.be/aBc_9>\n',
      lines: [1, 1],
      fixed: '[a](https://www.youtube.com/watch?v=aBc-9&t=10#x) <https://www.youtube.com/watch?v=aBc_9>\n',
    },
    {
      name: 'in HTML',
      bad: '<a href="https://youtu.be/aBc9?a=1&amp;t=10">a</a>\n',
      fixed: '<a href="https://www.youtube.com/watch?v=aBc9&amp;a=1&amp;t=10">a</a>\n',
    },
    {
      name: 'where it leads, once it was asked',
      landings: { 'https://bit.ly/3aBc9': 'https://a.example/page', 'https://bit.ly/x': 'https://a.example/(y)' },
      bad: '- [a](https://bit.ly/3aBc9) - Fine.\n- [b](https://bit.ly/x) - Fine.\n',
      lines: [1, 2],
      fixed: '- [a](https://a.example/page) - Fine.\n- [b](https://bit.ly/x) - Fine.\n',
    },
    { options: { hosts: ['s.example'] }, bad: '[a](https://s.example/x)\n' },
    {
      name: 'pages of the services themselves',
      good: '[a](https://cutt.ly/api-documentation) [b](https://tinyurl.com/app/dev) [c](https://bit.ly/) [d](https://tinyurl.com/app)\n',
    },
  ],
});

/** Pages that such a service has about itself. */
const ownPages =
  /^(?:about|api|app|apps|blog|contact|developers?|docs?|faq|features|help|login|news|pricing|privacy|signup|status|support|terms)$|(?:api|docs?|documentation)$/i;

function isShort(url: string, longest: number): boolean {
  const [, name = ''] = /^(?:https?:)?\/\/[^/?#]+\/([^/?#]+)\/?(?:[?#].*)?$/i.exec(url) ?? [];
  return name !== '' && name.length <= longest && !ownPages.test(name);
}

/** Characters that need no care in any place where an address can stand. */
const plain = /^[\w\-.~:/?#=%+,@]+$/;

function expand(link: Link, { landingOf }: Page): ReturnType<typeof changeAddress> {
  const landing = landingOf(link);
  return landing === null || !plain.test(landing) ? {} : changeAddress(link, 'suggested', () => landing);
}

const shortVideo = /^(https?:)?\/\/(?:www\.)?youtu\.be\/([\w-]+)\/?(?:\?([^#]*))?(#.*)?$/i;

/** As the page's own button to share writes it, the other way round. What else is in the query stays. */
function video(written: Link['raw']): string {
  return written.replace(shortVideo, (_all, scheme = '', id, query = '', hash = '') => {
    const and = /&amp;/.test(query) ? '&amp;' : '&';
    return `${scheme === '' ? '' : 'https:'}//www.youtube.com/watch?v=${id}${query === '' ? '' : and + query}${hash}`;
  });
}
