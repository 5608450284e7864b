import { z } from 'zod';
import { changeAddress, placeOf } from '../addresses/change-address.ts';
import { hostOf } from '../addresses/web-host.ts';
import { defineRule } from '../rule.ts';

/** Hosts for phones, with the host that has the same pages at the same paths for everybody. */
const desktopHosts: ReadonlyMap<string, string> = new Map([
  ['m.youtube.com', 'www.youtube.com'],
  ['m.facebook.com', 'www.facebook.com'],
  ['mbasic.facebook.com', 'www.facebook.com'],
  ['touch.facebook.com', 'www.facebook.com'],
  ['m.imdb.com', 'www.imdb.com'],
  ['m.reddit.com', 'www.reddit.com'],
  ['i.reddit.com', 'www.reddit.com'],
  ['mobile.twitter.com', 'twitter.com'],
  ['m.twitter.com', 'twitter.com'],
  ['mobile.x.com', 'x.com'],
  ['m.vk.com', 'vk.com'],
  ['m.weibo.com', 'weibo.com'],
  ['m.bilibili.com', 'www.bilibili.com'],
  ['m.aliexpress.com', 'www.aliexpress.com'],
  ['m.habr.com', 'habr.com'],
]);

/** The projects of Wikimedia have one for every language: `en.m.wikipedia.org`. */
const wiki = /^([a-z\d-]+)\.m\.(wiki(?:pedia|books|quote|source|news|versity|voyage|media)|wiktionary)\.org$/;

export const urlMobileHost = defineRule({
  name: 'url-mobile-host',
  what: 'addresses of the copies of sites that are made for phones',
  why: 'Sites send a phone there by themselves, but most do not send a desktop back.',
  severity: 'info',
  about: 'link',
  fix: 'safe',
  options: z.strictObject({}),
  message: ({ host, desktop }) => `${host} is for phones: write ${desktop}`,
  check: ({ page }) =>
    page.links.flatMap((link) => {
      const host = hostOf(link.url);
      const desktop = host === null ? null : desktopOf(host);
      if (host === null || desktop === null) return [];
      const data = { url: link.url, host, desktop };
      const fix = changeAddress(link, 'safe', (written) =>
        written.replace(/^((?:https?:)?\/\/)([^/?#:]+)/i, (all, start, name) =>
          name.toLowerCase() === host ? start + desktop : all,
        ),
      );
      return [{ span: placeOf(host, link), data, link, ...fix }];
    }),
  examples: [
    {
      bad: '- [a](https://en.m.wikipedia.org/wiki/A_(b)#c)\n',
      fixed: '- [a](https://en.wikipedia.org/wiki/A_(b)#c)\n',
    },
    { bad: '<http://m.youtube.com/watch?v=a>\n', fixed: '<http://www.youtube.com/watch?v=a>\n' },
    {
      good: '[a](https://m.androidide.com/) [b](https://m.a.example/) [c](https://medium.com/m) [d](https://a.example/en.m.wikipedia.org)\n',
    },
  ],
});

function desktopOf(host: string): string | null {
  const [, language, project] = wiki.exec(host) ?? [];
  return language === undefined ? (desktopHosts.get(host) ?? null) : `${language}.${project}.org`;
}
