import type { Behaviour } from '../behaviour.ts';

/** Addresses that are wrong, or meant for no network, as they stand in the list. */
export const addresses: readonly Behaviour[] = [
  {
    name: 'address-scheme',
    url: 'htts://address-scheme.example.test/page',
    truth: 'dead/unknown-scheme',
    why: 'a slip of the finger',
  },
  {
    name: 'address-host',
    url: 'http://[address/page',
    truth: 'dead/malformed-url',
    why: 'no host; one of these hides all links from markdown-link-check',
  },
  {
    name: 'address-port',
    url: 'http://address-port.example.test:99999/',
    truth: 'dead/malformed-url',
    why: 'no such port',
  },
  {
    name: 'address-ftp',
    url: 'ftp://address-ftp.example.test/file',
    truth: 'skipped/scheme',
    why: 'not asked over http',
  },
  { name: 'address-phone', url: 'tel:+123456789', truth: 'skipped/scheme', why: 'not asked over http' },
  { name: 'address-mail', url: 'mailto:someone@mail.test', truth: 'skipped/scheme', why: 'not asked over http' },
  {
    name: 'address-example',
    url: 'https://example.com/page',
    truth: 'skipped/example-domain',
    why: 'a name kept for examples',
  },
  { name: 'address-template', url: 'http://{name}.example.test/page', truth: 'skipped/template', why: 'a placeholder' },
];
