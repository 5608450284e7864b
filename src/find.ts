import { offerFixes } from './fix/offer-fixes.ts';
import { findSameShape } from './judge/find-same-shape.ts';
import { findVerdicts } from './judge/find-verdicts.ts';
import { type Answers, judgePlan } from './judge/judge-plan.ts';
import { judgeFromRecord } from './judge/judge-record.ts';
import { lintRun } from './lint-run.ts';
import type { Finding } from './model/finding.ts';
import type { Judged, PlacedFinding } from './model/judged.ts';
import type { Source } from './model/source.ts';
import type { RunScope, ScopedRows } from './scope.ts';
import { answerPlan, planDocuments, type Run } from './stages.ts';

/** What a run has to tell of its documents. */
export interface Found {
  /** With the fixes there are. */
  readonly findings: readonly PlacedFinding[];
  /** What stands for many missing files. */
  readonly shaped: readonly PlacedFinding[];
  /** What only all shards together can tell; nothing in a run that is not divided. */
  readonly undecided: readonly PlacedFinding[];
  /** How many findings and links comments take out. */
  readonly ignored: number;
}

/** Turns verdicts into findings, runs the rules, and gives each finding the fix there is. */
export function findAll(judged: readonly Judged[], scoped: ScopedRows, run: Run): Found {
  const { config } = run.job;
  const { rows, findings: shaped } = findSameShape(judged, config.judge);
  const verdicts = rows.flatMap((row) => findVerdicts(row, config.judge, run.found.base === null ? 'run' : 'change'));
  const { findings, ignored } = lintRun(verdicts, judged, run, scoped.isNew);
  // A comment that takes out nothing of this shard may take out something of another one.
  const isUndecided = ({ finding }: PlacedFinding): boolean =>
    run.job.shard !== undefined && finding.rule === 'unused-directive';
  const selected = scoped.select(findings);
  const own = selected.filter((placed) => !isUndecided(placed) && run.isOwn(placed.link));
  return {
    findings: offerFixes(own, judged, run.documents, { ...config.fix, ...config.judge, ...scoped }),
    shaped,
    undecided: selected.filter(isUndecided),
    ignored,
  };
}

/**
 * What would be found if sources had other texts. The disk is looked at again, and nobody is asked: of addresses that are
 * new nothing is known.
 *
 * @param first what is known of the texts as they were read
 */
export async function findAgain(
  texts: ReadonlyMap<Source, string>,
  first: Answers,
  scope: RunScope,
  run: Run,
): Promise<readonly Finding[]> {
  const { job, found, startedAt } = run;
  const documents = run.documents.map((document) => {
    const text = texts.get(document.source) ?? document.source.text;
    return text === document.source.text ? document : run.reader.read({ ...document.source, text });
  });
  const plan = await planDocuments(documents, found, job.config, startedAt);
  const { locals } = await answerPlan(plan, { ...run, job: { ...job, kind: 'lint', record: null }, documents });
  const rows = judgePlan(plan, { ...first, locals }, job.config.judge);
  const judged = job.record === null ? rows : judgeFromRecord(plan, rows, job.record);
  const scoped = await scope.settle(judged, documents);
  return findAll(scoped.rows, scoped, { ...run, documents }).findings.map(({ finding }) => finding);
}
