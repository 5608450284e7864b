import type { AcceptanceCase } from './case.ts';
import { listOf } from './list-of.ts';

const pine = (address: string): string => listOf([`- [Pine](${address}) - Edits code.`]);
const tracking = 'tracking parameters: `utm_source=…`';
const short = 'short link: `git.io/…`';
const repository = 'repository address that ends in `.git`';
const tidy = 'https://pine.test/?id=1';
/** As wide as it has to be for the tidy address. */
const table = (address: string): string => {
  const width = `[Pine](${tidy})`.length;
  const [name, line] = ['Name'.padEnd(width), '-'.repeat(width)];
  return `${listOf([])}\n| ${name} | About      |\n| ${line} | ---------- |\n| [Pine](${address}) | Edits code |\n`;
};

/** Addresses that work and ought to be others. */
export const addresses: readonly AcceptanceCase[] = [
  {
    kind: 'defect',
    name: tracking,
    from: 'public-apis: in a table',
    topic: 'address',
    text: table('https://pine.test/?utm_source=Github&utm_medium=Referral&id=1'),
    found: ['url-tracking 23'],
    mended: table(tidy),
    fix: 'safe',
  },
  {
    kind: 'defect',
    name: tracking,
    from: 'public-apis: behind a host without a path',
    topic: 'address',
    text: pine('https://pine.test?utm_source=Github&utm_campaign=repo'),
    found: ['url-tracking 12'],
    mended: pine('https://pine.test'),
    fix: 'safe',
  },
  {
    kind: 'defect',
    name: tracking,
    from: 'public-apis: with a space behind it',
    topic: 'address',
    text: pine('https://pine.test/?utm_source=Github&utm_campaign=sellers '),
    found: ['url-tracking 12'],
    mended: pine('https://pine.test/ '),
    fix: 'safe',
  },
  {
    kind: 'defect',
    name: repository,
    from: 'awesome-machine-learning',
    topic: 'address',
    text: pine('https://github.com/owner/pine.git'),
    found: ['url-canonical 12'],
    mended: pine('https://github.com/owner/pine'),
    fix: 'suggested',
  },
  {
    kind: 'defect',
    name: short,
    from: 'awesome lists: as the address of a link',
    topic: 'short',
    text: pine('https://git.io/abcd'),
    found: ['url-shortener 12'],
    mended: pine('https://pine.test/'),
    fix: 'none',
  },
  {
    kind: 'defect',
    name: short,
    from: 'jnv/lists: as it stands, without a text',
    topic: 'short',
    text: listOf(['- [Pine](https://pine.test/) - Edits code.', '  - https://git.io/abcd']),
    found: ['url-shortener 13'],
    mended: listOf(['- [Pine](https://pine.test/) - Edits code.', '  - <https://pine.test/a>']),
    fix: 'none',
  },
];
