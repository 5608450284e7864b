import type { AcceptanceCase, Defect } from './case.ts';
import { listOf } from './list-of.ts';

const firsts = ['- [Pine](https://pine.test/) - Edits code.'];

/** One page as an editor and, under another spelling of its address, as a viewer: lines 12 and 19. */
function twice(name: string, from: string, one: string, other: string): Defect {
  const editors = [`- [Pine](${one}) - Edits code.`];
  const http = [one, other].flatMap((url, index) => (url.startsWith('http:') ? [`url-http ${[12, 19][index]}`] : []));
  return {
    kind: 'defect',
    name,
    from,
    topic: 'duplicate',
    text: listOf(editors, [`- [Pine again](${other}) - Shows code.`]),
    found: [...http, 'duplicate-url-normalized 19'],
    also: [12],
    mended: listOf(editors),
    fix: 'none',
  };
}

const slash = 'one page with and without a slash at its end';
const scheme = 'one page over http and over https';

/** Pages that a list has twice, and lists that mean it. */
export const duplicates: readonly AcceptanceCase[] = [
  {
    kind: 'defect',
    name: 'one address twice',
    from: 'awesome-ios: 34 of them',
    topic: 'duplicate',
    text: listOf(firsts, ['- [Pine again](https://pine.test/) - Shows code.']),
    found: ['duplicate-url 19'],
    also: [12],
    mended: listOf(firsts),
    fix: 'none',
  },
  twice(slash, 'awesome-elixir: a repository', 'https://github.com/owner/pine', 'https://github.com/owner/pine/'),
  twice(slash, 'awesome-rust: a home page', 'https://pine.test/en/', 'https://pine.test/en'),
  twice(slash, 'awesome-docker: a site', 'https://pine.test', 'https://pine.test/'),
  twice(slash, 'free-for-dev: a page', 'https://www.pine.test/free/tools', 'https://www.pine.test/free/tools/'),
  twice(
    'one repository in two letter cases',
    'awesome-nodejs',
    'https://github.com/reactivex/rxjs',
    'https://github.com/ReactiveX/RxJS',
  ),
  twice(scheme, 'awesome-python-cn: a site', 'http://pine.test/', 'https://pine.test/'),
  twice(scheme, 'free-programming-books-zh_CN: a page', 'https://pine.test/book', 'http://pine.test/book'),
  twice(scheme, 'awesome-zsh-plugins: a page', 'http://pine.test/a.html', 'https://pine.test/a.html'),
  {
    kind: 'look-alike',
    name: 'list that files its entries under several headings',
    from: 'static-analysis: 87 tools, each under every language that it is for',
    topic: 'duplicate',
    text: listOf(...bothSections()),
    lines: [12, 13, 14, 15, 16, 17, 24, 25, 26, 27, 28, 29],
  },
];
function bothSections(): [readonly string[], readonly string[]] {
  const entries = ['Ash', 'Elm', 'Fir', 'Oak', 'Pine', 'Yew'].map(
    (name) => `- [${name}](https://${name.toLowerCase()}.test/) - Edits and shows code.`,
  );
  return [entries, entries];
}
