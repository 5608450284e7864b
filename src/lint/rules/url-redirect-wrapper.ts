import { z } from 'zod';
import { canParseUrl } from '../../model/can-parse-url.ts';
import type { Safety } from '../../model/edit.ts';
import type { Link } from '../../model/link.ts';
import { hostOf } from '../addresses/web-host.ts';
import { defineRule, type RuleFinding } from '../rule.ts';

/** Pages that only send a reader on, by host and path, and the parameter that says where to. */
const wrappers: readonly { readonly page: RegExp; readonly parameters: readonly string[] }[] = [
  { page: /^(?:www\.)?google\.[a-z.]+\/url$/, parameters: ['q', 'url'] },
  { page: /^(?:l|lm)\.facebook\.com\/l\.php$/, parameters: ['u'] },
  { page: /^l\.instagram\.com\/$/, parameters: ['u'] },
  { page: /^(?:www\.)?youtube\.com\/redirect$/, parameters: ['q'] },
  { page: /^(?:www\.)?linkedin\.com\/(?:redir\/redirect|safety\/go)$/, parameters: ['url'] },
  { page: /^out\.reddit\.com\//, parameters: ['url'] },
  { page: /^(?:www\.)?steamcommunity\.com\/linkfilter\/$/, parameters: ['u', 'url'] },
  { page: /^vk\.com\/away\.php$/, parameters: ['to'] },
  { page: /^slack-redir\.net\/link$/, parameters: ['url'] },
  { page: /^duckduckgo\.com\/l\/$/, parameters: ['uddg'] },
  { page: /^[a-z\d]+\.safelinks\.protection\.outlook\.com\/$/, parameters: ['url'] },
  { page: /^link\.zhihu\.com\/$/, parameters: ['target'] },
  { page: /^link\.juejin\.cn\/$/, parameters: ['target'] },
  { page: /^link\.jianshu\.com\/$/, parameters: ['t'] },
  { page: /^link\.csdn\.net\/$/, parameters: ['target'] },
];

/** Copies of pages for phones (AMP), by host and path: an optional `s` for https, and the address of the page. */
const copies: readonly RegExp[] = [
  /^(?:www\.)?google\.[a-z.]+\/amp\/(s\/)?(.+)$/,
  /^[a-z\d-]+\.cdn\.ampproject\.org\/[acv]\/(s\/)?(.+)$/,
];

export const urlRedirectWrapper = defineRule({
  name: 'url-redirect-wrapper',
  what: 'addresses of pages that only send the reader on to another one',
  why: 'They watch readers, often ask whether to leave, and stop working while the page itself is still there.',
  severity: 'warning',
  about: 'link',
  fix: 'safe',
  options: z.strictObject({}),
  message: ({ host, target }) => `${host} only sends the reader on: write ${target}`,
  check: ({ page }) =>
    page.links.flatMap((link): readonly RuleFinding[] => {
      const host = hostOf(link.url);
      if (host === null || link.url.length < 20) return [];
      const found = unwrap(link.url);
      if (found === null) return [];
      const { target, safety } = found;
      return [{ span: link.span, data: { url: link.url, host, target }, link, ...rewrite(link, target, safety) }];
    }),
  examples: [
    {
      bad: '- [a](https://www.google.com/url?sa=t&q=https%3A%2F%2Fa.example%2Fb%3Fc%3D1&usg=x) - Fine.\n',
      fixed: '- [a](https://a.example/b?c=1) - Fine.\n',
    },
    {
      bad: '[a](https://link.zhihu.com?target=https%3A//a.example/b)\n',
      fixed: '[a](https://a.example/b)\n',
    },
    {
      name: 'a copy for phones: a look at the page first',
      bad: '[a](https://www.google.com/amp/s/a.example/b/amp)\n',
      fixed: '[a](https://a.example/b/amp)\n',
    },
    {
      name: 'what does not fit everywhere is told, and left to a person',
      bad: '[a](https://www.youtube.com/redirect?q=https%3A%2F%2Fa.example%2Fb%20(c)&v=d)\n',
    },
    {
      good: '[a](https://github.com/amphp/amp) [b](https://www.google.com/search?q=url) [c](https://www.google.com/url?q=x)\n',
    },
  ],
});

interface Unwrapped {
  readonly target: string;
  readonly safety: Safety;
}

const start =
  /^(?:https?:)?\/\/(?:www\.)?(?:[a-z\d-]+\.)*(?:google|facebook|instagram|youtube|linkedin|reddit|steamcommunity|vk|slack-redir|duckduckgo|outlook|zhihu|juejin|jianshu|csdn|ampproject)\./i;

function unwrap(url: string): Unwrapped | null {
  if (!start.test(url)) return null;
  const absolute = url.startsWith('//') ? `https:${url}` : url;
  if (!canParseUrl(absolute)) return null;
  const { hostname, pathname, searchParams, search } = new URL(absolute);
  const page = hostname + pathname;
  for (const copy of copies) {
    const [, secure, rest] = copy.exec(page) ?? [];
    if (rest?.includes('.'))
      return { target: `http${secure === undefined ? '' : 's'}://${rest}${search}`, safety: 'suggested' };
  }
  const wrapper = wrappers.find((one) => one.page.test(page));
  const target = wrapper?.parameters
    .map((name) => searchParams.get(name))
    .find((value) => /^https?:\/\/./i.test(value ?? ''));
  return target === undefined || target === null ? null : { target, safety: 'safe' };
}

/** What stands for itself wherever an address may stand. */
const fitsEverywhere = /^https?:\/\/[\w\-.~:/?#@!$%*+,;=&]*[\w\-/=#]$/i;

function rewrite({ raw, span }: Link, target: string, safety: Safety): Pick<RuleFinding, 'fix'> {
  if (!fitsEverywhere.test(target) || !canParseUrl(target)) return {};
  return { fix: { safety, becomes: target, edits: [{ span, text: target, expected: raw }] } };
}
