import { type BrokenLinks, findBrokenLinks } from './change/broken-links.ts';
import { type Change, type Compared, openChange } from './change/change.ts';
import { selectFindings } from './change/select-findings.ts';
import { toInput } from './discover/read-input.ts';
import { once } from './extract/once.ts';
import { openReader } from './extract/reader.ts';
import { findRule } from './lint/rules.ts';
import { lintRun } from './lint-run.ts';
import type { Document } from './model/document.ts';
import type { Judged, LinkedPlace, PlacedFinding } from './model/judged.ts';
import type { Input } from './model/source.ts';
import type { Span } from './model/span.ts';
import type { Plan } from './plan/plan.ts';
import { findFileProblems } from './report/file-problems.ts';
import { lookUpIn, type Run, readLayout } from './stages.ts';

/** What a run is told about: everything, or what a change brings in. */
export interface RunScope {
  /** The plan, with those questions alone whose answers count. */
  readonly narrow: (plan: Plan) => Plan;
  /** Leaves the rows that count. The documents may have other texts than those that were read. */
  readonly settle: (judged: readonly Judged[], documents: readonly Document[]) => Promise<ScopedRows>;
}

export interface ScopedRows {
  readonly rows: readonly Judged[];
  readonly changeOf: (place: LinkedPlace) => 'added' | 'changed' | null;
  /** Where to what broken links led is now. */
  readonly homes: BrokenLinks['homes'];
  readonly select: (findings: readonly PlacedFinding[]) => readonly PlacedFinding[];
  /** Leaves what counts of what is wrong with whole files. */
  readonly selectProblems: (problems: readonly PlacedFinding[]) => readonly PlacedFinding[];
  /** Whether a change touched a line of a span. */
  readonly isNew: (file: string, span: Span) => boolean;
}

const everything: RunScope = {
  narrow: (plan) => plan,
  settle: async (rows) => ({
    rows,
    changeOf: () => null,
    homes: new Map(),
    select: (findings) => findings,
    selectProblems: (problems) => problems,
    isNew: () => false,
  }),
};

/** Finds out what a run is to tell of. */
export async function openRunScope(run: Run): Promise<RunScope> {
  const { found, job, documents } = run;
  const { base } = found;
  if (base === null) return everything;
  const { config } = job;
  const inBase = { ...found, tree: base.tree };
  const change = await openChange(base, documents, {
    extensions: config.discover.extensions,
    reader: await openReader(config.site, [...base.tree.files]),
    layout: await readLayout(documents, found, config),
    layoutBefore: (before) => readLayout(before, inBase, config),
  });
  const first = change.compare(documents);
  const before = once(() => findingsBefore(run, change, first));
  const selectProblems = await openProblemFilter(found.inputs, change);
  return {
    narrow: (plan) => narrowQuestions(plan, first),
    settle: async (judged, now) => {
      const compared = now === documents ? first : change.compare(now);
      const broken = await findBrokenLinks(
        judged,
        change,
        compared,
        { documents: now, tree: found.tree },
        lookUpIn(inBase, config),
      );
      const isNew = (place: LinkedPlace): boolean => compared.changeOf(place).kind !== 'kept';
      return {
        rows: judged.filter(({ places }) => places.some((place) => isNew(place) || broken.links.has(place.link))),
        changeOf: (place) => {
          const { kind } = compared.changeOf(place);
          return kind === 'kept' ? null : kind;
        },
        homes: broken.homes,
        select: (findings) =>
          selectFindings(findings, {
            compared,
            documents: now,
            broken: broken.links,
            before: before(),
            nowCalled: change.nowCalled,
            reachesFar: (rule) => findRule(rule)?.reach === 'file',
          }),
        selectProblems,
        isNew: compared.isTouched,
      };
    },
  };
}

/** What rules said about the files before the change, at the same one of several places; verdicts are no part of it. */
function findingsBefore(run: Run, { documents, base }: Change, { wasTouched }: Compared) {
  const inBase = { ...run, documents, isOwn: () => true, found: { ...run.found, tree: base.tree } };
  const { findings } = lintRun([], [], inBase, wasTouched);
  return { findings, documents };
}

/** Leaves what is wrong with whole files that a change touches, and was not wrong with them before. */
async function openProblemFilter(inputs: readonly Input[], { base, documents, nowCalled }: Change) {
  const { tree, changed, renamed } = base;
  const known = new Set(tree.files);
  const unread = inputs.flatMap(({ file, state }) => (state === 'read' ? [] : [renamed.get(file) ?? file]));
  const inputsBefore = [...(await tree.readAll(unread))].map(([path, bytes]) =>
    toInput({ path, absolutePath: path }, bytes, new Set()),
  );
  const keyOf = ({ finding: { rule } }: PlacedFinding, file: string): string => `${rule}\0${file}`;
  const before = new Set(
    findFileProblems(inputsBefore, documents).map((placed) => keyOf(placed, nowCalled(placed.finding.file))),
  );
  return (problems: readonly PlacedFinding[]): readonly PlacedFinding[] =>
    problems.filter((placed) => {
      const { file } = placed.finding;
      return (changed.has(file) || !known.has(file)) && !before.has(keyOf(placed, file));
    });
}

function narrowQuestions(plan: Plan, { changeOf }: Compared): Plan {
  const wanted = new Set(
    plan.rows.flatMap(({ decision, places }) =>
      decision.kind === 'ask' && places.some((place) => changeOf(place).kind !== 'kept') ? [decision.requestKey] : [],
    ),
  );
  return { ...plan, questions: plan.questions.filter(({ requestKey }) => wanted.has(requestKey)) };
}
