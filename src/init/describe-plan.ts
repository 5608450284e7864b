import { forTerminal } from '../report/escape.ts';
import { fill, words } from '../report/layout.ts';
import { count } from '../report/wording.ts';
import type { InitPlan } from './plan-init.ts';
import type { PlannedFile } from './planned-file.ts';
import type { KeyNote, Translation } from './translate/translation.ts';

/** What a run of `init` is: about to write, or only to show. */
export type Tense = 'writes' | 'would-write';

/**
 * Says what is written, what becomes of another tool's keys, and what to do next.
 *
 * @param width columns
 */
export function describePlan(plan: InitPlan, translation: Translation | null, tense: Tense, width: number): string {
  const sections = [
    ...(translation === null ? [] : describeTranslation(translation, width)),
    describeFiles(plan.files, tense, width),
    describeAdvice([...plan.advice], width),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** What is told of the keys, in the order of what needs a look. */
const headings: readonly (readonly [kind: KeyNote['kind'], heading: string])[] = [
  ['none', 'Nothing in linkmend is like these:'],
  ['differs', 'These are a little different:'],
  ['built-in', 'These need nothing:'],
];

function describeTranslation({ tool, files, notes }: Translation, width: number): readonly string[] {
  const same = notes.filter(({ kind }) => kind === 'same').length;
  const read = `Read ${files.join(' and ')} (${tool}): ${count(notes.length, 'setting')}, ${same} of them the same in linkmend.`;
  return [
    paragraph(read, 0, width),
    ...headings.flatMap(([kind, heading]) => {
      const some = notes.filter((note) => note.kind === kind);
      return some.length === 0
        ? []
        : [
            [
              heading,
              ...table(
                some.map(({ key, text }) => [key, text]),
                width,
              ),
            ].join('\n'),
          ];
    }),
  ];
}

const verbs: Readonly<Record<Tense, Readonly<Record<PlannedFile['kind'], string>>>> = {
  writes: { create: 'Writes', extend: 'Adds to', replace: 'Replaces', keep: 'Keeps' },
  'would-write': { create: 'Would write', extend: 'Would add to', replace: 'Would replace', keep: 'Would keep' },
};

function describeFiles(files: readonly PlannedFile[], tense: Tense, width: number): string {
  return (['create', 'extend', 'replace', 'keep'] as const)
    .flatMap((kind) => {
      const some = files.filter((file) => file.kind === kind);
      const rows = some.map((file) => [file.path, file.kind === 'keep' ? file.why : file.about] as const);
      return some.length === 0 ? [] : [[verbs[tense][kind], ...table(rows, width)].join('\n')];
    })
    .join('\n\n');
}

/** Code stands right below what is said of it. */
function describeAdvice(advice: readonly string[], width: number): string {
  return advice
    .map((line) => (line.startsWith('    ') ? line : `\n${paragraph(line, 0, width)}`))
    .join('\n')
    .replace(/^\n/, '');
}

/** Two columns, the first as wide as it needs within reason. */
function table(rows: readonly (readonly [string, string])[], width: number): readonly string[] {
  const first = Math.min(34, Math.max(...rows.map(([name]) => name.length)));
  return rows.flatMap(([name, text]) => {
    const lines = lay(text, first + 4, width);
    const [head = '', ...rest] = lines;
    const label = forTerminal(name);
    const below = rest.map((line) => ' '.repeat(first + 4) + line);
    if (label.length > first) return [`  ${label}`, ' '.repeat(first + 4) + head, ...below];
    return [`  ${label.padEnd(first)}  ${head}`, ...below];
  });
}

function paragraph(text: string, indent: number, width: number): string {
  return lay(text, indent, width)
    .map((line) => ' '.repeat(indent) + line)
    .join('\n');
}

function lay(text: string, indent: number, width: number): readonly string[] {
  return fill(words(forTerminal(text)), indent, width).map((line) => line.map((word) => word.text).join(' '));
}
