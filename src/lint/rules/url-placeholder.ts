import { z } from 'zod';
import type { Link } from '../../model/link.ts';
import { hostOf } from '../addresses/web-host.ts';
import { defineRule } from '../rule.ts';

export const urlPlaceholder = defineRule({
  name: 'url-placeholder',
  what: 'links to places that only stand for others: example.com, localhost, private networks, `TODO`',
  why: 'They are left over from a template or from somebody’s own machine, and lead no reader anywhere.',
  severity: 'warning',
  // Documentation shows how addresses are written.
  presets: { docs: 'info' },
  about: 'link',
  fix: 'none',
  options: z.strictObject({
    hosts: z
      .array(z.string())
      // RFC 2606, section 3; RFC 6761, section 6.3.
      .default([
        'example.com',
        'example.net',
        'example.org',
        'localhost',
        'yoursite.com',
        'yourdomain.com',
        'mysite.com',
      ])
      .describe('Hosts that are nobody’s, with and without `www.`.'),
    words: z
      .array(z.string())
      .default([
        'todo',
        'tbd',
        'fixme',
        'xxx',
        'url',
        'link',
        'placeholder',
        'your-link',
        'your-url',
        'url-here',
        'link-here',
      ])
      .describe('What stands where the whole address should.'),
  }),
  message: ({ place }) => `“${place}” only stands for an address: write the one that is meant`,
  check: ({ page }, { hosts, words }) => {
    const reserved = new Set(hosts);
    const placeholders = new Set(words);
    return page.links.flatMap((link) => {
      const place = isShown(link) ? null : placeholderIn(link.url, reserved, placeholders);
      return place === null ? [] : [{ span: link.span, data: { url: link.url, place }, link }];
    });
  },
  examples: [
    { bad: '- [a](https://example.com/a) - Fine.\n- [b](TODO) - Fine.\n', lines: [1, 2] },
    { bad: '[a](http://localhost:3000/b) <a href="http://192.168.0.1/">c</a> [d](https://tbd)\n', lines: [1, 1, 1] },
    {
      good: '[a](https://localhost.run/) [b](https://1.1.1.1/) [c](https://10.example/) [d](todo.md) [e](https://a.example/link) [URL](#url)\n',
    },
    {
      name: 'addresses to be read, not followed',
      good: 'It listens on http://localhost:3000 and <http://192.168.0.1/>.\n',
    },
    { name: 'the same behind brackets', good: 'Open [http://localhost:3000](http://localhost:3000).\n' },
    { options: { hosts: [], words: [] }, good: '[a](https://example.com/) [b](TODO)\n' },
  ],
});

/** An address that is itself the text tells a reader where something runs. */
function isShown({ kind, text }: Link): boolean {
  return kind === 'bare' || kind === 'autolink' || /^https?:\/\/|^localhost\b|^\d+(?:\.\d+){3}/i.test(text);
}

/** RFC 1918; 127.0.0.0/8 and 169.254.0.0/16 (RFC 6890). */
const privateAddress = /^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{1,3}){2,3}$|^0\.0\.0\.0$/;

function placeholderIn(url: string, hosts: ReadonlySet<string>, words: ReadonlySet<string>): string | null {
  const host = hostOf(url);
  const word = (host ?? url).toLowerCase();
  if (words.has(word) && (host === null || /^[^/]*\/\/[^/]*\/?$/.test(url))) return host ?? url;
  if (host === null) return null;
  return hosts.has(host.replace(/^www\./, '')) || privateAddress.test(host) ? host : null;
}
