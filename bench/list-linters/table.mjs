// The table of the README: one row for the cases of one name, one column for each linter.

const marks = {
  start: '<!-- linters: written by `npm run bench:linters -- --write` -->\n',
  end: '<!-- end of linters -->',
};

/** `rows`: name, kind, and by linter the outcome of each case. */
export function tableOf(linters, rows) {
  const lines = rows.map(({ name, kind, outcomes }) => {
    const cells = linters.map((linter) => cellOf(kind, outcomes[linter]));
    const count = outcomes[linters[0]].length;
    return [count > 1 ? `${name} (${count})` : name, ...cells];
  });
  const count = (kind, isCounted) =>
    linters.map((linter) => {
      const all = rows.filter((row) => row.kind === kind).flatMap(({ outcomes }) => outcomes[linter]);
      return `${all.filter(isCounted).length} of ${all.length}`;
    });
  return [
    ['', ...linters],
    ['---', ...linters.map(() => '---')],
    ...lines,
    ['**defects found**', ...count('defect', (outcome) => outcome !== 'silent')],
    ['**fixed** with `--fix`', ...count('defect', (outcome) => outcome.startsWith('fixed'))],
    ['**false alarms**', ...count('look-alike', (outcome) => outcome === 'alarm')],
  ]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

const words = {
  fixed: 'fixed',
  'fixed-more': 'fixed, and something else changed',
  suggested: 'found, a fix suggested',
  found: 'found',
  alarm: '**false alarm**',
  note: 'a note',
};

function cellOf(kind, outcomes) {
  const nothing = kind === 'defect' ? '–' : 'silent';
  const told = outcomes.filter((outcome) => outcome !== 'silent');
  if (told.length === 0) return nothing;
  const one = told.every((outcome) => outcome === told[0]) ? words[told[0]] : 'found';
  return told.length === outcomes.length ? one : `${one} in ${told.length} of ${outcomes.length}`;
}

/** The text with the table in its place. */
export function withTable(text, table) {
  const start = text.indexOf(marks.start);
  const end = text.indexOf(marks.end, start);
  if (start === -1 || end === -1) throw new Error('the README has no place for the table of linters');
  return `${text.slice(0, start + marks.start.length)}\n${table}\n${text.slice(end)}`;
}
