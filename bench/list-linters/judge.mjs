// Decides what an answer is worth: whether a linter tells of the very defect, and whether its fix is the right one.

/**
 * Which rules of the peers count as telling of a defect of a topic. Told on its line, and gone when it is mended, they count
 * even if they call it by another name: a link in square brackets is found by whoever misses its definition.
 */
const rulesAbout = {
  scheme: { 'awesome-lint': ['awesome-list-item'], 'markdownlint-cli2': ['MD034', 'MD042'] },
  address: { 'awesome-lint': ['awesome-list-item'], 'markdownlint-cli2': ['MD034', 'MD042'] },
  syntax: {
    'awesome-lint': ['awesome-list-item', 'no-undefined-references', 'list-item-indent'],
    'markdownlint-cli2': ['MD011', 'MD030', 'MD034', 'MD052'],
  },
  ending: { 'awesome-lint': ['awesome-list-item'], 'markdownlint-cli2': [] },
  anchor: { 'awesome-lint': ['awesome-toc'], 'markdownlint-cli2': ['MD051'] },
  duplicate: { 'awesome-lint': ['double-link'], 'markdownlint-cli2': [] },
  space: {
    'awesome-lint': ['awesome-list-item', 'hard-break-spaces'],
    'markdownlint-cli2': ['MD009', 'MD010', 'MD039'],
  },
  short: { 'awesome-lint': ['awesome-list-item'], 'markdownlint-cli2': [] },
};

/** On which lines somebody may tell of it. */
export function linesOf(one) {
  if (one.kind === 'look-alike') return one.lines;
  return [...one.found.map((found) => Number(found.split(' ')[1])), ...(one.also ?? [])];
}

/** What a peer's messages come to: those about the defect, or about what looks like one, and the others that it causes. */
export function sortMessages(peer, one, messages, afterwards) {
  const lines = linesOf(one);
  const rest = afterwards.map(keyOf);
  const caused = messages.filter((message) => {
    const index = rest.indexOf(keyOf(message));
    if (index !== -1) rest.splice(index, 1);
    return index === -1;
  });
  const isAbout = ({ rule, line }) => rulesAbout[one.topic][peer].includes(rule) && lines.includes(line);
  return { about: caused.filter(isAbout), others: caused.filter((message) => !isAbout(message)) };
}

const keyOf = ({ rule, text }) => `${rule} ${text}`;

/** `right`, `more` where the lines of the defect are right and something else was changed too, or `no`. */
export function judgeFix(one, fixed) {
  if (fixed === one.mended) return 'right';
  const [wanted, got] = [one.mended, fixed].map((text) => text.split('\n'));
  const isRight = linesOf(one).every((line) => wanted[line - 1] === got[line - 1]);
  return isRight && fixed !== one.text ? 'more' : 'no';
}
