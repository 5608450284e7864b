// Where awesome-lint tells something that linkmend leaves alone on purpose, by what its message and the line look like.

const item = '^\\s*(?:[-*+]|\\d+[.)])\\s';

const differences = [
  {
    why: 'links to places in the file, to files and by other schemes may be entries',
    rule: 'list-item',
    message: /link URL/,
    line: /\]\((?!https?:)/,
  },
  {
    why: 'tags, licences, parentheses, names of emoji, a colon before a list and other scripts may end a description',
    rule: 'list-item',
    message: /proper punctuation/,
    line: /(?:[`)\]:]|\p{Lo}\p{P}?)$/u,
  },
  {
    why: 'words may go on behind a link, and further links and badges may follow it, without being its description',
    rule: 'list-item',
    message: /separated with a dash/,
    line: new RegExp(`${item}(?:\\[[^\\]]*\\]\\([^)]*\\)(?:$|\\s|\\\\|<)(?![–—-])|\\*\\*|https?:)|^$`),
  },
  {
    why: 'the name of an entry may be in emphasis, with its link or without one',
    rule: 'list-item',
    message: /Invalid list item link$/,
    line: new RegExp(`${item}(?:\\*\\*|~~)`),
  },
  {
    why: 'what the list has as a name in small letters keeps them, and so do names with a full stop in them',
    rule: 'list-item',
    message: /valid casing/,
    line: /\[[^\]]*?(\p{Ll}+)[^\]]*\]\([^)]*\) - \1| - \p{Ll}+\.\p{Ll}/u,
  },
  {
    why: 'only entries are repeated: places in the file, mail addresses and links in running text are not',
    rule: 'double-link',
    message: /./,
    line: new RegExp(`^(?!${item.slice(1)}\\[[^\\]]*\\]\\(https?:)`),
  },
  { why: 'an example may begin below the title', rule: 'toc', message: /^First heading should be name/, line: /^## / },
  { why: 'zero-width characters do not count', rule: 'toc', message: /%E2%80%8C.*not found/, line: /./ },
];

/** The messages of a rule about a text that are no difference that is meant. A single duplicate is none. */
export function withoutMeant(rule, messages, text) {
  const lines = text.split('\n');
  const rest = messages.filter(({ reason, line }) => {
    const about = lines[line - 1]?.trimEnd() ?? '';
    if (rule === 'toc' && (needsNoLine(reason, text) || leadsToHtml(reason, text))) return false;
    return !differences.some((one) => one.rule === rule && one.message.test(reason) && one.line.test(about));
  });
  return rule === 'double-link' && rest.length === 1 ? [] : rest;
}

/** Names in raw HTML are anchors on the forge too. */
function leadsToHtml(reason, text) {
  const [, fragment] = /link "#(.+)" not found$/.exec(reason) ?? [];
  return fragment !== undefined && (text.includes(`name="${fragment}"`) || text.includes(`id="${fragment}"`));
}

/** A section without entries needs no line in the table of contents, nor does one that a comment takes out. */
function needsNoLine(reason, text) {
  const [, name] = /missing item for "(.*)"$/.exec(reason) ?? [];
  const [before, after] = name === undefined ? [] : text.split(`# ${name}\n`);
  if (before === undefined || after === undefined) return false;
  const isTakenOut = /<!-- omit in toc -->\s*#*$/.test(before) || name.includes('<!-- omit in toc -->');
  return isTakenOut || !/^\s*[-*+] /m.test(after.split(/^#/m)[0]);
}
