// One authority that nobody here trusts signs for every host: someone answers in their place.
import { link, links, site, times, wellKnown } from '../site.mjs';

const names = times(6, (index) => `host-${index}.example`);

export const hosts = {
  ...wellKnown,
  ...Object.fromEntries(names.map((name) => [name, site({ '/page': 200, '/wall': 403 })])),
  'plain.example': site(200),
};

export const truth = [
  ...links(
    names.flatMap((name) => [`https://${name}/page`, `https://${name}/missing`, `https://${name}/wall`]),
    'skipped/offline',
  ),
  link('http://plain.example/', 'skipped/offline'),
];

// Without them the command does not trust the played authority.
export const settings = { unset: ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'], exit: 3, seconds: 15 };
