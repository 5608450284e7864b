import fc from 'fast-check';

/** Strings made of what does harm, and of everything else. */
export const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('\u001b[31m', '\r', '\n', '\u202e', '\u2066', '\u0085', '\u2028', '\ud800', '::', '##[', ' '),
      fc.constantFrom(
        '|',
        '\\',
        '`',
        '``',
        '<',
        '>',
        '[',
        ']',
        '(',
        ')',
        '*',
        '_',
        '~~',
        '&lt;',
        '&#124;',
        '<!--',
        '$$',
      ),
      fc.constantFrom('@octocat', '@org/team', '#1', 'GH-1', 'o/r#1', 'o/r@0123456', 'www.x.example', 'a@x.example'),
      fc.constantFrom(
        'https://github.com/o/r/issues/1',
        'http://x.example/|',
        'javascript:alert(1)',
        '0123456789abcdef',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** What no output may hold, line ends aside. */
export const dangerous = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
