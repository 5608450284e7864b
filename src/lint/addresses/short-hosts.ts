/** Services that shorten other sites' addresses, or their own, so that nobody sees where a link leads. */
export const shortHosts: readonly string[] = [
  ...[
    'adf.ly',
    'aka.ms',
    'amzn.to',
    'bit.ly',
    'bitly.com',
    'buff.ly',
    'ctt.ec',
    'cutt.ly',
    'db.tt',
    'dlvr.it',
    'dwz.cn',
  ],
  ...['fb.me', 'git.io', 'goo.gl', 'hubs.ly', 'is.gd', 'j.mp', 'lnkd.in', 'mzl.la', 'ow.ly', 'oreil.ly', 'rb.gy'],
  ...['rebrand.ly', 'redd.it', 's.id', 'shorturl.at', 't.cn', 't.co', 't.ly', 'tiny.cc', 'tinyurl.com', 'trib.al'],
  ...['url.cn', 'v.gd', 'wp.me', 'youtu.be'],
];
