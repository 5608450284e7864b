const head = [
  '# Awesome Tools [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)',
  '',
  'Programs that work with text.',
  '',
  '## Contents',
  '',
  '- [Editors](#editors)',
  '- [Viewers](#viewers)',
  '',
  '## Editors',
  '',
];

/** Entries without a fault, before and after which the others stand. */
const goodEditors = [
  '- [Atlas](https://atlas.test/) - Edits long texts.',
  '- [Birch](https://birch.test/) - Edits short texts.',
  '- [Cedar](https://cedar.test/) - Edits tables.',
];
const goodViewers = [
  '- [Delta](https://delta.test/) - Shows long texts.',
  '- [Ember](https://ember.test/) - Shows short texts.',
];

/**
 * A small list that every linter is content with but for the entries given: the editors are the lines from 12 on (three
 * good ones after them), the viewers those from 18 + their number on (two good ones after them).
 */
export function listOf(editors: readonly string[], viewers: readonly string[] = []): string {
  const lines = [...head, ...editors, ...goodEditors, '', '## Viewers', '', ...viewers, ...goodViewers];
  return lines.map((line) => `${line}\n`).join('');
}
