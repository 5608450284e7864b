// The name server is silent.
import { links, times } from '../site.mjs';

const names = times(12, (index) => `host-${index}.example`);

export const hosts = Object.fromEntries(
  [...names, 'www.google.com', 'www.cloudflare.com', 'www.wikipedia.org'].map((name) => [name, { dns: 'silent' }]),
);

export const truth = links(
  names.map((name) => `https://${name}/page`),
  'skipped/offline',
);

export const settings = { args: ['--timeout', '1500'], exit: 3, seconds: 30 };
