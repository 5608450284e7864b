import { getDomain } from 'tldts';
import { z } from 'zod';
import { shortHosts } from '../addresses/short-hosts.ts';
import { hostOf } from '../addresses/web-host.ts';
import { defineRule } from '../rule.ts';

export const linkTextUrlMismatch = defineRule({
  name: 'link-text-url-mismatch',
  what: 'links whose text is an address of another site than they lead to',
  why: 'The reader trusts what is written; it is a slip of copying, or a trap.',
  severity: 'error',
  about: 'link',
  fix: 'none',
  options: z.strictObject({}),
  message: ({ shown, host }) => `the text says ${shown}, the link leads to ${host}: correct one of them`,
  check: ({ page }) =>
    page.links.flatMap((link) => {
      if (link.role !== 'text' || link.kind === 'bare' || link.kind === 'autolink') return [];
      const [, shown = ''] = address.exec(link.text) ?? [];
      const host = hostOf(link.url);
      if (shown === '' || host === null || isSameSite(shown.toLowerCase(), host, link.url)) return [];
      const data = { shown: shown.toLowerCase(), host, url: link.url };
      return [{ span: link.kind === 'definition' ? link.span : link.outer, data, link }];
    }),
  examples: [
    { bad: '- [https://a.example/b](https://c.example/b)\n' },
    { bad: '<a href="https://c.example/">www.a.example</a>\n' },
    { good: '[https://www.a.example/b](http://a.example/c) [https://x.a.example](https://a.example/)\n' },
    { name: 'names that read like hosts', good: '[Node.js](https://a.example/) [socket.io](https://b.example/)\n' },
    {
      name: 'captures and pages that send on',
      good: '[https://a.example/](https://web.archive.org/web/2020/https://a.example/) [http://a.example](https://b.example/?u=a.example)\n',
    },
    {
      name: 'short links',
      good: '[https://youtu.be/aBc](https://www.youtube.com/watch?v=aBc) [https://a.example/](https://bit.ly/aBc)\n',
    },
    { name: 'places and files', good: '[https://a.example/](#a) [https://a.example/](a.md)\n' },
  ],
});

/** Without a scheme or `www.`, it may be the name of a product: Node.js, ASP.NET. */
const address = /^(?:https?:\/\/(?:www\.)?|www\.)([\p{L}\p{N}.-]+\.[\p{L}\p{N}-]{2,})(?:[/?#:]\S*)?$/iu;

function isSameSite(shown: string, host: string, url: string): boolean {
  if (url.toLowerCase().includes(shown)) return true;
  const site = (name: string): string => getDomain(name, { allowPrivateDomains: true }) ?? name.replace(/^www\./, '');
  // A short link leads elsewhere by nature, and is told as such.
  return site(shown) === site(host) || shortHosts.includes(shown) || shortHosts.includes(host);
}
