import type { VerdictRule } from '../verdict-rule.ts';

export const urlInvalid: VerdictRule = {
  name: 'url-invalid',
  what: 'addresses that cannot be parsed',
  why: 'No browser can open them (WHATWG URL Standard, section 4.4).',
  told: ['dead/malformed-url'],
  fix: 'none',
  examples: [
    { name: 'a port that is none', bad: '[a](https://a.test:port/)\n' },
    { name: 'no host', bad: '[a](https:///)\n' },
    { name: 'a name with nothing between two dots', bad: '[a](https://a..test/)\n' },
    { good: '[a](https://a.test:8080/b%20c)\n' },
  ],
};
