import { z } from 'zod';
import type { Edit } from '../../model/edit.ts';
import type { Link } from '../../model/link.ts';
import { hostOf } from '../addresses/web-host.ts';
import { defineRule } from '../rule.ts';

export const urlHttp = defineRule({
  name: 'url-http',
  what: 'addresses that begin with `http:`',
  why: 'Nearly every server speaks https, and whoever is on the way can read and change what comes over http.',
  severity: 'info',
  about: 'link',
  fix: 'suggested',
  options: z.strictObject({
    allow: z.array(z.string()).default([]).describe('Hosts, with all below them, that are only there over http.'),
    // Who applies all suggestions for the sake of captures would break every link that is only there over http.
    rewrite: z
      .enum(['never', 'suggested'])
      .default('never')
      .describe('Whether https is written without asking the server; a check finds what has moved there.'),
  }),
  message: ({ count }) =>
    `${count === 1 ? 'one address begins' : `${count} addresses in this file begin`} with http: write https where the server speaks it`,
  check: ({ page }, { allow, rewrite }) => {
    const insecure = page.links.filter(
      (link) => link.raw.slice(0, 7).toLowerCase() === 'http://' && isOpen(link, allow),
    );
    const [first] = insecure;
    if (first === undefined) return [];
    const span = { start: first.span.start, end: first.span.start + 'http'.length };
    const data = { count: insecure.length, url: first.url };
    if (rewrite === 'never') return [{ span, data }];
    return [{ span, data, fix: { safety: 'suggested', edits: insecure.map(secure) } }];
  },
  examples: [
    { bad: '[a](http://a.example/)\n' },
    {
      options: { rewrite: 'suggested' },
      bad: '- [a](http://a.example/) - Fine.\n- http://b.example/c and <HTTP://d.example/>\n\n[e]: https://e.example/\n',
      lines: [1],
      fixed:
        '- [a](https://a.example/) - Fine.\n- https://b.example/c and <HTTPS://d.example/>\n\n[e]: https://e.example/\n',
    },
    {
      name: 'in tables and HTML, and in a link’s own text',
      options: { rewrite: 'suggested' },
      bad: '| a |\n|---|\n| [a](http://a.example/\\|) |\n\n<img src="http://a.example/?a&amp;b"> [![c](http://c.example/)](http://d.example/)\n',
      lines: [3],
      fixed:
        '| a |\n|---|\n| [a](https://a.example/\\|) |\n\n<img src="https://a.example/?a&amp;b"> [![c](https://c.example/)](https://d.example/)\n',
    },
    { good: 'www.a.example [a](//a.example/) [b](https://b.example/?u=http://c.example/)\n' },
    {
      name: 'where there is no certificate',
      good: '[a](http://localhost:80/) [b](http://192.168.0.1/) [c](http://abc.onion/) [d](http://a.example:8080/)\n',
    },
    { options: { allow: ['a.example'] }, good: '[a](http://b.a.example/)\n' },
  ],
});

/** Other ports, addresses of machines and onions speak http on purpose. */
function isOpen({ url }: Link, allow: readonly string[]): boolean {
  const host = hostOf(url);
  if (host === null || /^http:\/\/[^/?#]*:\d/i.test(url)) return false;
  if (/^(?:localhost|[\d.]+|\[.*)$|\.(?:onion|local|localhost|i2p|internal)$/.test(host)) return false;
  return !allow.some((name) => host === name || host.endsWith(`.${name}`));
}

function secure({ raw, url, span }: Link): Edit {
  const write = (address: string): string =>
    address.replace(/^http/i, (scheme) => scheme + (scheme.endsWith('P') ? 'S' : 's'));
  return { span, text: write(raw), expected: raw, becomes: write(url) };
}
