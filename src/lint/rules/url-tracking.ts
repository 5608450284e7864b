import { z } from 'zod';
import { ownCampaigns } from '../addresses/campaigns.ts';
import { carriesAddress } from '../addresses/carries-address.ts';
import { changeAddress, placeOf } from '../addresses/change-address.ts';
import { isTracking } from '../addresses/tracking.ts';
import { hostOf } from '../addresses/web-host.ts';
import { defineRule, type RuleFinding } from '../rule.ts';

export const urlTracking = defineRule({
  name: 'url-tracking',
  what: 'addresses that tell a server who sent the reader',
  why: 'They watch readers, get in the way of finding duplicates, and the page is the same without them. What names this file, or stands in links to several sites, was put there for it, perhaps with a sponsor: that is for the curator to decide.',
  severity: 'warning',
  about: 'link',
  fix: 'safe',
  options: z.strictObject({
    also: z.array(z.string()).default([]).describe('Further parameters, with `*` for any end.'),
    // Not among the known ones either: `ref`, `via`, `source`, `si`, `sk`, `t`, `tag`, `feature`, which pages need.
    allow: z.array(z.string()).default([]).describe('Parameters that stay, with `*` for any end.'),
    affiliate: z
      .enum(['keep', 'cut'])
      .default('keep')
      .describe('Whether parameters that pay the one who sent the reader count: `ref`, `via`, and `tag` on Amazon.'),
  }),
  message: ({ parameters, own }) => {
    const agreed = typeof own === 'string' ? `, unless “${own}” is agreed with the site` : '';
    return `the address tells who sent the reader (${parameters}): take that out${agreed}`;
  },
  check: ({ page }, { also, allow, affiliate }) => {
    const isNamed = nameTest(affiliate === 'cut' ? [...also, 'ref', 'via'] : also);
    const isAllowed = nameTest(allow);
    const isTold = (name: string): boolean => (isTracking(name) || isNamed(name)) && !isAllowed(name);
    const found = page.links.flatMap((link) => {
      const { url } = link;
      if (!url.includes('?')) return [];
      const host = hostOf(url);
      if (host === null) return [];
      const isCut = (name: string): boolean =>
        isTold(name) || (affiliate === 'cut' && name === 'tag' && /(?:^|\.)amazon\.[a-z.]+$/.test(host));
      const parameters = queryOf(url).filter((part) => isCut(nameOf(part)));
      if (parameters.length === 0 || carriesAddress(withoutParameters(url, isCut))) return [];
      return [{ link, host, parameters, isCut }];
    });
    if (found.length === 0) return [];
    const isOwn = ownCampaigns(
      page,
      found.map(({ host, parameters }) => ({ host, values: parameters.map(parameterValue) })),
    );
    return found.map(({ link, parameters, isCut }): RuleFinding => {
      const own = parameters.map(parameterValue).find(isOwn);
      const told = [...new Set(parameters.map(nameOf))].join(', ');
      const data = { url: link.url, parameters: told, ...(own === undefined ? {} : { own }) };
      const fix = changeAddress(link, own === undefined ? 'safe' : 'suggested', (written) =>
        withoutParameters(written, isCut),
      );
      return { span: placeOf(parameters[0] ?? '', link), data, link, ...fix };
    });
  },
  examples: [
    {
      bad: '- [a](https://a.example/b?utm_source=x&utm_medium=y&c=%41#d) - Fine.\n',
      fixed: '- [a](https://a.example/b?c=%41#d) - Fine.\n',
    },
    {
      bad: '<https://a.example?utm_souce=x> https://b.example/?q=1&fbclid=2 and\n',
      lines: [1, 1],
      fixed: '<https://a.example> https://b.example/?q=1 and\n',
    },
    {
      name: 'in HTML',
      bad: '<a href="https://a.example/?a=1&amp;gclid=2&amp;b=3">a</a>\n',
      fixed: '<a href="https://a.example/?a=1&amp;b=3">a</a>\n',
    },
    {
      name: 'in a table',
      bad: '| a |\n|---|\n| [a](https://a.example/?utm_source=a\\|b&c=d) |\n',
      lines: [3],
      fixed: '| a |\n|---|\n| [a](https://a.example/?c=d) |\n',
    },
    { options: { affiliate: 'cut' }, bad: '[a](https://a.example/?ref=b)\n', fixed: '[a](https://a.example/)\n' },
    {
      options: { also: ['from_*'], allow: ['utm_id'] },
      bad: '[a](https://a.example/?from_b=c&utm_id=d)\n',
      fixed: '[a](https://a.example/?utm_id=d)\n',
    },
    {
      name: 'what links to several sites say alike was put there for them',
      bad: '[a](https://a.example/?utm_source=github&utm_campaign=my-list) [b](https://b.example/?utm_source=my-list)\n',
      lines: [1, 1],
      fixed: '[a](https://a.example/) [b](https://b.example/)\n',
    },
    {
      name: 'and so was what has the title in it',
      bad: '# Good Tools\n\n[a](https://a.example/?utm_source=npm-good-tools)\n',
      fixed: '# Good Tools\n\n[a](https://a.example/)\n',
    },
    { good: '[a](https://a.example/?ref=b&source=c&t=10&sk=d&sku=e) [b](https://a.example/utm_source=x)\n' },
    { good: '[a](https://a.example/#/?utm_source=x)\n' },
    {
      name: 'captures, and other addresses with an address in them',
      good: '[a](https://web.archive.org/web/2020/http://a.example/b?utm_source=x) [b](https://archive.ph/2020/https://a.example/?fbclid=x) [c](https://c.example/show?url=https%3A%2F%2Fa.example%2F&utm_source=x) [d](https://d.example/https://a.example/?utm_source=x)\n',
    },
    {
      name: 'an address that only tells who sent the reader',
      bad: '[a](https://a.example/?ref_url=https%3A%2F%2Fb.example%2F)\n',
      fixed: '[a](https://a.example/)\n',
    },
  ],
});

function nameTest(patterns: readonly string[]): (name: string) => boolean {
  const exact = new Set(patterns.filter((pattern) => !pattern.endsWith('*')).map((name) => name.toLowerCase()));
  const starts = patterns.filter((pattern) => pattern.endsWith('*')).map((name) => name.slice(0, -1).toLowerCase());
  return (name) => exact.has(name) || starts.some((start) => name.startsWith(start));
}

/** The parameters of an address, each with its value. */
function queryOf(url: string): readonly string[] {
  const [, query = ''] = /^[^?#]*\?([^#]*)/.exec(url) ?? [];
  return query.split('&');
}

function parameterValue(parameter: string): string {
  return parameter.replace(/^[^=]*=?/, '');
}

function nameOf(parameter: string): string {
  return parameter.replace(/=.*/s, '').toLowerCase();
}

/** Cuts parameters with one of the marks that part them, as written: `&` or `&amp;`. */
function withoutParameters(written: string, isCut: (name: string) => boolean): string {
  const [, head = '', query = '', tail = ''] = /^([^?#]*)\?((?:[^#&]|&#38;|&#x26;|&)*)(.*)$/is.exec(written) ?? [];
  const parts = query.split(/(&(?:amp;|#38;|#x26;)?)/i);
  let kept = '';
  for (let at = 0; at < parts.length; at += 2) {
    const part = parts[at] ?? '';
    if (isCut(nameOf(part))) continue;
    kept += kept === '' ? part : (parts[at - 1] ?? '&') + part;
  }
  return kept === '' ? head + tail : `${head}?${kept}${tail}`;
}
