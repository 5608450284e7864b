import fc from 'fast-check';

/** Names that are in order, nearly, and with what rules about text find in them. */
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz') },
  fc.constantFrom('alpha', 'Beta ', ' gamma', 'here', 'a [b]', '`code`', '**d**', '😀 e', 'Élan', '日本', 'f-g', ''),
);

const address = fc
  .tuple(
    fc.constantFrom('https://', 'http://', 'https://www.', 'https://m.', '//', 'https:/', ''),
    fc.constantFrom('a.example', 'b.example', 'github.com', 'en.m.wikipedia.org', 'youtu.be', 'bit.ly'),
    fc.constantFrom('', '/', '/o/r', '/o/r/tree/main', '/o/r.git', '/a_(b)', '/a(b', '/a).', '/wiki/A'),
    fc.constantFrom('', '', '?utm_source=x', '?a=1&utm_medium=y&b=2', '#readme', '?fbclid=1#c'),
  )
  .map((parts) => parts.join(''));

const wrapped = address.map((url) => `https://www.google.com/url?q=${encodeURIComponent(url)}`);
const url = fc.oneof({ weight: 8, arbitrary: address }, wrapped, fc.constantFrom('#one', '#two', '#three', 'h', ''));

const link = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(name, url).map(([text, to]) => `[${text}](${to})`) },
  fc.tuple(name, url).map(([text, to]) => `[${text}](<${to}> "title")`),
  fc.tuple(name, url).map(([text, to]) => `[${text}] (${to})`),
  fc.tuple(name, url).map(([text, to]) => `(${text})[${to}]`),
  fc.tuple(name, url).map(([text, to]) => `<a href="${to}">${text}</a>`),
  name.map((text) => `[${text}][h]`),
  fc.tuple(name, url).map(([text, to]) => `**[${text}](${to})**`),
  url.map((to) => `[![badge](https://img.shields.example/x.svg)](${to})`),
  url,
);

const separator = fc.oneof(
  { weight: 8, arbitrary: fc.constant(' - ') },
  fc.constantFrom(' – ', ': ', ' -', '- ', ' ', '  - ', ' -  ', '\u00A0- ', ' &ndash; '),
);

const description = fc
  .tuple(
    fc.constantFrom(
      'Does it',
      'does it',
      'This is what (it) does',
      'a, b, etc',
      '`x`',
      'It says “yes”',
      '说明',
      'One. Two',
    ),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      link.map((also) => ` See ${also}`),
    ),
    fc.oneof(
      { weight: 6, arbitrary: fc.constant('.') },
      fc.constantFrom('', '', ',', '!', '。', ' ', '. ', '  ', ' `MIT`', '. ⭐'),
    ),
  )
  .map((parts) => parts.join(''));

const entry = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(link, separator, description).map((parts) => parts.join('')) },
  link,
  fc.tuple(link, fc.constantFrom(' ', '  ', '\u200B')).map((parts) => parts.join('')),
);

const children = fc
  .array(entry, { minLength: 1, maxLength: 5 })
  .map((below) => below.map((one) => `\n  - ${one}`).join(''));
const item = fc.oneof(
  { weight: 5, arbitrary: entry },
  fc.tuple(entry, children).map((parts) => parts.join('')),
  fc
    .tuple(entry, fc.constantFrom('\n  More about it.', '\n  <!-- note -->', '\n\n  Another paragraph.'))
    .map((parts) => parts.join('')),
);

const items = fc
  .tuple(
    fc.array(item, { minLength: 1, maxLength: 8 }),
    fc.constantFrom('- ', '* ', '1. '),
    fc.constantFrom('\n', '\n', '\n\n'),
  )
  .map(([all, marker, gap]) => all.map((one) => marker + one).join(gap));

const table = fc
  .array(fc.tuple(link, description), { minLength: 1, maxLength: 6 })
  .map((rows) => ['| Name | About |', '|---|---|', ...rows.map(([one, other]) => `| ${one} | ${other} |`)].join('\n'));

const section = fc
  .tuple(
    fc.constantFrom('## One', '## Two', '## Three', '### Two', '## Contributing', '## [Four](https://d.example/)'),
    fc.oneof({ weight: 5, arbitrary: items }, table, fc.constant('')),
  )
  .map((parts) => parts.join('\n\n'));

const contents = fc
  .shuffledSubarray([
    '- [One](#one)',
    '- [Two](#two)',
    '- [Three](#three)',
    '- [Two](#two)\n  - [Two](#two)',
    '- [Old](#old)',
  ])
  .map((lines) => `## Contents\n\n${lines.join('\n')}`);

const definitions = fc.constantFrom(
  '',
  '',
  '[h]: http://h.example/?utm_source=x',
  '[h]: https://h.example\n[i]: https://i.example\n[h]: https://h.example',
);

/** Lists with all kinds of faults, as they are written and not as the grammar goes. */
export const lists = fc
  .tuple(
    fc.constantFrom(
      '# Awesome List',
      '# list',
      '# Awesome List\n\n> What it is about.',
      '# Awesome [![x](https://x.example/a.svg)](https://x.example)',
      '',
    ),
    fc.oneof(contents, fc.constant('')),
    fc.array(section, { minLength: 1, maxLength: 4 }),
    definitions,
    fc.constantFrom('', '\n'),
    fc.constantFrom('\n', '\n', '\r\n'),
  )
  .map(([title, toc, sections, labels, last, lineEnd]) =>
    ([title, toc, ...sections, labels].filter((part) => part !== '').join('\n\n') + last).replaceAll('\n', lineEnd),
  );
